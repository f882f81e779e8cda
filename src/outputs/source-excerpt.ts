import { visibleLine } from '../model/text/visible-text.ts';
import { withoutMarkers } from './inert-text.ts';

/** A line of a file with a mark below one of its columns, both inert. */
export interface Excerpt {
  line: string;
  /** As many blanks as the line has columns before the place, and the mark. */
  caret: string;
}

/** Columns of a tab: where it would end depends on what is in front of the line. */
const tab = '    ';
const cut = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

interface Cell {
  text: string;
  width: number;
}

/**
 * Part of a line around a column, no wider than a terminal. Returns undefined where there is nothing to see: the line is
 * blank, or the column is not on it.
 *
 * @param column From 1, in UTF-16 code units; one behind the end of the line counts as on it.
 * @param width Most columns of the result.
 */
export function sourceExcerpt(line: string, column: number, width: number): Excerpt | undefined {
  if (line.trim() === '' || column > line.length + 1) return undefined;
  // Of a line of a megabyte, no more is looked at than can be shown.
  const start = Math.max(0, column - 1 - width);
  const before = cellsOf(line.slice(start, column - 1));
  const after = cellsOf(line.slice(column - 1, column - 1 + width));
  const isCutBefore = start > 0;
  const isCutAfter = line.length > column - 1 + width;
  // Two thirds of the room lie before the place, for what is read first.
  const room = width - 2 * cut.length;
  const total = widthOf(before) + widthOf(after);
  const roomBefore = Math.max(Math.floor((room * 2) / 3), room - widthOf(after));
  const left = total <= room ? before : lastWithin(before, roomBefore);
  const right = total <= room ? after : firstWithin(after, room - widthOf(left));
  const head = (isCutBefore || left.length < before.length ? cut : '') + textOf(left);
  const tail = textOf(right) + (isCutAfter || right.length < after.length ? cut : '');
  // What a CI takes for a command can begin before the place and end behind it.
  const inert = withoutMarkers(head + tail);
  const inertHead = inert.slice(0, inert.length - withoutMarkers(tail).length);
  return { line: inert, caret: `${' '.repeat(widthOf(cellsOf(inertHead)))}^` };
}

function cellsOf(text: string): Cell[] {
  return Array.from(graphemes.segment(text), ({ segment }) => {
    const shown = segment === '\t' ? tab : visibleLine(segment);
    return { text: shown, width: columnsOf(shown) };
  });
}

/** What takes two columns of a terminal: East Asian letters and signs, their full-width forms, and pictures. */
const wide =
  /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Script_Extensions=Bopomofo}\p{Script_Extensions=Yi}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|(?!\p{Regional_Indicator})\p{Emoji_Presentation}/u;
const narrow = /[\uff61-\uffdc\u00b7]/;
/** What is drawn onto the letter before it. */
const drawnOver = /[\p{Mn}\p{Me}\p{Emoji_Modifier}\u1160-\u11ff\ufe0f]/u;

/** Columns that a text takes in a terminal. */
function columnsOf(text: string): number {
  if (/\p{Extended_Pictographic}\ufe0f/u.test(text)) return 2;
  return Array.from(text).reduce((sum, character) => {
    if (drawnOver.test(character)) return sum;
    return sum + (wide.test(character) && !narrow.test(character) ? 2 : 1);
  }, 0);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}

function firstWithin(cells: readonly Cell[], room: number): Cell[] {
  let left = room;
  const end = cells.findIndex(({ width }) => (left -= width) < 0);
  return end === -1 ? [...cells] : cells.slice(0, end);
}

function lastWithin(cells: readonly Cell[], room: number): Cell[] {
  return firstWithin(cells.toReversed(), room).toReversed();
}
