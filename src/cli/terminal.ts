import { inertLine } from '../outputs/inert-text.ts';

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
