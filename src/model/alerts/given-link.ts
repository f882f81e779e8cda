/** What the link of an alert gives to its page, after the mistakes of its way are put right. */
export interface GivenLink {
  /** Pairs of the query, in their order: values of parameters, labels, `startsAt` and `severity`. */
  pairs: [key: string, value: string][];
  /** Section that is meant, as an `id` of the page; undefined when none is asked for, or none of the page is meant. */
  section: string | undefined;
  /** Section that is asked for and that the page does not have, as it is written. */
  missingSection: string | undefined;
  /** Whether the address says it in other words, and may be written anew. */
  isPutRight: boolean;
}

/** Keys that pages read themselves, besides the names of parameters. */
const ownKeys = ['startsAt', 'severity', 'section'];
/** What trackers of mail and chats add. */
const trackers = /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|_hs\w+)$/i;

/**
 * Reads the query and the fragment of an address as monitoring systems, mail filters, chats and templates leave them: a
 * second `?`, `&amp;`, a query behind the fragment, encoded signs, what a message put behind the link, and any letter case
 * of keys and sections. A value is only taken apart where a key follows that the page knows.
 *
 * @param address As a browser's `location` has it: the query with its `?`, the fragment with its `#`.
 * @param names Parameters of the page.
 * @param ids Every `id` of the page that a section may have.
 */
