/** A page that an address may have meant before a filter, a chat or a template touched it. */
export interface AskedAddress {
  /** Decoded path with one slash between its parts, from the root of the host: `/alerts/Disk full/`. */
  path: string;
  /** Query and fragment as they are written, without `?` and `#`. */
  query: string;
  fragment: string;
}

/** What starts a query or a fragment, encoded any number of times, what stuck to a link, and a second address behind the first one. */
const separator = new RegExp(
  [
    String.raw`%(?:25)*(?:23|3f)`,
    String.raw`(?:&|%(?:25)*26)(?=(?:amp(?:;|%(?:25)*3b))*[\w.-]+(?:=|%(?:25)*3d))`,
    String.raw`&(?=(?:gt|lt|quot|nbsp|apos);)`,
    String.raw`;(?=jsessionid=)`,
    String.raw`(?<=.)https?(?::\/|%3a)`,
  ].join('|'),
  'gi',
);
/** What messages put behind a link, and before one. */
const behindLink = /[\s\p{Cf}\p{Cc}\p{Zs}.,;:!?)\]}>"'`*_~…»”’“‘。，、）」；：！？\\-]+$/u;
const beforeLink = /^[\s\p{Cf}\p{Cc}\p{Zs}([{<"'`*_~«“‘„]+/u;

/**
 * Pages that the address of a page that is not there may have meant, the most likely one first: without what a message put
 * behind the link, with the query and the fragment that were encoded into the path, and without a second encoding. Whoever
 * uses them goes to the first that the site has.
 *
 * @param address As a browser's `location` has it: percent-encoded, the query with its `?`, the fragment with its `#`.
 */
export function askedAddresses(address: { pathname: string; search: string; hash: string }): AskedAddress[] {
  const { pathname, search, hash } = address;
  const cuts = [...pathname.matchAll(separator)].map(({ index }) => index);
  const found = [pathname.length, ...cuts.toReversed()].flatMap((end) => {
    const { query, fragment } = queryAndFragment(pathname.slice(end));
    const rest = {
      query: [query, search.replace(/^\?/, '')].filter((text) => text !== '').join('&'),
      fragment: fragment || hash.replace(/^#/, ''),
    };
    return pathsFor(pathname.slice(0, end)).map((path) => ({ path, ...rest }));
  });
  return [...Map.groupBy(found, ({ path }) => path).values()].map((same) => same[0]!);
}

/** The name that a path was meant to have last: that of an alert, say. Empty for the root. */
export function nameInPath(path: string): string {
  const last = path.split('/').findLast((part) => part !== '' && part !== 'index.html') ?? '';
  return last.replace(/\.(?:html?|mdx?)$/i, '');
}

/** What was encoded behind a path, as a query and a fragment. Where the signs inside are still themselves, only the first was encoded. */
function queryAndFragment(written: string): { query: string; fragment: string } {
  let text = written;
  for (let layers = 0; layers < 4 && text.startsWith('%'); layers++)
    text = text.includes('=') ? text.replace(/^%(?:25)*(?:23|3f|26)/i, signOf) : decoded(text);
  if (/^(?:https?:|;)/i.test(text)) return { query: '', fragment: '' };
  const [query = '', fragment = ''] = text.split(/#(.*)/s);
  return { query: query.replace(/^(?:[?&]|amp;)+/i, ''), fragment };
}

function signOf(code: string): string {
  return decodeURIComponent(code.slice(0, 1) + code.slice(-2));
}

/** Readings of a path: as it is, without what is not part of it, with a blank for each `+`, and decoded once more. */
function pathsFor(written: string): string[] {
  const once = decoded(written);
  const twice = decoded(once);
  const readings = [once, once.replace(/\|.*$/s, ''), once.replaceAll('+', ' '), twice];
  return [...new Set(readings.flatMap((path) => [tidied(path, false), tidied(path, true)]))].filter(
    (path) => path !== '/',
  );
}

function tidied(path: string, isCut: boolean): string {
  // Browsers make a slash of the backslash of `\n`, the end of a line in JSON.
  const parts = (isCut ? path.replace(/(?:\/\/|\\)[nrt]\/?$/, '') : path)
    .normalize('NFC')
    .split('/')
    .map((part) => (isCut && !isCutOff(part) ? part.replace(behindLink, '').replace(beforeLink, '') : part))
    .filter((part) => part !== '' && part !== 'index.html');
  const isFile = /\.html?$/i.test(parts.at(-1) ?? '');
  return `/${parts.map((part) => `${part}/`).join('')}`.slice(0, isFile ? -1 : undefined);
}

/** Whether a name was cut off with dots, so that what is left of it is the name of something else. */
function isCutOff(part: string): boolean {
  return /[\p{L}\p{N}](?:…|\.{2,})/u.test(part);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
      try {
        return decodeURIComponent(bytes);
      } catch {
        return bytes;
      }
    });
  }
}
