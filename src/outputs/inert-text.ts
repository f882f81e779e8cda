import { replaceUnseen, shownCode, visibleLine, visibleText } from '../model/text/visible-text.ts';

/**
 * What a CI takes for a command to itself: `##[…]`, `##vso[…]` and `##teamcity[…]` anywhere in a line of a log, and `::` at
 * the start of one, behind white space too.
 */
const marker = /#(?=#\w*\[)/g;
const lineStart = /^([^\S\n]*):(?=:)/gmu;

/** A text in which nothing looks like a command in the middle of a line. */
export function withoutMarkers(text: string): string {
  return text.replace(marker, shownCode('#'));
}

/** One line of output: whatever it quotes cannot be hidden, reorder or end it, steer a terminal, or command a CI. */
export function inertLine(text: string): string {
  return withoutCommands(visibleLine(text));
}

/** The same of several lines. */
export function inertText(text: string): string {
  return withoutCommands(visibleText(text));
}

function withoutCommands(text: string): string {
  return withoutMarkers(text).replace(lineStart, `$1${shownCode(':')}`);
}

/** JSON whose strings stay what they are, with what nobody sees and what a CI would read written as escapes. */
export function inertJson(value: unknown, indent: number): string {
  return replaceUnseen(JSON.stringify(value, null, indent), (character) =>
    character === '\n' ? character : jsonEscape(character),
  ).replace(marker, jsonEscape('#'));
}

/** Both halves of a character outside of the first plane. */
function jsonEscape(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** HTML or XML that says the same and in which no CI reads a command. */
export function inertMarkup(markup: string): string {
  return markup.replace(marker, '&#35;').replace(lineStart, '$1&#58;');
}
