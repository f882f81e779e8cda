import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { phoneKind } from '../../../schemas/quantities/phone.ts';
import { reader, inWords, ifDuration, nothing, readableOf } from './record-reader.ts';
import { tidied, upperBound } from './wording.ts';

/** Sections about who can be reached; what is below a level of severity or a scenario is done then. */
const about =
  /\bcontacts?\b|who to (?:call|contact)|\broster\b|\bdirectory\b|\bon[- ]?call (?:team|roles?|engineers?)\b/i;
/** Titles that say only that ways to reach someone are below, and not who. */
const isGeneral =
  /^(?:(?:key|primary|main|emergency|internal|external|important|escalation|support|team|on[- ]?call|vendor|critical|quick)\s+)*(?:contacts?|contact (?:information|details|info|list)|communication(?: channels?)?|channels?|escalation|support|help)(?:\s+(?:list|information|details))?$/i;

const ifEmail = (text: string): string | undefined =>
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(text) || isPlaceholder(text) ? text : undefined;
const ifPhone = (text: string): string | undefined =>
  isPlaceholder(text) || 'value' in phoneKind.parse(text) ? text : undefined;
const ifChat = (text: string): string | undefined =>
  /^[#@][\w.-]+$/.test(text) || isPlaceholder(text) ? text : undefined;
const ifText = (text: string): string | undefined => (/\d{3}|https?:/.test(text) ? undefined : text);

/** `Email`, `Phone` and `Slack` below a heading or an item that says who: several ways to reach one person or team. */
export const readContacts = reader({
  kind: 'contact',
  type: 'team',
  list: 'people',
  named: 'name',
  isAbout: (titles, { record, name }) =>
    ['heading', 'item'].includes(record.form) &&
    titles.some((title) => about.test(title)) &&
    !isGeneral.test(record.cells[0]!.value.trim()) &&
    (name === record.cells[0] || nothing.test(name.value) || isPlaceholder(name.value) || !/[\d@#]/.test(name.value)),
  read(_facts, given) {
    const { name, cells, record } = given;
    const [title] = record.cells;
    // What a list says stays a list.
    const others = given.others.filter((cell) => cell !== title && cell.items.length === 0 && cell.value !== '');
    const { fields, unread } = readableOf(given, {
      role: ifText,
      phone: ifPhone,
      email: ifEmail,
      chat: ifChat,
      timeZone: ifText,
      response: (text) => ifDuration(upperBound(text)),
    });
    // One gap alone may be anything, and what reaches someone else is no remark on this one.
    const ways = [fields['phone'], fields['email'], fields['chat']].filter((way) => way !== undefined);
    if (ways.length < 2 && ways.every((way) => isPlaceholder(String(way)))) return undefined;
    if (others.some(({ value }) => /\S@\S+\.\w|\+\d[\d\s().-]{7,}/.test(value))) return undefined;
    if ([...cells.values()].some(({ items }) => items.length > 0)) return undefined;
    const role = fields['role'] ?? tidied(title!.value);
    const called = name === title || nothing.test(name.value) ? undefined : name.value;
    return {
      name: called === undefined || isPlaceholder(called) ? String(role) : called,
      fields: { name: called, ...fields, role, note: inWords([...unread, ...others]) },
      told: [title!, ...(name === title ? [] : [name]), ...cells.values(), ...others],
      absorbed: [],
    };
  },
});
