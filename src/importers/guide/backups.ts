import { durationKind } from '../../../schemas/quantities/duration.ts';
import { addItem, claimEntry, claimTitle, listOf, type Facts, type Fields } from './facts.ts';
import { fieldsCalled } from './labels.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import {
  isDuration,
  isRecurrence,
  isSupposed,
  lengthOfTime,
  recurrenceIn,
  takeRecurrence,
  tidied,
  withoutBrackets,
} from './wording.ts';

const about = /\bback-?ups?\b/i;

/** Titles of lists that say something of backups, and name nothing that is copied. */
const noSubject =
  /recommend|implementation|detection|requirements?|compliance|benefits?|limitations?|locations?|how it|steps?\b|responsibilit|process|checks?\b|notes?\b|options?|monitor|verif|validat|alert|phase \d/i;

/** What is copied, how often and for how long: items, labels above items, or a line. What names no interval stays text. */
export function readBackups(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  if (isSupposed(titles)) return;
  for (const entry of topic.entries) if (/^back-?ups?$/i.test(entry.label ?? '')) readLine(facts, entry);
  readLabelled(facts, topic);
  if (!titles.some((title) => about.test(title)) || /restor|manual/i.test(topic.title) || noSubject.test(topic.title))
    return;
  if (readAutomated(facts, topic)) return;
  const isSubject = topic.depth === 7 && !about.test(topic.title) && !/retention|polic(?:y|ies)/i.test(topic.title);
  let count = 0;
  for (const entry of topic.entries.filter(({ node }) => !facts.claims.some((claim) => claim.node === node))) {
    if (entry.children.length > 0 || entry.isOrdered) continue;
    const backup =
      keptByInterval(entry, titles.slice(0, -1), String(facts.service['name'])) ??
      copiesIn(entry, titles) ??
      (isSubject
        ? backupIn(entry.text, topic.title)
        : entry.label === undefined || isFieldLabel(entry.label)
          ? undefined
          : backupIn(entry.value, entry.label));
    if (!backup || namesNothing.test(String(backup.fields['what'])) || isWay(entry.label ?? '')) continue;
    addBackup(facts, backup, entry);
    count++;
  }
  if (isSubject && count > 0 && count === topic.entries.length) claimTitle(facts, topic, 'recovery', 'backups.what');
}

/** When copies are made, or what a field is called, is nothing that is copied. */
const namesNothing = /^(?:at|on|every)\b|^\d|^(?:frequency|schedule|cadence|retention|back-?ups?|snapshots?)$/i;

/** Whether words name one of several ways, or when it is taken, and not what is copied: nobody can tell which of them is. */
export function isWay(words: string): boolean {
  return /^(?:(?:self|un|fully )?-?\s?(?:managed|hosted)|on[- ]prem\w*|cloud|saas|preferred|recommended|alternative(?:ly)?|fallback|optional(?:ly)?|default|otherwise|(?:option|variant|choice|approach|method)\b.*|(?:if|when|unless|for)\b.*|minimum|ideal(?:ly)?|either|or)$/i.test(
    words.trim().replace(/:$/, ''),
  );
}

/** What the copies of a section are of, by its title or by one above. */
export function subjectOf(titles: readonly string[]): string | undefined {
  return titles.find(
    (title) =>
      about.test(title) &&
      /\p{L}/u.test(
        title.replace(
          /\([^()]*\)|\b(?:back-?ups?|retention|polic(?:y|ies)|schedules?|strategy|and|restore|recovery|disaster|plan|procedures?|automat\w+|hourly|daily|nightly|weekly|monthly|quarterly|yearly|regular|scheduled)\b/gi,
          ' ',
        ),
      ),
  );
}

/** `Daily backups`, `Weekly full snapshots (Sunday)`: how often, and what copies they are where that is said. */
export function copiesCalled(name: string): { every: string; kind: string } | undefined {
  const [, every = '', kind] =
    /^(\S+)\s+((?:full|incremental|differential|base)\s+)?(?:back-?ups?|snapshots?|dumps?|copies)$/i.exec(
      withoutBrackets(name).text,
    ) ?? [];
  return isRecurrence(every) ? { every: every.toLowerCase(), kind: kind?.trim() ?? '' } : undefined;
}

