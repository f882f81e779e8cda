import { phoneKind } from '../../../schemas/quantities/phone.ts';
import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { addItem, addNote, claimEntry, listOf, type Facts, type Fields } from './facts.ts';
import { titlesAbove, type Entry, type Topic } from './outline.ts';
import { readRoster } from './roster.ts';
import { isSupposed, lengthOfTime, tidied, withoutBrackets } from './wording.ts';

const about = /\bcontacts?\b|who to call|\broster\b|directory\b|\bcommunication channels?\b/i;
const isOfRoles =
  /^(?:(?:current|key|team|incident|response|incident response|on[- ]?call)\s+)?(?:on[- ]?call(?: (?:rotation|schedule|team|roster))?|roles?(?: (?:and|&) responsibilities)?|team(?: members)?)$/i;
const notPeople = /escalation(?! contacts?\b)|\bSLAs?\b|support process/i;
/** Labels of what is said about contacts, and of no contact. */
const nobody =
  /^(?:note|notes|important|warning|tip|reminder|see also|hours|availability|updates?|last \w+|purpose|usage|when|how|why|response(?: time)?|escalat\w*|owner|version|.*\b(?:rotation|schedule|polic(?:y|ies)|procedure|documentation|dashboard|runbook|app|web|console|portal|tool)s?)$/i;
/** Tools are reached by an address, and are nobody. */
const isTool = /^(?:pagerduty|opsgenie|grafana|slack|jira|datadog|statuspage|status page)\b/i;
const shiftName =
  /^(primary|secondary|tertiary|backup)?\s*(?:on[- ]?call)(?:\s+(?:engineer|person|responder|developer|sre))?(?:\s*\(?(primary|secondary|tertiary|backup)\)?)?$/i;

/** People, shifts and channels of the sections about contacts, in lists, lines and tables. */
export function readPeople(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic);
  if (isSupposed(titles.slice(0, 2))) return;
  if (
    /^(?:slack|chat|teams|discord|mattermost)$|\b(?:slack|chat|teams|discord|communication)\b.*\bchannels?\b|^channels$/i.test(
      topic.title,
    )
  )
    for (const entry of topic.entries)
      if (entry.children.length === 0 && /^#[\w-]+$/.test(entry.label ?? '')) readChannel(facts, entry);
  if (isOfMeans.test(topic.title))
    for (const entry of topic.entries) if (entry.children.length === 0) readNamedChannel(facts, entry);
  if (!titles.some((title) => about.test(title))) {
    // Who is on call, or has which role, in a table that says how to reach them.
    if (isOfRoles.test(topic.title)) for (const table of topic.tables) readRoster(facts, table);
    return;
  }
  if (notPeople.test(topic.title)) {
    // `Contacts / escalation` above a table says who can be reached how; what a list there says may be steps.
    if (/\bcontacts?\b/i.test(topic.title)) for (const table of topic.tables) readRoster(facts, table);
    return;
  }
  const claimed = new Set(facts.claims.map(({ node }) => node));
  for (const entry of topic.entries)
    if (entry.children.length === 0 && !claimed.has(entry.node)) readEntry(facts, entry);
  for (const table of topic.tables) readRoster(facts, table);
}

/** Sections that list where something is said, by the means of it. */
const isOfMeans =
  /^(?:(?:alert|incident|support|team|communication|notification)s?\s+)?(?:slack|e-?mails?|channels?|communications?)$/i;

/** `Incidents: #incidents (Slack)`, `Critical: oncall@example.com`: a channel, and what it is for. */
function readNamedChannel(facts: Facts, entry: Entry): void {
  const { label = '', value } = entry;
  const { text } = withoutBrackets(value);
  const isChat = /^#[a-z][\w-]*$/.test(text) && !/YYYY|XXX/i.test(text);
  const isMail = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value);
  if (label === '' || entry.isOrdered || (!isChat && !isMail) || /^(?:example|from|sender|to)\b/i.test(label)) return;
  const name = isChat ? text : value;
  if (listOf(facts, 'team', 'channels').some((channel) => channel['name'] === name)) return;
  const field = `channels[${listOf(facts, 'team', 'channels').length}]`;
  const kind = isChat ? { kind: 'chat' } : { kind: 'email', email: name };
  addItem(facts, 'team', 'channels', name, { name, ...kind, purpose: tidied(label) });
  claimEntry(facts, entry, 'team', field, ['Slack']);
}

