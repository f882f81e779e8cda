import { backupInterval } from '../../../schemas/recovery.ts';
import { copiesCalled, isWay, subjectOf } from './backups.ts';
import { isOfDrills } from './drills.ts';
import { labelWords } from './labels.ts';
import { asText, ifDuration, ifRecurrence, inWords, readableOf, reader } from './record-reader.ts';
import { isRecurrence, recurrenceIn, tidied, withoutBrackets } from './wording.ts';

/** How often copies are made, with what explains it: `Daily at 02:00 UTC`. */
function intervalOfCopies(text: string): { every: string; rest: string } | undefined {
  if (backupInterval.safeParse(text).success) return { every: text, rest: '' };
  const [, continuous, rest = ''] =
    /^(continuous(?:ly)?|real[- ]?time)\s*(\(.*\)|streaming|replication|archiv\w+|shipping)$/i.exec(text.trim()) ?? [];
  // `01:00 UTC daily (cron)`
  const [, time, often = '', remark] =
    /^(\d{1,2}:\d{2}(?:\s*[A-Z]{3,4})?),?\s+([a-z]+)(?:\s+(\(.*\)))?$/i.exec(text.trim()) ?? [];
  if (isRecurrence(often)) return { every: often, rest: [time, remark].filter(Boolean).join(' ') };
  return continuous === undefined ? recurrenceIn(text) : { every: continuous, rest };
}

/** `30 days`, `Keep 7 days`, `retained for 90 days` */
function keptFor(text: string): string | undefined {
  const length = text
    .trim()
    .replace(/^(?:(?:keep|kept|retain(?:ed)?|stored?)\s+)?(?:for\s+)?(?:the\s+)?(?:last\s+)?/i, '')
    .replace(/\s+(?:retention|retained|kept|of (?:rolling )?(?:back-?ups?|history|data))$/i, '')
    .replace(/^(\d+)-(?=day|week|month|year)/i, '$1 ');
  return ifDuration(length);
}

/** Labels of what is said about a document: its cadence is that of what it tells to do. */
const ofDocument =
  /^(?:title|(?:runbook|document|procedure) (?:id|name|title)|(?:last )?(?:updated|reviewed|tested)|review(?: cycle| cadence)?|estimated (?:time|duration)|approv\w+(?: required)?)$/;

/** `Daily Automated Backups` is called so because of what it does. */
function subjectOfCopies(title: string): string {
  return title.replace(/\s*\((?:recommended|automated|automatic)\)$/i, '');
}

/** Words of titles that say that backups are below, and not of what. */
const generalWord =
  /^(?:back-?ups?|automated|configuration|settings|details|overview|summary|strategy|schedule|polic(?:y|ies)|plan|and|&|retention)$/i;

export const readBackups = reader({
  kind: 'backup',
  type: 'recovery',
  list: 'backups',
  named: 'what',
  isAbout: (titles, { record, cells, name }) =>
    !isOfDrills(titles) &&
    !isWay(name.value) &&
    titles.some((title) => /back(?:ed|ing)?[- ]?ups?\b|snapshots?\b/i.test(title)) &&
    !titles
      .slice(0, -1)
      .some((title) =>
        /restor|drill|\btest(?:s|ing)?\b|\balerts?\b|verif|validat|checks?\b|monitor|review|rotation|clean-?up/i.test(
          title,
        ),
      ) &&
    (record.form === 'row' ||
      record.form === 'column' ||
      (!record.cells.some(({ label }) => ofDocument.test(labelWords(label))) &&
        (cells.has('every') || (record.form === 'listed' && copiesCalled(name.value) !== undefined)) &&
        (cells.has('kept') || /back-?ups?\b|snapshots?\b/i.test(titles[0] ?? '')))),
  read(facts, given) {
    const { name, cells } = given;
    // A list below a label of its own is read by itself.
    const others = given.others.filter(({ items }) => items.length === 0);
    const { fields, unread } = readableOf(given, {
      how: asText,
      every: (text) => intervalOfCopies(text)?.every,
      kept: keptFor,
      where: asText,
      verified: ifRecurrence,
    });
    // `Nightly pg_dump` says how and how often at once.
    const how = cells.get('how')?.value ?? '';
    const [first = ''] = how.split(/\s+/);
    const within = !cells.has('every') && isRecurrence(first) ? first : undefined;
    const named = !cells.has('every') && within === undefined ? copiesCalled(name.value) : undefined;
    const every = fields['every'] ?? within ?? named?.every;
    if (every === undefined || unread.some((cell) => cell === cells.get('every'))) return undefined;
    if ([...cells.values()].some(({ items }) => items.length > 0)) return undefined;
    const at = intervalOfCopies(cells.get('every')?.value ?? '')?.rest;
    if (named && fields['kept'] === undefined) return undefined;
    const what =
      named ||
      (given.record.form !== 'row' &&
        name.value
          .trim()
          .split(/\s+/)
          .every((word) => generalWord.test(word)))
        ? (subjectOf(given.titles.slice(0, -1)) ?? String(facts.service['name']))
        : given.record.form === 'row'
          ? name.value
          : subjectOfCopies(name.value);
    if (named?.kind) fields['how'] ??= tidied(named.kind);
    return {
      name: what,
      fields: {
        what: tidied(what),
        ...fields,
        every,
        note:
          [at, named && withoutBrackets(name.value).inside, inWords([...unread, ...others])]
            .filter(Boolean)
            .join('; ') || undefined,
      },
      told: [...(given.record.form === 'row' ? [name] : []), ...cells.values(), ...others],
      absorbed: ['for keep kept retain retained', ...(named ? [name.value] : [])],
    };
  },
});