/** `Weekly: keep 4 weeks`: of the copies of one interval, how long each is kept. */
function keptByInterval({ label, value }: Entry, titles: readonly string[], service: string): BackupIn | undefined {
  const { text, inside } = withoutBrackets(value.replace(/\.$/, ''));
  const kept = text.replace(/^(?:(?:keep|kept|retain(?:ed)?)\s+)?(?:for\s+)?/i, '');
  const copies = label === undefined ? undefined : copiesCalled(label);
  const subject = subjectOf(titles) ?? (copies ? service : undefined);
  const every = copies?.every ?? label ?? '';
  if (subject === undefined || !isRecurrence(every) || !isDuration(kept)) return undefined;
  return {
    fields: {
      what: tidied(subject),
      how: copies?.kind && tidied(copies.kind),
      every: every.toLowerCase(),
      kept,
      note: inside && tidied(inside),
    },
    absorbed: ['keep kept retain retained for', label ?? ''],
  };
}

const copies = String.raw`(?:back-?ups?|snapshots?|dumps?|exports?)`;

/** `Daily database backups are retained for 7 days` */
function copiesIn({ text, label }: Entry, titles: readonly string[]): BackupIn | undefined {
  const [, often = '', what = '', kept, inside] =
    new RegExp(
      `^(?:automated\\s+|automatic\\s+)?((?:every \\w+(?: \\w+)?|\\w+))\\s+((?:[\\w-]+\\s+){0,4}?${copies})(?:,?\\s+(?:(?:are|is)\\s+)?(?:retained|kept|stored|with)\\s+(?:for\\s+)?(${lengthOfTime})(?:\\s+retention)?)?(?:\\s*\\(([^()]+)\\))?\\.?$`,
      'i',
    ).exec(text) ?? [];
  if (label !== undefined || !isRecurrence(often) || (kept === undefined && inside === undefined)) return undefined;
  const isBare = /^(?:automated |automatic |full )?(?:back-?ups?|snapshots?)$/i.test(what);
  const retained =
    kept ?? new RegExp(`^(?:retained|kept)\\s+(?:for\\s+)?(${lengthOfTime})$`, 'i').exec(inside ?? '')?.[1];
  return {
    fields: {
      what: tidied((isBare ? subjectOf(titles) : undefined) ?? what),
      every: often.toLowerCase(),
      kept: retained,
      note: retained === undefined || kept !== undefined ? inside && tidied(inside) : undefined,
    },
    absorbed: ['automated automatic are is retained kept stored with for retention', what],
  };
}

/** `Frequency` names a field of a backup, not what is copied. */
function isFieldLabel(label: string): boolean {
  return (
    /^what$|\b(?:window|times?|schedule|frequency|location|method|retention|policy|verification)$/i.test(label) ||
    fieldsCalled('backup', label).some((field) => field !== 'what')
  );
}

interface BackupIn {
  fields: Fields;
  absorbed: string[];
}

function addBackup(facts: Facts, { fields, absorbed }: BackupIn, entry: Entry): void {
  const field = `backups[${listOf(facts, 'recovery', 'backups').length}]`;
  addItem(facts, 'recovery', 'backups', `${String(fields['what'])} ${String(fields['how'] ?? '')}`.trim(), fields);
  claimEntry(facts, entry, 'recovery', field, absorbed);
}

const labels: [field: 'every' | 'kept' | 'verified', RegExp][] = [
  ['every', /^(?:(.+?)\s+)?(?:back-?ups?|snapshots?)\s+(?:frequency|schedule|interval|cadence)$/i],
  ['kept', /^(?:(?:(.+?)\s+)?(?:back-?ups?|snapshots?)\s+)?retention(?:\s+(?:period|time))?$/i],
  ['verified', /^(?:(.+?)\s+)?(?:restore|recovery)\s+tests?\s+(?:interval|frequency|cadence|schedule)$/i],
];

