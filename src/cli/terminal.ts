import { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { inertLine } from '../outputs/inert-text.ts';
import type { Style } from '../outputs/reporter.ts';

/** When what is printed has colours: where a terminal shows them and `NO_COLOR` and `FORCE_COLOR` allow it, or as its user says. */
export const colorChoices = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof colorChoices)[number];

type Output = 'stdout' | 'stderr';

/** Columns that text is laid out for where a terminal has fewer. */
const narrowest = 40;

const formats = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  note: ['bold', 'cyan'],
  place: ['bold'],
  aside: ['dim'],
} as const satisfies Record<Style, Parameters<typeof styleText>[0]>;

let chosen: ColorChoice = 'auto';

/** Says when there are colours, for all that is printed from now on. */
export function chooseColor(choice: ColorChoice): void {
  chosen = choice;
}

/** Adds the colour of a style where the output shows colours. The text has to be inert already. */
export function paintFor(output: Output): (style: Style, text: string) => string {
  if (chosen === 'never') return (_style, text) => text;
  if (chosen === 'auto' && !showsColors(process[output])) return (_style, text) => text;
  return (style, text) => styleText(formats[style], text, { validateStream: false });
}

/** What `styleText` asks by itself, but not in Node 20. */
function showsColors(stream: NodeJS.WriteStream): boolean {
  if (process.env['FORCE_COLOR'] !== undefined) return WriteStream.prototype.getColorDepth() > 2;
  return stream.isTTY && stream.getColorDepth() > 2;
}

/** Columns of a terminal; undefined for files, logs and terminals that do not say. */
export function columnsOf(output: Output): number | undefined {
  const { columns } = process[output];
  return columns > 0 ? Math.max(columns, narrowest) : undefined;
}

/** Says lines for people on standard output. What they quote, names of files above all, stays in its line and does nothing. */
export function say(...lines: string[]): void {
  print(written(lines));
}

/** The same on standard error, which nobody reads by a program. */
export function sayAside(...lines: string[]): void {
  printAside(written(lines));
}

/** Prints what an output has made ready, or what a program reads, as it is. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** The same on standard error. */
export function printAside(text: string): void {
  process.stderr.write(text);
}

function written(lines: readonly string[]): string {
  return lines.map((line) => `${inertLine(line)}\n`).join('');
}
