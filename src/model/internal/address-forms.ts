import { enough, formOf, shortestNumber, weightOf, wordForms, wordsIn, type Form, type Words } from './forms.ts';

/** Words for `@` and `.` in several languages, as people write addresses to keep robots away. */
const spoken = [
  ['at', 'dot'],
  ['at', 'punkt'],
  ['a', 'dot'],
  ['arroba', 'punto'],
  ['arobase', 'point'],
  ['chiocciola', 'punto'],
  ['apenstaartje', 'punt'],
] as const;

/** An e-mail address, with words for its signs too. */
export function emailForms(email: string): Form[] {
  const [local = '', domain = ''] = email.split('@');
  const forms = [domain, asciiHost(domain)].flatMap((host) => spokenForms(local, host));
  return [...new Map(forms.map((form) => [form.letters + [...form.joints].join(), form])).values()];
}

function spokenForms(local: string, domain: string): Form[] {
  const word = (letters: string): Words[number] => ({ letters, isCapital: false });
  const [before, behind] = [local, domain].map((part) => part.split('.').map((label) => wordsIn(label)));
  const join = (labels: Words[], sign: string | undefined): Words =>
    labels.flatMap((label, place) => [...(place > 0 && sign !== undefined ? [word(sign)] : []), ...label]);
  return spoken.flatMap(([at, dot]) =>
    [undefined, at].flatMap((atSign) =>
      [undefined, dot].flatMap((localDot) =>
        [undefined, dot].map((domainDot) =>
          formOf(
            [...join(before!, localDot), ...(atSign ? [word(atSign)] : []), ...join(behind!, domainDot)],
            'error',
            { isHost: true },
          ),
        ),
      ),
    ),
  );
}

/** A name of a host as the web writes it: `xn--mller-kva.example`. */
function asciiHost(host: string): string {
  return URL.parse(`http://${host}`)?.host ?? host;
}

/** A web address, with or without its scheme. One that is no more than a host is doubtful: others share its name. */
export function urlForms(url: string): Form[] {
  const parsed = URL.parse(url);
  const written = [url, parsed?.href ?? url].map((text) => text.replace(/^[a-z][a-z0-9+.-]*:\/*(?:www\.)?/i, ''));
  const isHostAlone = parsed?.pathname === '/' && parsed.search === '' && parsed.hash === '';
  const forms = written
    .flatMap((text) => [text, decoded(text)].map((way) => wordsIn(way)))
    .filter(({ length }) => length > 0);
  return forms.map((words) => formOf(words, isHostAlone ? 'warning' : 'error', { isHost: true }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A telephone number by its last digits, however they are grouped and whatever comes before them. */
export function phoneForms(digits: string, national: number): Form[] {
  const length = Math.min(shortestNumber, national);
  if (length < enough.certain) return [];
  const number = { before: digits.slice(0, -length), national };
  return [{ letters: digits.slice(-length), joints: new Set(), level: 'error', number }];
}

/** A handle such as `@ada`. Without its sign one word may mean something else, and a short one nothing. */
export function handleForms(handle: string): Form[] {
  const words = wordsIn(handle);
  const sign = /^[@#!~]/.exec(handle.normalize('NFKC'))?.[0];
  if (sign === undefined) return wordForms(words, 'error');
  const bare = wordForms(words, words.length > 1 ? 'error' : 'warning');
  const isLong = weightOf(words.map(({ letters }) => letters).join('')) >= enough.spelledDoubtful;
  return [formOf(words, 'error', { sign }), ...(words.length > 1 || isLong ? bare : [])];
}

/** The id of a person, as addresses and file names write it: `payments-ada`, `payments/ada`, `ada.vcf`. */
export function memberForms(team: string, id: string): Form[] {
  const parts = wordsIn(id);
  return [
    [...wordsIn(team), ...parts],
    [...parts, ...wordsIn('vcf')],
  ].map((words) => formOf(words, 'error', { isAddress: true }));
}
