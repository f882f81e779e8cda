/** Characters that text must not bring into a report: they hide, reorder, or end what they stand in. */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]|[\u{e0000}-\u{e007f}]/gu;

/** Text with every character shown by its code that people would not see; tabs and ends of lines stay. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(hidden, (character) => `‹U+${hexOf(character)}›`);
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visible(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\t/g, ' ')
    .trim();
}

function hexOf(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
}

/** The start of a text, cut between characters, and said to be one. */
export function cutTo(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
  return `${start}… (${text.length - start.length} more characters)`;
}
