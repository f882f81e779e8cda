import { expect, test } from 'vitest';
import { placeInText } from './place-in-text.ts';

const value = 'https://a.example/x?y={{ $labels.z }}#end';

/** The text of the file from the place of the first `#` of the value on. */
function pointedAt(file: string, column: number): string {
  const lines = file.split('\n');
  const at = placeInText({ value, at: { file: 'f', line: 1, column } }, value.indexOf('#'), lines);
  return lines[at.line - 1]!.slice(at.column - 1);
}

test('a character of a value is found where the file writes the value as it is', () => {
  expect(pointedAt(`url: "${value}"`, 7)).toBe('#end"');
});

test('behind what Helm has to print, it is found where it is', () => {
  expect(pointedAt(`url: '${value.replace('{{', '{{ "{{" }}').replace('}}#', '{{ "}}" }}#')}'`, 7)).toBe("#end'");
});

test('on a later line of a value that is folded', () => {
  expect(pointedAt('url: "https://a.example/x\\\n  ?y={{ $labels.z }}\\\n  #end"', 7)).toBe('#end"');
});

test('without the file, the value is taken to be there as it is', () => {
  expect(placeInText({ value, at: { file: 'f', line: 3, column: 5 } }, 8, undefined)).toEqual({
    file: 'f',
    line: 3,
    column: 13,
  });
});
