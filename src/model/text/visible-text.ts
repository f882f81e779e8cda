/** Emoji with their selector; and characters that cannot be seen: they hide, reorder or end text, or control a terminal. */
const unseen = /(\p{Extended_Pictographic}\ufe0f)|[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A text with another form of each character that nobody sees. Spaces of all widths are left alone. */
export function replaceUnseen(text: string, formOf: (character: string) => string): string {
  return text.replace(unseen, (found, picture: string | undefined) => picture ?? formOf(found));
}

/** `U+202E` for a character that cannot be seen. */
export function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A character as people can see it: `‹U+202E›`. */
export function shownCode(character: string): string {
  return `‹${codeOf(character)}›`;
}

/** A text on one line, with each character that nobody sees shown by its code, the ends of lines too. */
export function visibleLine(text: string): string {
  return replaceUnseen(text, shownCode);
}

/** The same of a text of several lines: tabs and ends of lines stay. */
export function visibleText(text: string): string {
  return replaceUnseen(text.replaceAll('\r\n', '\n'), (character) =>
    character === '\n' || character === '\t' ? character : shownCode(character),
  );
}
