/** What a value in the place of a secret is. */
export type ValueKind =
  /** Not in the text: a variable, a parameter, a file, an entry of a vault, a mask. */
  | 'elsewhere'
  /** Words that everybody reads as “put yours here”, and that work as a password all the same. */
  | 'placeholder'
  | 'literal';

const elsewhere = [
  /^["']?$/,
  /[$`%]|\{\{|\}\}/,
  /^["']?<[^>]*>?["']?$|^["']?\[[^\]]*\]?["']?$|^["']?\{[^}]*\}?["']?$/,
  /^["']?(?:[*x•.·_#?-]{2,}|…)["']?$/i,
  /\*{3,}|x{4,}|…|\.{3}/i,
  /^["']?(?:@|\/|\.\/|~\/|file:|env:|op:|vault:|ref\+|secret:|secrets?\.|arn:|ssm:|projects\/|https?:|data\.|var\.|local\.|module\.|process\.|os\.|getenv|random|\(|!|\\)/i,
  /^["']?(?:true|false|null|nil|none|yes|no|on|off|undefined|optional|required|prompt|stdin|string|text|-)["',;]?$/i,
];

const placeholderWords = new Set(
  `a abc abcdef access admin an api bar baz bla blah change changeme changeit client credential credentials db database default demo
  dummy enter example fake foo foobar from generated go goes guest hard here in insert it key letmein long master me my mysecret mypassword new
  of old one or own pass passphrase passwd password passwords paste placeholder postgres put pw pwd random replace root sample secret secure some
  something strong super supersecret temp temporary test testing that the this to token use user username val value very vault verysecret with xyz your yours`.split(
    /\s+/,
  ),
);

/** What is in the place of a secret. */
export function kindOfValue(written: string): ValueKind {
  if (elsewhere.some((pattern) => pattern.test(written))) return 'elsewhere';
  const words = wordsOf(written);
  return words.length > 0 && words.every((word) => placeholderWords.has(word) || /^\d{1,6}$/.test(word))
    ? 'placeholder'
    : 'literal';
}

/** Whether a text has the look of a random key: long enough, letters and digits mixed, no words with hyphens between. */
export function looksRandom(written: string): boolean {
  const text = written.replace(/["',;]/g, '');
  const isMixed = /[a-z]/i.test(text) && /\d/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 2;
  return text.length >= 12 && isMixed && !/^[a-z]+(?:[-_/.](?:[a-z]+(?:\d{1,2}[a-z]*)?|\d{1,2}[a-z]*)?)+$/i.test(text);
}

/**
 * Beginning of a long secret, never more than a quarter of it, so that its writer knows which one is meant and nobody can
 * use it. Nothing of a short one.
 */
export function masked(secret: string): string {
  const text = secret.replace(/^["']|["']$/g, '');
  return text.length < 16 ? '' : `${text.slice(0, 4)}…`;
}

function wordsOf(written: string): string[] {
  return written
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+|(?<=\p{L})(?=\d)/u)
    .filter((word) => word !== '');
}
