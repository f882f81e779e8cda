import { addItem, addNote, claimEntry, claimRow, listOf, type Facts, type Fields } from './facts.ts';
import { titlesAbove, type Topic } from './outline.ts';
import { addShift, rotationOf } from './people.ts';
import { isSupposed } from './wording.ts';

const about = /on[- ]?call|\brota\b|\brotations?\b|\broster\b|\bschedule\b/i;
const notDuty =
  /\b(?:logs?|keys?|secrets?|credentials?|certificates?|passwords?|tokens?|backups?|maintenance|releases?)\b/i;

/** A turn: a week by its number, or by its first and last day, and who has it in which shift. */
interface Turn {
  week: number | undefined;
  days: { from: string; until: string } | undefined;
  /** Names by the titles of their columns. */
  names: [shift: string, name: string][];
}

/** Who is on call when: a table or a list of weeks with the names of those who have them. */
export function readWeekRoster(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  if (!titles.some((title) => about.test(title)) || notDuty.test(topic.title) || isSupposed(titles)) return;
  for (const table of topic.tables) {
    const [first = '', ...shifts] = table.header;
    if (!/^(?:weeks?|dates?|period|from|when)\b/i.test(first.trim()) || shifts.length === 0) continue;
    const isRemark = (index: number): boolean => /^(?:notes?|comments?|remarks?)$/i.test(shifts[index]?.trim() ?? '');
    if (!shifts.every((title, index) => isShift.test(title.trim()) || isRemark(index))) continue;
    // A second table is of other people who are on call at the same time.
    if (listOf(facts, 'team', 'rotations')[0]?.['overrides'] !== undefined) continue;
    const turns = table.rows.map(({ cells: [when = '', ...names] }) =>
      turnIn(
        /^week (?:starting|beginning|of|from)\b/i.test(first.trim()) ? weekFrom(when.trim()) : when,
        names.flatMap((name, index): [string, string][] =>
          isRemark(index) ? [] : [[shifts[index] ?? '', name.trim()]],
        ),
      ),
    );
    if (!addTurns(facts, turns)) continue;
    for (const row of table.rows) claimRow(facts, table, row, 'team', 'rotations[0].shifts', row.cells.slice(0, 1));
    if (table.rows.every((row, index) => turns[index]?.days && /^\S+$/.test(row.cells[0]?.trim() ?? '')))
      addNote(facts, 'team', {
        id: 'import/inferred',
        level: 'note',
        message: `The source names the first days of weeks (“${first.trim()}”), so each turn is taken to last seven days.`,
        hint: 'Check each `until:`.',
        find: 'overrides:',
      });
  }
  const entries = topic.entries.filter(({ label, children }) => label !== undefined && children.length === 0);
  if (entries.length > 1 && entries.length === topic.entries.length) {
    const turns = entries.map(({ label, value }) => turnIn(label!, [['On-call', value]]));
    if (addTurns(facts, turns))
      for (const entry of entries) claimEntry(facts, entry, 'team', 'rotations[0].shifts', [entry.label!]);
  }
}

const isShift =
  /^(?:primary|secondary|tertiary|backup|on[- ]?call|engineer|who|name|person|responder)(?: (?:on[- ]?call|engineer|responder))?$/i;
/** `Engineer A` is a placeholder for a person. */
const standIn =
  /^(?:(?:senior|junior|staff|principal|lead|on[- ]?call)\s+)?(?:engineer|person|member|team member|developer|dev|name|user|manager|tbd|n\/a|open|maintainer|responder)\b.{0,3}$|\b(?:lead|manager|director|team|engineer|officer|admin|on[- ]?call|replace_me)$/i;
const isName = /^(?:@[\w.-]+|\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){0,3})$/u;

function turnIn(when: string, names: [string, string][]): Turn | undefined {
  const week = /^week\s+(\d{1,2})$/i.exec(when.trim())?.[1];
  const days = daysIn(when.trim());
  const isNamed = names.every(([, name]) => isName.test(name) && !standIn.test(name));
  return isNamed && (week !== undefined || days)
    ? { week: week === undefined ? undefined : Number(week), days, names }
    : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A week by its first day, as its first and last one; any other text as it is. */
function weekFrom(text: string): string {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const last = start + 6 * 86_400_000;
  return Number.isNaN(last) ? text : `${text} to ${new Date(last).toISOString().slice(0, 10)}`;
}

/** `2026-01-05 – 2026-01-11`, `Jan 5 – Jan 11, 2026`: days without their year are no days. */
function daysIn(text: string): Turn['days'] {
  const iso = /^(\d{4}-\d{2}-\d{2})\s*(?:-|–|—|to|until|→)\s*(\d{4}-\d{2}-\d{2})$/i.exec(text);
  if (iso) return { from: iso[1]!, until: iso[2]! };
  const [, month = '', day, otherMonth = month, otherDay, year] =
    /^([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2})\s*(?:-|–|—|to)\s*(?:([A-Z][a-z]{2})[a-z]*\.?\s+)?(\d{1,2}),?\s+(\d{4})$/.exec(
      text,
    ) ?? [];
  const dayOf = (name: string, number: string): string =>
    [year, String(months.indexOf(name.toLowerCase()) + 1).padStart(2, '0'), number.padStart(2, '0')].join('-');
  const isKnown = [month, otherMonth].every((name) => months.includes(name.toLowerCase()));
  const isForward = months.indexOf(month.toLowerCase()) <= months.indexOf(otherMonth.toLowerCase());
  return day && otherDay && isKnown && isForward
    ? { from: dayOf(month, day), until: dayOf(otherMonth, otherDay) }
    : undefined;
}

/** Adds turns: weeks by number as the order of a weekly rotation, weeks by days as who is on call instead. All or none. */
function addTurns(facts: Facts, turns: readonly (Turn | undefined)[]): boolean {
  if (turns.length < 2 || !turns.every((turn) => turn !== undefined)) return false;
  const isOrder = turns.every(({ week }, index) => week === index + 1);
  if (!isOrder && !turns.every(({ days }) => days !== undefined)) return false;
  const rotation = rotationOf(facts);
  for (const { days, names } of turns)
    for (const [title, name] of names) {
      const shift = addShift(facts, title, {});
      const person = personCalled(facts, name);
      if (days && !isOrder)
        rotation['overrides'] = [
          ...((rotation['overrides'] as Fields[] | undefined) ?? []),
          { ...days, who: person, shift: shift['id'] },
        ];
      else shift['members'] = [...((shift['members'] as string[] | undefined) ?? []), person];
    }
  if (isOrder) rotation['every'] ??= 'weekly';
  return true;
}

function personCalled(facts: Facts, name: string): string {
  const known = listOf(facts, 'team', 'people').find((person) => [person['name'], person['chat']].includes(name));
  const handle = name.startsWith('@');
  return String(
    (known ??
      addItem(facts, 'team', 'people', name.replace(/^@/, ''), {
        ...(handle ? { chat: name } : { name }),
        role: 'On-call engineer',
      }))['id'],
  );
}