export function givenLink(
  { search, hash }: { search: string; hash: string },
  { names, ids }: { names: readonly string[]; ids: readonly string[] },
): GivenLink {
  const { query, anchor } = halves(search.replace(/^\?/, ''), hash.replace(/^#/, ''), ids);
  const isLast = anchor === '';
  const behind = isLast ? sectionBehind(query, ids) : undefined;
  const all = pairsIn(behind ? behind.query : query, [...names, ...ownKeys], isLast);
  const pairs = all.filter(([key]) => key !== 'section' || names.includes(key));
  const inQuery = pairs.length < all.length ? valueOf(all, 'section') : undefined;
  const written = [anchor, behind?.anchor ?? '', inQuery ?? ''].find((text) => !isNoValue(text));
  const section = written === undefined ? undefined : meantSection(written, ids);
  return {
    pairs,
    section,
    missingSection: section === undefined ? written : undefined,
    isPutRight: addressOfLink(pairs, section ?? written) !== addressOfLink(plainPairs(search), decoded(hash.slice(1))),
  };
}

/** The last value of a key that is one; the last one of all where none is. Undefined without the key. */
export function valueOf(pairs: GivenLink['pairs'], key: string): string | undefined {
  const values = pairs.flatMap(([name, value]) => (name === key ? [value] : []));
  return values.findLast((value) => !isNoValue(value)) ?? values.at(-1);
}

/** Query and fragment of an address that gives the same, with their signs. */
export function addressOfLink(pairs: GivenLink['pairs'], section: string | undefined): string {
  const query = new URLSearchParams(pairs).toString();
  return (query && `?${query}`) + (section ? `#${section}` : '');
}

/**
 * Whether a value says that there is none: empty, what templates print for a label that an alert does not have
 * (`<no value>`, `[no value]`, `<nil>`, `%!s(MISSING)`), or a template that nobody has filled in.
 */
export function isNoValue(value: string): boolean {
  return (
    value.trim() === '' ||
    /<no value>|\[no value\]|^<nil>$|%!.?\(|\{\{.*(?:\}\}|$)|\$\{.*\}|^\$(?:labels|value)\b|^\.(?:Common|Group)?Labels\b/s.test(
      value,
    )
  );
}

/** Each key of a link once, with its value; an empty one where the link says that the alert has none. Without the start, and without what trackers add. */
export function valuesOf(pairs: GivenLink['pairs']): [key: string, value: string][] {
  const keys = new Set(pairs.map(([key]) => key).filter((key) => !/^(?:startsAt|q)$/.test(key) && !trackers.test(key)));
  return [...keys].map((key) => {
    const value = valueOf(pairs, key) ?? '';
    return [key, isNoValue(value) ? '' : value];
  });
}

/** What tells one firing alert from another of the same name: its values, in whatever order they come. Empty without any. */
export function labelsOf(values: readonly (readonly [key: string, value: string])[]): string {
  return values
    .filter(([, value]) => value !== '')
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .toSorted()
    .join('&');
}

/** The section that is meant by a text that need not be an `id`: in any letter case, as a heading, or with a sign behind it. */
export function meantSection(written: string, ids: readonly string[]): string | undefined {
  const once = decoded(written);
  const readings = [written, once, decoded(once)].flatMap((text) => [text, withoutSigns(text)]);
  const forms = [...readings, ...readings.map((text) => text.replace(/^user-content-/i, ''))];
  for (const form of forms) if (ids.includes(form)) return form;
  for (const [wanted, compared] of [
    [forms.map(folded), ids.map(folded)],
    [forms.map(asHeading), ids.map(asHeading)],
  ] as const)
    for (const form of wanted) {
      const places = compared.flatMap((id, place) => (form !== '' && id === form ? [place] : []));
      if (places.length === 1) return ids[places[0]!];
    }
  return undefined;
}

/** The query and the section of an address; the query may be behind the section, and be broken by the `#` of an entity. */
function halves(search: string, hash: string, ids: readonly string[]): { query: string; anchor: string } {
  const entity = /^(?:0*38|x0*26);/i.exec(hash);
  if (entity && search.endsWith('&')) {
    const [more = '', anchor = ''] = hash.slice(entity[0].length).split(/#(.*)/s);
    return halves(search + more, anchor, ids);
  }
  // The rest of an entity: a quote or a bracket behind the link.
  const fragment = hash.replace(/^(?:\d+|x[0-9a-f]+);$/i, '').replace(/^#+/, '');
  if (ids.includes(decoded(fragment))) return { query: search, anchor: fragment };
  const [first = '', behind = ''] = fragment.split(/(?:[?&#]|%(?:25)*(?:3f|26|23))(.*)/is);
  const [query = '', second = ''] = behind.split(/#(.*)/s);
  const anchor = second !== '' && meantSection(first, ids) === undefined ? second : first;
  return { query: [query, search].filter((text) => text !== '').join('&'), anchor };
}

/** A section at the end of a query whose `#` was encoded; a value may hold one, but not the name of a section behind more. */
function sectionBehind(query: string, ids: readonly string[]): { query: string; anchor: string } | undefined {
  // A value that begins with `#` is the name of a channel, say.
  const match = /(?<!=)%(?:25)*23([^&#]+)$/i.exec(query);
  return match && meantSection(match[1]!, ids) !== undefined
    ? { query: query.slice(0, match.index), anchor: match[1]! }
    : undefined;
}

function pairsIn(query: string, keys: readonly string[], isLast: boolean): GivenLink['pairs'] {
  const known = keys.map((key) => key.replace(/[^\w]/g, String.raw`\$&`)).join('|');
  const plain = decoded(query);
  // A query that was encoded as a whole, once more than its values.
  if (!query.includes('=') && plain !== query && new RegExp(`^(?:${known})%(?:25)*3d`, 'i').test(query))
    return pairsIn(plain, keys, isLast);
  const lost = new RegExp(String.raw`(?:[?;]|%(?:25)*(?:3f|3b|26(?:amp(?:;|%(?:25)*3b))?))+(?=(?:${known})=)`, 'gi');
  const parts = query
    .replace(/&(?:amp;|#0*38;|#x0*26;)+|\\+u0026(?:amp;)*/gi, '&')
    .replace(lost, '&')
    .split('&')
    .filter((part) => part !== '' && !/^(?:gt|lt|quot|nbsp|apos);?$/i.test(part));
  const pairs = parts.flatMap((part, place) => {
    const text = isLast && place === parts.length - 1 ? withoutEnd(part) : part;
    return [...new URLSearchParams(text.replace(/^\?+/, ''))];
  });
  const written = new Set(pairs.map(([key]) => key));
  return pairs.map(([key, value]) => {
    const name = calledBy(key.replace(/^[\s\p{Cf}]+/u, ''), keys);
    // `Pod` beside `pod` is another label.
    return [written.has(name) ? key : name, value];
  });
}

/** How the page calls a key: in its own letters, where these are the only difference. */
function calledBy(key: string, keys: readonly string[]): string {
  if (keys.includes(key)) return key;
  const same = keys.filter((known) => folded(known) === folded(key));
  return same.length === 1 ? same[0]! : key;
}

/**
 * A pair without what a message put behind the link: signs that a monitoring system encodes in a value, so that they are not
 * part of it where they are written as they are, and blanks. Brackets and quotes that are opened in the value stay, and so do
 * dots of what is cut off: `shop-pr…` without them is the name of something else.
 */
function withoutEnd(pair: string): string {
  const text = pair.replace(/\|.*$/s, '');
  const shorter = text
    .replace(
      /(?:\\[nrt]|\\|[\s,;]|(?<!\.)\.|%E3%80%8[1-2]|%EF%BC%8[1C]|%5Cn|\+|%20|%C2%A0|%E2%80%8[0-F]|%EF%BB%BF|%0[9AD])+$/i,
      '',
    )
    .replace(/(?:\)|\]|\}|'|%27|%22|%3E|>|"|`|%60|%E2%80%9[9D]|%C2%BB|%EF%BC%89|[’”»])$/i, (sign) =>
      isPartner(text, sign) ? sign : '',
    );
  // A value of signs alone is no name with signs behind it.
  return shorter === pair || shorter.endsWith('=') ? pair : withoutEnd(shorter);
}

const partners = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
  ['>', '<'],
  ['’', '‘'],
  ['”', '“'],
  ['»', '«'],
  ['）', '（'],
]);

/** Whether a sign at the end belongs to one before it. */
function isPartner(text: string, sign: string): boolean {
  const [whole, end] = [decoded(text), decoded(sign)];
  const opens = partners.get(end);
  const count = (searched: string): number => whole.split(searched).length - 1;
  return opens === undefined ? count(end) % 2 === 0 : count(opens) >= count(end);
}

/** Pairs as a browser reads them. */
function plainPairs(search: string): GivenLink['pairs'] {
  return [...new URLSearchParams(search)];
}

function withoutSigns(text: string): string {
  return text
    .replace(/\|.*$/s, '')
    .replace(/^[\s\p{Cf}#/([{<"'`*«“‘]+/u, '')
    .replace(/(?:&(?:gt|lt|quot);?|[\s\p{Cf}\p{Cc}/.,;:!?)\]}>"'`*…»”’\\])+$/u, '');
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** A heading and its `id` as the same text. */
function asHeading(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
