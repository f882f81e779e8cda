/** Characters that are shown almost as one of ASCII, by what people meant. */
const plainByLookAlike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '"': '“”„‟«»＂〝〞〟″‶',
    "'": '‘’‚‛＇´ʼʹʻʽˈ′‵‹›',
    '`': '｀ˋ`',
    '-': '‐‑‒–—―−﹣－⁃﹘⁻˗',
    '/': '⁄∕⧸／',
    '\\': '∖⧵﹨＼',
    '|': '｜∣ǀ￨',
    ';': ';；⁏﹔',
    ':': '∶꞉ː：﹕ˑ',
    '.': '․．﹒',
    ',': '，﹐',
    '!': 'ǃ！﹗',
    '*': '∗＊﹡',
    '~': '˜∼～〜',
    '^': 'ˆ＾',
    '<': '〈⟨＜﹤',
    '>': '〉⟩＞﹥',
    '=': '꞊＝﹦',
    '<=': '≤⩽',
    '>=': '≥⩾',
    '!=': '≠',
  }).flatMap(([plain, all]) => [...all].map((character) => [character, plain] as const)),
);

/**
 * What people meant by a character that is not of ASCII: by the table above, by what compatibility makes of it (letters of full
 * width, of mathematics, ligatures), or a digit. Undefined for letters and signs that mean themselves.
 */
export function plainCharacter(character: string): string | undefined {
  const known = plainByLookAlike.get(character);
  if (known !== undefined) return known;
  if (/\p{Nd}/u.test(character)) return String(digitOf(character));
  // `é` and `ß` stay; so do signs of units and trade marks, which nobody types by mistake.
  if (/[ªº²³¹™℠№‼⁇⁈⁉]/u.test(character)) return undefined;
  const compatible = character.normalize('NFKC');
  return /^[\x21-\x7e]+$/.test(compatible) ? compatible : undefined;
}

/** Digits of a script follow each other; the first one of each run has no digit in front of it. */
function digitOf(character: string): number {
  const code = character.codePointAt(0)!;
  const compatible = character.normalize('NFKC');
  if (/^\d$/.test(compatible)) return Number(compatible);
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1)) && code - first < 9) first -= 1;
  return code - first;
}

/** Letters of other scripts, each with the Latin one that it cannot be told from. */
export const twins: ReadonlyMap<string, string> = new Map(
  [
    ['аеорсухіјѕһԁԛԝӏкт', 'aeopcyxijshdqwlkt'],
    ['АВЕКМНОРСТУХІЈЅҮԌ', 'ABEKMHOPCTYXIJSYG'],
    ['αορνικυχγηω', 'aopvikuxynw'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϲϳ', 'ABEZHIKMNOPTYXcj'],
    ['օոսհց', 'onuhg'],
    ['ᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃᎠᏀ', 'ABCEHJKLMPRSTVWZDG'],
    ['ⲞⲟⲢⲣⲤⲥⲬ', 'OoPpCcX'],
    ['ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ', 'ABCDEFGHIJKLMNOPRSTUVWXYZ'],
    ['ɡɑ', 'ga'],
  ].flatMap(([letters = '', latin = '']) => [...letters].map((letter, index) => [letter, latin[index]!] as const)),
);
