import type { Finding } from '../model/finding.ts';
import { ledgerForm, type Ledger, type LedgerEntry } from '../model/ledger.ts';

const addressPattern = String.raw`/\S*`;
const line = new RegExp(`^(${addressPattern})(?:\\s+(?:->\\s+(${addressPattern})|retired:\\s*(.*)))?$`);

/**
 * Reads `urls.lock`: an address on each line; `OLD -> NEW` for one that leads on; `ADDRESS retired: REASON` for one that
 * leads nowhere by decision. Blank lines and lines that start with `# ` are for people.
 */
export function readLedger(text: string, file: string): { ledger: Ledger; findings: Finding[] } {
  const ledger = new Map<string, LedgerEntry>();
  const findings: Finding[] = [];
  const report = (number: number, message: string, hint: string): void => {
    findings.push({ id: 'url/ledger', level: 'error', message, hint, at: { file, line: number, column: 1 } });
  };
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const number = index + 1;
    const trimmed = raw.trim();
    if (trimmed === '' || /^#(?:\s|$)/.test(trimmed)) continue;
    if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(trimmed)) {
      report(
        number,
        'A merge left its marks here.',
        'Delete the marks and keep the lines of both sides: each address was published.',
      );
      continue;
    }
    const match = line.exec(trimmed);
    if (!match) {
      report(
        number,
        `\`${trimmed.slice(0, 80)}\` is not a line of the ledger.`,
        'Write `/address/`, `/old/ -> /new/`, or `/address/ retired: why`.',
      );
      continue;
    }
    const [, address = '', leadsTo, reason] = match;
    if (reason?.trim() === '') {
      report(
        number,
        `\`${address}\` is retired without a reason.`,
        'Say why after `retired:`; readers of an old link deserve to know.',
      );
      continue;
    }
    const entry: LedgerEntry = {
      address: ledgerForm(address),
      leadsTo: leadsTo && ledgerForm(leadsTo),
      retired: reason?.trim(),
      at: { file, line: number, column: 1 },
    };
    addEntry(ledger, entry, report);
  }
  return { ledger, findings };
}

/** A merge by union may keep two lines of one address; the one that says more is kept, two that disagree are reported. */
function addEntry(
  ledger: Map<string, LedgerEntry>,
  entry: LedgerEntry,
  report: (line: number, message: string, hint: string) => void,
): void {
  const known = ledger.get(entry.address);
  const says = ({ leadsTo, retired }: LedgerEntry): string | undefined => leadsTo ?? retired;
  if (known && says(known) !== undefined && says(entry) !== undefined && says(known) !== says(entry)) {
    report(
      entry.at.line,
      `\`${entry.address}\` stands twice and leads to two places; the other line is ${known.at.line}.`,
      'Delete the line that is wrong.',
    );
    return;
  }
  if (!known || says(known) === undefined) ledger.set(entry.address, entry);
}
