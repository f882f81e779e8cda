/** Pieces of regular expressions that match inert characters and nothing else. */
const inertPieces = new RegExp(
  [
    '^(?:',
    [
      // Anchors, groups and alternatives match nothing themselves.
      String.raw`[$^()|]|\(\?:`,
      String.raw`[*+?]\??|\{\d+(?:,\d*)?\}\??`,
      String.raw`[\w:/@,-]|\\[dw]|\\[-./+:@,]`,
      String.raw`\[(?:a-z|A-Z|0-9|[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|\\[dw]|\\[-./+:@,]|[\w.:/@+,](?!-[^\]])|-(?=\])|(?<=\[)-(?!\]))+\]`,
    ].join('|'),
    ')*$',
  ].join(''),
);

/** Whether a pattern of a parameter takes inert characters alone, as far as its text tells: `[a-z0-9-]+`. */
export function isInertPattern(pattern: string): boolean {
  return inertPieces.test(pattern);
}

/** A pattern that takes values of the same kinds of characters as an example, as YAML writes it: `'[\w-]+'` for `api-7f9`. */
export function patternLike(example: string): string {
  const signs = [...new Set(example.replace(/[\w-]/g, ''))].map((sign) => sign.replace(/[\\\]^[]/, '\\$&')).join('');
  return `'[\\w${signs.replaceAll("'", "''")}${example.includes('-') ? '-' : ''}]+'`;
}
