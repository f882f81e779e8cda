import path from 'node:path';

/** A path as its user would type it: from the working folder where it lies below, else in full. */
export function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  const shown = relative === '' ? '.' : relative.startsWith('..') ? path.resolve(file) : relative;
  return shown.split(path.sep).join('/');
}