function readEntry(facts: Facts, entry: Entry): void {
  if (entry.label === undefined || entry.value === '' || notPeople.test(entry.label) || /->|→/.test(entry.value))
    return;
  if (isMeans.test(entry.label) && / /.test(entry.value)) return readMeans(facts, entry);
  if (/^#[\w-]+$/.test(entry.label) || /^#[\w-]+$/.test(entry.value)) return readChannel(facts, entry);
  if (isTool.test(entry.label)) readPage(facts, entry);
  if (nobody.test(entry.label) || isTool.test(entry.label)) return;
  if (/channels?|chat|slack|teams|comms|e-?mail$/i.test(entry.label) && readChannels(facts, entry)) return;
  const both = /^on[- ]?call\s*\(?\s*primary\s*[/,&]\s*secondary\s*\)?$/i.test(entry.label);
  const schedule = scheduleIn(entry.value);
  if (both && schedule) {
    const rotation = rotationOf(facts);
    for (const name of ['Primary', 'Secondary']) addShift(facts, name, {});
    rotation['schedule'] = schedule.fields;
    claimEntry(facts, entry, 'team', 'rotations[0]', schedule.absorbed);
    return;
  }
  const shift = shiftName.exec(entry.label);
  const reach =
    reachIn(entry.value, !shift) ?? (shift || isMember(entry.label) ? localNumberIn(entry.value) : undefined);
  // What only speaks of a rotation or of a call reaches a person when the label names one.
  if (!reach || (isOnlyWords(reach.fields) && !isMember(entry.label))) return;
  if (shift) {
    const { phone, contact, response, email } = reach.fields;
    const said = Object.keys(reach.fields).some((key) => !['phone', 'contact', 'response', 'email'].includes(key));
    if (said || (contact !== undefined && email !== undefined)) return;
    addShift(facts, entry.label, { phone, contact: contact ?? email, response });
    noteNumber(facts, contact);
    claimEntry(facts, entry, 'team', 'rotations[0].shifts', reach.absorbed);
    return;
  }
  const field = `people[${listOf(facts, 'team', 'people').length}]`;
  addItem(facts, 'team', 'people', entry.label, { ...named(reach.fields), role: tidied(entry.label), ...reach.fields });
  noteNumber(facts, reach.fields['contact']);
  claimEntry(facts, entry, 'team', field, reach.absorbed);
}

/** Ways to say something, which nobody is called. */
const isMeans = /^(?:slack|chat|(?:ms |microsoft )?teams|discord|e-?mails?|status ?page)$/i;

/** `Slack: coordination in #incidents`, `Email: summaries to ops@example.com`: one way, and in words what it is for. */
function readMeans(facts: Facts, entry: Entry): void {
  const { label = '', value, links } = entry;
  const found = [...value.matchAll(/(?<![\w&/])#[a-z][\w-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?:\/\/[^\s)]+[^\s).,]/g)];
  const [way = ''] = found[0] ?? [];
  const [, words = ''] =
    /^(.+?)[\s:]+(?:in|to|at|on|via|through|from)?\s*$/i.exec(value.slice(0, value.indexOf(way))) ?? [];
  const isLast = /^[).]*$/.test(value.slice(value.indexOf(way) + way.length));
  const kind = way.startsWith('#') ? 'chat' : way.startsWith('http') ? 'status-page' : 'email';
  const fits = { chat: /^(?!e-?mail|status)/i, email: /^e-?mail/i, 'status-page': /^status/i }[kind];
  const isPurpose =
    /^(?:\p{L}[\p{L}-]*\s*){1,6}$/u.test(words) &&
    !memberWords.test(words) &&
    !/^(?:ask|call|contact|reach|page)\b/i.test(words);
  if (found.length !== 1 || !isLast || !isPurpose || !fits.test(label) || links.length > 1 || entry.isOrdered) return;
  const name = kind === 'status-page' ? tidied(label) : way;
  if (listOf(facts, 'team', 'channels').some((channel) => channel['name'] === name)) return;
  const field = `channels[${listOf(facts, 'team', 'channels').length}]`;
  addItem(facts, 'team', 'channels', name, {
    name,
    kind,
    ...(kind === 'email' && { email: way }),
    ...(kind === 'status-page' && { url: way }),
    purpose: tidied(words),
  });
  claimEntry(facts, entry, 'team', field, ['in to at on via through from', label]);
}

/** `PagerDuty: https://shop.pagerduty.com`: where the tool opens that pages, or says how things are. */
function readPage(facts: Facts, entry: Entry): void {
  const { label = '', value, links } = entry;
  const url = links.length <= 1 ? (links[0]?.url ?? value) : value;
  const kind = /^(?:pagerduty|opsgenie)/i.test(label)
    ? 'pager'
    : /^status ?page/i.test(label)
      ? 'status-page'
      : undefined;
  if (kind === undefined || !/^https?:\/\/\S+$/.test(url) || (links.length === 1 && links[0]!.text !== value)) return;
  const field = `channels[${listOf(facts, 'team', 'channels').length}]`;
  addItem(facts, 'team', 'channels', label, { name: tidied(label), kind, url });
  claimEntry(facts, entry, 'team', field, [value]);
}

/** Says that a number lacks what is needed to dial it. */
export function noteNumber(facts: Facts, contact: unknown): void {
  const written = String(contact ?? '');
  if (!/\d{3}/.test(written) || isPlaceholder(written)) return;
  addNote(facts, 'team', {
    id: 'import/phone',
    message: `\`${written}\` is not a telephone number that can be dialled from anywhere.`,
    hint: 'Write it with its country code, as `phone:`.',
    find: written,
  });
}

/** A number that cannot be dialled from anywhere, and nothing else: it stays in the words of the source. */
function localNumberIn(value: string): ReturnType<typeof reachIn> {
  const isLocal = /^\+?[\d(][\d\s().-]{5,18}\d$/.test(value) && (value.match(/\d/g)?.length ?? 0) >= 7;
  return isLocal ? { fields: { contact: value }, absorbed: [] } : undefined;
}

/** Whether a reach has no number, address or handle, but words that may say how to find one. */
function isOnlyWords(fields: Fields): boolean {
  return !['phone', 'email', 'chat'].some((key) => Object.hasOwn(fields, key));
}

/** Whether a label names a person by what they are, or a group of them: `Platform lead`, `Supabase support`, `DBA`. */
function isMember(label: string): boolean {
  return memberWords.test(withoutBrackets(label).text);
}

const memberWords =
  /\b(?:on[- ]?call|engineers?|leads?|managers?|directors?|C[TEIOF]O|CISO|VP|heads?|teams?|SRE|DBA|owners?|officers?|commanders?|support|maintainers?|admin(?:istrator)?s?|dev(?:op|eloper)s?|security|legal|counsel|consultant|vendor|provider|contacts?|operators?|desk|staff|partners?|primary|secondary|tertiary|backup|responders?|infrastructure|platform|operations|customer success|PR|press)$/i;

function named({ name }: Fields): Fields {
  return name === undefined ? {} : { name };
}

/** The rotation of the team; a guide describes one. */
export function rotationOf(facts: Facts): Fields {
  const [known] = listOf(facts, 'team', 'rotations');
  return known ?? addItem(facts, 'team', 'rotations', 'on-call', { name: 'On-call rotation' });
}

/** A shift of the rotation by its name, `Primary On-Call`; a new one where none has it. */
export function addShift(facts: Facts, label: string, fields: Fields): Fields {
  const rotation = rotationOf(facts);
  const shifts = (rotation['shifts'] ??= []) as Fields[];
  const id = shiftId(label);
  const known = shifts.findIndex((shift) => shift['id'] === id);
  const shift: Fields = {
    ...(shifts[known] ?? { id, name: /on[- ]?call/i.test(label) ? tidied(label) : `${tidied(label)} on-call` }),
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  };
  shifts.splice(known === -1 ? shifts.length : known, 1, shift);
  return shift;
}

function shiftId(label: string): string {
  const order = /primary|secondary|tertiary|backup/i.exec(label)?.[0].toLowerCase();
  return order ?? 'on-call-engineer';
}

/** `see PagerDuty schedule: ops-core` */
function scheduleIn(text: string): { fields: Fields; absorbed: string[] } | undefined {
  const found =
    /^(?:see\s+|check\s+(?:the\s+)?)?(PagerDuty|Opsgenie|Grafana OnCall|VictorOps|Splunk On-Call|incident\.io|Rootly|FireHydrant|Squadcast)(?:\s+(?:schedule|rotation|rota))?\s*(?::\s*([\w./-]+?))?\.?$/i.exec(
      text.trim(),
    );
  return found ? { fields: { tool: found[1]!, ...(found[2] && { name: found[2] }) }, absorbed: [text] } : undefined;
}

/** How to reach someone, in a few words. Undefined when it is about something else. */
export function reachIn(value: string, mayBeName: boolean): { fields: Fields; absorbed: string[] } | undefined {
  if (isPlaceholder(value))
    return {
      fields: /^\+?[\d(][\dA-Z\s().-]*X{2}[\dA-Z\s().-]*$/.test(value) ? { phone: value } : { contact: value },
      absorbed: [],
    };
  const gaps = gapsIn(value);
  if (gaps) return { fields: gaps, absorbed: [] };
  const fields: Fields = {};
  const absorbed: string[] = [];
  // `Phone: +1 …` in a value says what it is as well.
  let rest = value.replace(/(?:^|(?<=[,;|] ))(?:phone|tel(?:ephone)?|call|mobile|e-?mail|mail)\s*:\s*/gi, '');
  const take = (name: 'email' | 'phone' | 'chat', found: string | undefined): void => {
    if (found === undefined || name in fields) return;
    fields[name] = found.trim();
    rest = rest.replace(found, ' ');
  };
  take('email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(rest)?.[0]);
  const phone = /\+[\d(][\d\s().-]{6,}\d(?:\s*(?:x|ext\.?|extension)\s*\d{1,9}|\s*;ext=\d{1,9}|,+[\d#*]+)?/i.exec(
    rest,
  )?.[0];
  if (phone !== undefined && 'value' in phoneKind.parse(phone)) take('phone', phone);
  take('chat', /(?:^|[\s,(])(@[\w.-]+)/.exec(rest)?.[1]);
  const response = new RegExp(
    `\\(?\\s*(?:within\\s+)?(${lengthOfTime})[\\s-]*(?:response|to respond)(?: time)?\\s*\\)?|\\((\\d+)-(minute|hour)\\s+response\\)`,
    'i',
  ).exec(rest);
  if (response) {
    fields['response'] = response[1] ?? `${response[2]} ${response[3]}s`;
    rest = rest.replace(response[0], ' ');
    absorbed.push(response[0]);
  }
  const left = tidied(rest.replace(/\(\s*\)/g, ' ').replace(/^[\s,;|/–—-]+|[\s,;|/–—-]+$/g, ''));
  if (left === '') return Object.keys(fields).length === 0 ? undefined : { fields, absorbed };
  if (/https?:\/\//.test(left)) return undefined;
  const isName =
    mayBeName && /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3}$/u.test(left) && Object.keys(fields).length > 0;
  if (isName) fields['name'] = left;
  else if (Object.keys(fields).length > 0) fields['note'] = left;
  else if (
    /\b(?:check|see|ask|page|via|rotation|wiki|schedule|contact|call|reach|pager|opsgenie|slack\b|support portal)|^#[\w-]+$/i.test(
      left,
    )
  )
    fields['contact'] = left;
  else return undefined;
  return { fields, absorbed };
}

/** `[Name] - [Phone] - [Email]`: what is still to be filled in, each in its field. */
function gapsIn(value: string): Fields | undefined {
  const parts = value.split(/\s*(?:[|,;/]|\s[-–—])\s+/);
  if (parts.length < 2 || !parts.every(isPlaceholder)) return undefined;
  const keys = parts.map((part) => gapKeys.find(([, words]) => words.test(part))?.[0]);
  if (keys.includes(undefined) || new Set(keys).size < keys.length) return undefined;
  return Object.fromEntries(keys.map((key, index) => [key!, parts[index]]));
}

const gapKeys: [key: 'name' | 'phone' | 'email' | 'chat', RegExp][] = [
  ['email', /e-?mail|correo/i],
  ['phone', /phone|mobile|\btel|\+\d|fone/i],
  ['chat', /slack|chat|handle/i],
  ['name', /name|nome|nombre/i],
];

/** `#incidents: critical incidents`, `Platform team: #platform` */
function readChannel(facts: Facts, entry: Entry): void {
  const { label = '', value } = entry;
  if (/channels?|chat|slack|teams|comms/i.test(label)) return void readChannels(facts, entry);
  const [name, purpose] = label.startsWith('#') ? [label, value] : [value, label];
  if (listOf(facts, 'team', 'channels').some((channel) => channel['name'] === name)) return;
  const field = `channels[${listOf(facts, 'team', 'channels').length}]`;
  addItem(facts, 'team', 'channels', name, { name, kind: 'chat', purpose: tidied(purpose) });
  claimEntry(facts, entry, 'team', field);
}

/** `#ops-alerts, #incidents, email: ops@example.com` */
export function readChannels(facts: Facts, entry: Entry): boolean {
  const parts = entry.value.split(/\s*,\s*/);
  const found = parts.map(channelIn);
  if (!found.every((channel) => channel !== undefined)) return false;
  const first = listOf(facts, 'team', 'channels').length;
  const fresh = found.filter(
    ({ name }) => !listOf(facts, 'team', 'channels').some((channel) => channel['name'] === name),
  );
  for (const { name, ...fields } of fresh) addItem(facts, 'team', 'channels', name, { name, ...fields });
  claimEntry(facts, entry, 'team', `channels[${first}]`, [
    'channel',
    ...(found.some(({ kind }) => kind === 'email') ? ['email', 'e-mail'] : []),
  ]);
  return true;
}

function channelIn(text: string): { name: string; kind: string; email?: string; purpose?: string } | undefined {
  const { text: plain, inside } = withoutBrackets(text.replace(/\.$/, ''));
  const purpose = inside === undefined ? {} : { purpose: inside };
  if (/^#[\w-]+(?: channel)?$/.test(plain)) return { name: plain.replace(/ channel$/, ''), kind: 'chat', ...purpose };
  const email = /^(?:e-?mail\s*:\s*)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)$/i.exec(plain)?.[1];
  return email === undefined ? undefined : { name: email, kind: 'email', email, ...purpose };
}