/** `Database backup frequency: Daily`, `Backup retention: 30 days`, `Restore test interval: Monthly`: lines of one section that say it of one thing. */
function readLabelled(facts: Facts, topic: Topic): void {
  const found = topic.entries.flatMap((entry) => {
    const said = labels.flatMap(([field, pattern]) => {
      const match = pattern.exec(entry.label ?? '');
      return match ? [{ entry, field, subject: match[1] }] : [];
    })[0];
    return said && entry.children.length === 0 && entry.value !== '' ? [said] : [];
  });
  const of = found.find(({ field }) => field === 'every')?.subject?.toLowerCase();
  const isOfOther = found.some(({ subject }) => subject !== undefined && subject.toLowerCase() !== of);
  const fieldsNamed = new Set(found.map(({ field }) => field));
  // Of two things, or of two intervals, nobody can tell which line goes with which.
  if (!fieldsNamed.has('every') || fieldsNamed.size < Math.max(found.length, 2) || isOfOther) return;
  const values = found.map(({ entry, field, subject }) => {
    const { text, inside } = withoutBrackets(entry.value.replace(/\.$/, ''));
    const often = recurrenceIn(text);
    const value = field === 'kept' ? (isDuration(text) ? text : undefined) : often?.every;
    return {
      entry,
      field,
      subject,
      value,
      note: [field === 'kept' ? '' : often?.rest, inside].filter(Boolean).join(', '),
    };
  });
  if (values.some(({ value }) => value === undefined)) return;
  const { title, depth, parent } = topic;
  // `Search cache` in a part about backups is what is copied.
  const isThing =
    depth > 2 && !about.test(title) && !noSubject.test(title) && titlesAbove(parent).some((one) => about.test(one));
  const what = tidied(
    values.find(({ subject }) => subject)?.subject ??
      (isThing ? title : (subjectOf(titlesAbove(topic)) ?? String(facts.service['name']))),
  );
  const field = `backups[${listOf(facts, 'recovery', 'backups').length}]`;
  addItem(facts, 'recovery', 'backups', what, {
    what,
    ...Object.fromEntries(values.map((one) => [one.field, one.value])),
    note:
      values
        .flatMap(({ note, field: of }) =>
          note === '' ? [] : [of === 'every' ? tidied(note) : `${of === 'kept' ? 'Kept' : 'Verified'}: ${note}`],
        )
        .join('; ') || undefined,
  });
  for (const { entry } of values) claimEntry(facts, entry, 'recovery', field, [entry.label!]);
}

const isCopy = /back-?up|snapshot|dump|replicat|\bcop(?:y|ies)\b|archiv|sync|mirror|increment|\bfull\b/i;
const isOther =
  /verif|check|\btest|drill|exercis|validat|integrity|remind|restor|review|monitor|rotat|\bshould\b|recommend/i;

/** `Daily automated backups (retained 35 days)`, `Cross-region replication (real-time)` */
function backupIn(text: string, what: string): BackupIn | undefined {
  // A sentence in which a word such as `daily` occurs is prose.
  const [, untimed = text, time] = /^(\S+(?: \S+){0,2}?)\s+(at \d{1,2}:\d{2}(?:\s*[AP]M)?(?: UTC)?)$/i.exec(text) ?? [];
  if (text.split(/\s+/).length > 14 || /[.;]\s|[:✅]/u.test(untimed) || isOther.test(text)) return undefined;
  const { text: said, inside } = withoutBrackets(untimed);
  const retained =
    inside === undefined
      ? undefined
      : new RegExp(`^(?:retained|kept|retention)?\\s*:?\\s*(?:for\\s+)?(${lengthOfTime})(?:\\s+retention)?$`, 'i').exec(
          inside,
        )?.[1];
  const isContinuous = inside !== undefined && /^(?:real[- ]?time|continuous(?:ly)?)$/i.test(inside);
  const recurrence = isContinuous ? undefined : takeRecurrence(said);
  const every = isContinuous ? inside : recurrence?.every;
  if (every === undefined) return undefined;
  const how = isContinuous ? said : (recurrence?.rest ?? '');
  if (how !== '' && !isCopy.test(`${text} ${what}`)) return undefined;
  // A whole clause (`the cookbook installs a job to run every day`) is about something else.
  if (how.split(/\s+/).length > 5) return undefined;
  const note = inside !== undefined && !isContinuous && retained === undefined ? inside : time;
  return {
    fields: {
      what: tidied(what),
      how: how === '' ? undefined : tidied(how),
      every: every.toLowerCase(),
      kept: retained,
      note: note && tidied(note),
    },
    absorbed: ['retained', 'kept', 'retention', 'for'],
  };
}

