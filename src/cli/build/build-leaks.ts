import type { LeakSearch } from '../../publish/internal-leaks.ts';
import { counted } from '../../model/text/counted.ts';
import { findingsFor } from '../print-findings.ts';
import { printAside } from '../terminal.ts';

/** A public build would hold what is internal. */
export class LeakError extends Error {}

/** Tells what may be internal. @throws LeakError when something surely is. */
export function refuseLeaks({ findings }: LeakSearch): void {
  const text = findingsFor('stderr', findings, { isQuoting: false });
  if (findings.some(({ level }) => level === 'error')) throw new LeakError(text);
  printAside(text);
}

/** What was looked for, and what nobody could: for the one who builds. */
export function leakText({ valueCount, left, fileCount, pictureCount }: LeakSearch): string {
  const shown = left.slice(0, 3).map(({ text }) => `\`${text}\``);
  const short =
    left.length === 0
      ? ''
      : ` ${left.length} ${left.length === 1 ? 'is' : 'are'} too short or too common to look for (${shown.join(', ')}${left.length > 3 ? '…' : ''}).`;
  const pictures = pictureCount === 0 ? '' : ` ${counted(pictureCount, 'picture')} not looked into.`;
  return `Internal: ${counted(valueCount, 'value')} looked for in ${counted(fileCount, 'file')}.${short}${pictures}`;
}
