import { deadAddresses, publishedOf, type DeadAddress } from '../model/site/dead-addresses.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import { addressOf } from '../model/site/document-address.ts';
import { alertAddress, alertsOf } from '../model/alerts/alerts.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { ledgerForm, splitAddress } from '../model/site/ledger.ts';
import { contentOption } from '../model/site/content-option.ts';
import { shellWord } from '../model/text/shell-word.ts';
import type { Place } from '../model/text/place.ts';

export const urlDead = {
  id: 'url/dead',
  level: 'error',
  summary: 'Every address that was ever published still leads somewhere, or is retired with a reason.',
  run: (catalogue: Catalogue) => {
    const textByPage = textsByPage(catalogue);
    return deadAddresses(catalogue, publishedOf(catalogue)).map((dead) =>
      report(textByPage, dead, contentOption(catalogue)),
    );
  },
} satisfies Check;

function report(textByPage: TextByPage, dead: DeadAddress, option: string): Reported {
  const { entry, last, pageLives, suggestion } = dead;
  const by = last === entry.address ? '' : ` It leads to \`${last}\`, which does not exist.`;
  const others = dead.also.length === 0 ? '' : ` So was ${dead.also.map((one) => `\`${one}\``).join(', ')}.`;
  const message = pageLives
    ? `\`${entry.address}\` was published, and the page no longer has \`#${splitAddress(last).anchor}\`.${by}`
    : `\`${entry.address}\` was published, and no page has that address any more.${by}`;
  return {
    message: message + others,
    hint: hintFor(dead, option),
    at: (pageLives && headingAt(textByPage, last, suggestion)) || entry.at,
  };
}

function hintFor({ entry, pageLives, suggestion }: DeadAddress, option: string): string {
  const retire = `If nothing replaces it: \`alertbook urls retire ${shellWord(entry.address)} --reason "…"${option}\`.`;
  const { anchor } = splitAddress(entry.address);
  const byHand = pageLives && anchor !== undefined ? `write \`[#${anchor}]\` after the heading` : '';
  if (suggestion === undefined)
    return byHand === ''
      ? `After it, write \`-> \` and the address of the page that replaces it. ${retire}`
      : `If another heading replaces it, ${byHand}. ${retire}`;
  const move = `\`alertbook urls move ${shellWord(entry.address)} ${shellWord(suggestion)}${option}\``;
  return `If it is \`${suggestion}\` now: ${move}${byHand === '' ? '' : ` or ${byHand}`}. ${retire}`;
}

/** Place of the heading or step that took the place of the one that is gone, else of the page's file. */
function headingAt(textByPage: TextByPage, last: string, suggestion: string | undefined): Place | undefined {
  const { page } = splitAddress(last);
  const document = textByPage.get(page);
  if (!document) return undefined;
  const anchor = suggestion === undefined ? undefined : splitAddress(suggestion).anchor;
  return document.body?.anchors.find(({ id }) => id === anchor)?.at ?? { file: document.file, line: 1, column: 1 };
}

/** The document whose text a page shows, by the page's address; of an alert's page, its runbook. */
type TextByPage = ReadonlyMap<string, Document>;

function textsByPage(catalogue: Catalogue): TextByPage {
  const runbooks = [...alertsOf(catalogue).values()].flatMap(({ name, runbooks: [first] }) =>
    first ? [[ledgerForm(alertAddress(name)), first.runbook] as const] : [],
  );
  return new Map([...runbooks, ...allDocuments(catalogue).map((document) => [addressOf(document), document] as const)]);
}