const isSentence = /\b(?:supports?|provides?|offers?|enables?|allows?|can|should|may|are|is)\b/i;

/** `Automated Backups:` above one item with an interval and others that say how long copies are kept, and where. */
function readAutomated(facts: Facts, topic: Topic): boolean {
  if (!/^automat\w+ back-?ups?$/i.test(topic.title)) return false;
  const made = topic.entries.flatMap((entry) => {
    const recurrence = takeRecurrence(entry.text);
    return recurrence && about.test(entry.text) ? [{ entry, ...recurrence }] : [];
  });
  const [backup] = made;
  // A sentence about what a system can do names nothing that is copied.
  if (made.length !== 1 || !backup || isSentence.test(backup.entry.text)) return false;
  const kept = topic.entries.flatMap((entry) => {
    const [, length, where] = /^(\d+)[- ]days?\s+retention(?:\s*\(([^)]+)\))?$/i.exec(entry.text) ?? [];
    return length === undefined ? [] : [{ entry, kept: `${length} days`, where }];
  });
  const others = topic.entries.filter((entry) => entry !== backup.entry && !kept.some((one) => one.entry === entry));
  const note = others.map(({ text }) => tidied(text)).join('. ') || undefined;
  const copies = kept.length === 0 ? [{ kept: undefined, where: undefined }] : kept;
  for (const { kept: length, where } of copies) {
    const environment = where === undefined ? undefined : environmentOf(facts, where);
    addItem(facts, 'recovery', 'backups', ['automated', where].filter(Boolean).join('-'), {
      what: tidied(backup.rest.replace(/^(?:schedule|take|make|perform|create|run)\s+/i, '')),
      environment,
      every: backup.every.toLowerCase(),
      kept: length,
      note,
    });
  }
  for (const entry of topic.entries)
    claimEntry(facts, entry, 'recovery', 'backups', entry === backup.entry ? [] : ['retention', 'day', 'days']);
  claimTitle(facts, topic, 'recovery', 'backups');
  return true;
}

/** An environment of the service by its name; a new one where none has it. */
export function environmentOf(facts: Facts, name: string): string {
  const known = listOf(facts, 'service', 'environments').find((environment) =>
    String(environment['name']).toLowerCase().startsWith(name.toLowerCase()),
  );
  return String((known ?? addItem(facts, 'service', 'environments', name, { name: tidied(name) }))['id']);
}

/** `daily full + hourly incrementals; verify restores weekly.` */
function readLine(facts: Facts, entry: Entry): void {
  const [made = '', ...after] = entry.value.replace(/\.$/, '').split(/\s*;\s*/);
  const parts = made.split(/\s*(?:\+|,|\band\b)\s*/);
  const copies = parts.flatMap((part) => takeRecurrence(part) ?? []).filter((copy) => copy.rest !== '');
  const verified = after.map((clause) =>
    /\b(?:verif|test|restor)/i.test(clause) ? takeRecurrence(clause) : undefined,
  );
  // `Backup: daily at 23:00` says when, and not of what.
  if (copies.some(({ rest }) => namesNothing.test(rest))) return;
  if (copies.length !== parts.length || !verified.every((clause) => clause !== undefined && isRecurrence(clause.every)))
    return;
  for (const { every, rest: what } of copies)
    addItem(facts, 'recovery', 'backups', what, {
      what: tidied(what),
      every: every.toLowerCase(),
      verified: verified[0]?.every.toLowerCase(),
      note: verified[0] ? tidied(after[0]!) : undefined,
    });
  claimEntry(facts, entry, 'recovery', 'backups');
}

/** How long backups are kept, said elsewhere: `backups 35d (or per policy)`. */
export function keepBackups(facts: Facts, length: string, note: string | undefined): void {
  if (!('value' in durationKind.parse(length))) return;
  for (const backup of listOf(facts, 'recovery', 'backups')) {
    if (backup['kept'] !== undefined) continue;
    backup['kept'] = length;
    if (note !== undefined) backup['note'] = [backup['note'], tidied(note)].filter(Boolean).join('. ');
  }
}
