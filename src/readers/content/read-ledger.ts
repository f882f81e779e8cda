import { shown, type AddressProblem } from '../../../schemas/address.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { decodeUtf8, notUtf8 } from '../decode-text.ts';
import {
  ledgerHeading,
  parseLedgerAddress,
  type Ledger,
  type LedgerComments,
  type LedgerEntry,
} from '../../model/site/ledger.ts';
import type { Place } from '../../model/text/place.ts';

const lineForm = /^(\/\S*)(?:\s+(?:->\s+(\/\S*)|retired:\s*(.*)))?$/d;

/** What is wrong with a line: where in it, counted from 0, what, and one thing to do. */
type LineProblem = [offset: number, message: string, hint: string];

/** Bad lines that are shown one by one. */
const maxShown = 1_000;

export interface LedgerText {
  ledger: Ledger;
  comments: LedgerComments;
  findings: Finding[];
}

/** Reads `urls.lock` from its bytes. One that is not UTF-8 has no entries: what it lost cannot be told. */
export function readLedgerBytes(bytes: Uint8Array, file: string): LedgerText {
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return readLedger(decoded.text, file);
  return { ledger: new Map(), comments: new Map(), findings: [{ level: 'error', ...notUtf8(decoded.problem, file) }] };
}

/**
 * Reads `urls.lock`: an address on each line; `OLD -> NEW` for one that leads on; `ADDRESS retired: REASON` for one that
 * leads nowhere by decision. Blank lines and lines that start with `# ` are for people.
 */
export function readLedger(text: string, file: string): LedgerText {
  const ledger = new Map<string, LedgerEntry>();
  const comments = new Map<string, string[]>();
  const findings: Finding[] = [];
  const remember = (address: string, lines: readonly string[]): void => {
    if (lines.length > 0) comments.set(address, [...(comments.get(address) ?? []), ...lines]);
  };
  let left = 0;
  const pending: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (/^#(?:\s|$)/.test(trimmed) && !ledgerHeading.includes(trimmed)) pending.push(trimmed);
    if (trimmed === '' || /^#(?:\s|$)/.test(trimmed)) continue;
    const start = line.length - line.trimStart().length;
    const placeOf = (offset: number): Place => ({ file, line: index + 1, column: 1 + start + offset });
    const read = readLine(trimmed);
    const problems = Array.isArray(read) ? read : addEntry(ledger, { ...read, at: placeOf(0) });
    for (const [offset, message, hint] of problems)
      if (findings.length >= maxShown) left += 1;
      else findings.push({ id: 'url/ledger', level: 'error', message, hint, at: placeOf(offset) });
    if (!Array.isArray(read)) remember(read.address, pending.splice(0));
  }
  remember('', pending);
  const last = findings.at(-1);
  if (last && left > 0)
    findings.push({
      ...last,
      message: `${left} more lines are wrong, and not shown one by one.`,
      hint: 'Correct the first ones, and try again.',
    });
  return { ledger, comments, findings };
}

function readLine(text: string): Omit<LedgerEntry, 'at'> | LineProblem[] {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(text))
    return [
      [
        0,
        'A merge left its marks here.',
        'Delete the marks and keep the lines of both sides: each address was published.',
      ],
    ];
  const match = lineForm.exec(text);
  if (!match)
    return [
      [
        0,
        `\`${shown(text)}\` is not a line of the ledger.`,
        'Write `/address/`, `/old/ -> /new/`, or `/address/ retired: why`.',
      ],
    ];
  const [, address = '', leadsTo, retired] = match;
  const own = parseLedgerAddress(address);
  const target = leadsTo === undefined ? undefined : parseLedgerAddress(leadsTo);
  const problems: LineProblem[] = [];
  if ('problem' in own) problems.push([0, own.problem, hintForOwn(own, text !== address)]);
  if (target && 'problem' in target) problems.push([match.indices![2]![0], target.problem, hintForTarget(target)]);
  if ('problem' in own || (target && 'problem' in target)) return problems;
  if (retired?.trim() === '')
    return [
      [
        0,
        `\`${own.address}\` is retired without a reason.`,
        'Say why after `retired:`; readers of an old link deserve to know.',
      ],
    ];
  return { address: own.address, leadsTo: target?.address, retired: retired?.trim() };
}

/** What nothing could have published needs no line, unless people have decided where it leads. */
function hintForOwn({ instead }: AddressProblem, isDecided: boolean): string {
  return instead !== undefined && isDecided
    ? `Write \`${instead}\`.`
    : 'Delete the line: no page has or had that address.';
}

function hintForTarget({ instead }: AddressProblem): string {
  return instead === undefined
    ? 'Write the address that it leads to now, or `retired: why` in place of the arrow.'
    : `Write \`${instead}\`.`;
}

/** A merge by union may keep two lines of one address; the one that says more is kept, two that disagree are reported. */
function addEntry(ledger: Map<string, LedgerEntry>, entry: LedgerEntry): LineProblem[] {
  const known = ledger.get(entry.address);
  const says = ({ leadsTo, retired }: LedgerEntry): string | undefined => leadsTo ?? retired;
  if (known && says(known) !== undefined && says(entry) !== undefined && says(known) !== says(entry))
    return [
      [
        0,
        `\`${entry.address}\` appears twice and leads to two places; the other line is ${known.at.line}.`,
        'Delete the line that is wrong.',
      ],
    ];
  if (!known || says(known) === undefined) ledger.set(entry.address, entry);
  return [];
}
