import type { PlacedText } from '../alerts/alert-rule.ts';
import type { Place } from './place.ts';

/** Longest way that is followed through a file to find a character of a value. */
const longestWay = 20_000;

/**
 * Place of a character of a value in the file that it was read from. Quotes, escapes and line ends make the text of the
 * file longer than the value, so both are followed side by side; a character that the file writes in another way stays
 * at the last place that was found.
 *
 * @param lines Lines of the file; without them the value is taken to be there as it is.
 */
export function placeInText({ value, at }: PlacedText, offset: number, lines: readonly string[] | undefined): Place {
  if (!lines) return { ...at, column: at.column + (value.slice(0, offset).includes('\n') ? 0 : offset) };
  let [line, column] = [at.line, at.column];
  let left = longestWay;
  for (let index = 0; index <= offset && index < value.length; index++) {
    const wanted = value[index]!;
    if (/\s/.test(wanted) && index < offset) continue;
    const found = nextOf(wanted, lines, line, column, left);
    if (!found) break;
    left -= found.passed;
    if (left <= 0) break;
    if (index === offset) return { file: at.file, line: found.line, column: found.column };
    [line, column] = [found.line, found.column + 1];
  }
  return { file: at.file, line, column };
}

/** The next place of a character, on this line or on the lines behind it. */
function nextOf(
  character: string,
  lines: readonly string[],
  fromLine: number,
  fromColumn: number,
  most: number,
): { line: number; column: number; passed: number } | undefined {
  let passed = 0;
  for (let line = fromLine; line <= lines.length && passed <= most; line++) {
    const text = lines[line - 1]!;
    const start = line === fromLine ? fromColumn - 1 : 0;
    const found = text.indexOf(character, start);
    if (found !== -1) return { line, column: found + 1, passed: passed + found - start };
    passed += text.length - start;
  }
  return undefined;
}
