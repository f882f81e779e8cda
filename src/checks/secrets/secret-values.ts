/** What a value in the place of a secret is. */
export type ValueKind =
  /** Not in the text: a variable, a parameter, a file, an entry of a vault, a mask. */
  | 'elsewhere'
  /** Words that everybody reads as “put yours here”, and that work as a password all the same. */
  | 'placeholder'
  | 'literal';

const elsewhere = [
  // What a shell says where a variable is empty: `${PASSWORD:?set it first}`.
  /^\?/,
  /^["']?$|^(?:""|'')[,;)\]}]*$/,
  // The next option of a command, after one that takes no value: `psql --password --port 5432`.
  /^--?[a-z]/i,
  // An expression of a program: `" + quote(value)`, `credentials.get('password')`, `config["password"]`.
  /^["']?\s*\+|^[a-z_]\w*(?:\.\w+)+[([]|^[a-z_]\w*[([]["'\w]/i,
  // A part that is to be filled in: `Endpoint=sb://<namespace>.example.net/`.
  /<[A-Za-z][\w -]*>/,
  /[$`%]|\{\{|\}\}/,
  /^["']?<[^>]*>?["']?$|^["']?\[[^\]]*\]?["']?$|^["']?\{[^}]*\}?["']?$/,
  /^["']?(?:[*x•.·_#?-]{2,}|…)["']?$/i,
  // One letter or sign over and over: `yyy`, `0000`, `xxx:yyy`.
  /^["']?(\p{L}|\d|[*•#.])\1{2,}(?:[-_:.](?:\p{L}|\d)\1*)*["']?$/u,
  /\*{3,}|x{4,}|…|\.{3}/i,
  /^["']?(?:@|\/|\.\/|~\/|file:|env:|op:|vault:|ref\+|secret:|secrets?\.|arn:|ssm:|projects\/|https?:|data\.|var\.|local\.|module\.|process\.|os\.|getenv|random|\(|!|\\)/i,
  /^["']?(?:true|false|null|nil|none|yes|no|on|off|undefined|optional|required|prompt|stdin|string|text|-)["',;]?$/i,
];

/** What stands for a value by its form: pasted, it would be taken as it is. */
const placeholderForms = [
  // What was there is said to be gone: `REDACTED`, `[FILTERED]`, `(hidden)`.
  /^\W*(?:redacted|removed|masked|hidden|filtered|omitted|censored|sensitive|snip|snipped|scrubbed|obfuscated|n\/?a|tbd|todo|fixme|encrypted|secure|token_here|elided)\W*$/i,
  /\b(?:redacted|placeholder)\b|[_-](?:redacted|placeholder|here)\b|\b(?:redacted|placeholder)[_-]/i,
  // A name in capitals, as of a variable that someone fills in: `DOCKER_PASSWORD`, `<<TOKEN>>`, `@@TOKEN@@`.
  /^["']?[<@_{[(]*[A-Z][A-Z]*(?:[_-][A-Z]+)+[>@_}\])]*["']?$/,
  /^["']?[<@_{[(]*(?:\p{Lu}+[_-])*(?:PASSWORD|PASSWD|PASS|PWD|TOKEN|SECRET|KEY|APIKEY|CREDENTIALS?|VALUE)(?:[_-]\p{Lu}+)*[>@_}\])]*["']?$/u,
  /^["']?(?:<<|@@|__|%%|\[\[|&lt;)/,
];

const placeholderWords = new Set(
  `a abc abcdef access admin an api bar baz bla blah change changeme changeit client credential credentials db database default demo
  dummy enter example fake foo foobar foobarbaz from generated go goes guest hard here in insert it key letmein long master me my mysecret mypassword new
  of old one or own pass passphrase passwd password passwords paste placeholder postgres put pw pwd random replace root sample secret secure some
  something strong super supersecret hunter hunter2 correct horse battery staple swordfish qwerty qwertz iloveyou welcome temp temporary test testing that the this to token use user username val value very vault verysecret with xyz your yours`.split(
    /\s+/,
  ),
);

/** What is in the place of a secret. */
export function kindOfValue(written: string): ValueKind {
  if (elsewhere.some((pattern) => pattern.test(written))) return 'elsewhere';
  if (placeholderForms.some((pattern) => pattern.test(written)) || namesItself(written)) return 'placeholder';
  // PostgreSQL writes `md5` in front of what it stores.
  const words = wordsOf(written.replace(/^(["']?)md5(?=[a-z])/, '$1'));
  const isOfWords = words.length > 0 && words.every((word) => placeholderWords.has(word) || /^\d{1,6}$/.test(word));
  const decoded = isOfWords ? undefined : textOfBase64(written);
  return isOfWords || (decoded !== undefined && (/\s/.test(decoded) || kindOfValue(decoded) !== 'literal'))
    ? 'placeholder'
    : 'literal';
}

/** Whether a value says that it is a password and whose, and holds nothing else: `mysql_password`, `adminPwd1!`, `pa55w0rd`. */
function namesItself(written: string): boolean {
  const text = written.replace(/["',;]/g, '');
  const rest = text
    .toLowerCase()
    .replace(/changeme|secret|p[a4@][s5$]{2}(?:phrase|w[o0]r[dt]s?|w[d0])|pwd|pass(?![a-z\d])|pw(?![a-z\d])/g, '');
  const digits = text.match(/\d/g)?.length ?? 0;
  return rest.length < text.length && rest.length <= 20 && digits <= 4 && /^[a-z_\-.!]*[\d!]{0,4}$/.test(rest);
}

/** The text that a value is the Base64 of; undefined for what is none, or becomes no text. */
function textOfBase64(written: string): string | undefined {
  const text = written.replace(/["',;]/g, '');
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]{4,}={0,2}$/.test(text)) return undefined;
  const decoded = atob(text).trim();
  return /^[\x20-\x7e]{3,}$/.test(decoded) ? decoded : undefined;
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
