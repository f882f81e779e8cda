import type { WriteStream } from 'node:tty';

/** Says what a long command is doing, on one line that it takes away again. */
export interface Progress {
  /** @param total How many there will be, where someone knows. */
  step: (what: string, total?: number) => void;
  /** One more of them is done. */
  tick: () => void;
  end: () => void;
}

const firstShownAfterMs = 1500;
const shownEveryMs = 100;

/**
 * Progress for people who watch: nothing where the output is a file or a log, and nothing for what is done at once.
 *
 * @param stream Standard error, which nobody reads by a program.
 */
export function openProgress(
  stream: Pick<WriteStream, 'write' | 'isTTY' | 'columns'>,
  environment: Record<string, string | undefined>,
  now: () => number = () => performance.now(),
): Progress {
  if (!stream.isTTY || environment['CI'] || environment['TERM'] === 'dumb')
    return { step: () => {}, tick: () => {}, end: () => {} };
  const started = now();
  let lastShown = 0;
  let isShown = false;
  let what = '';
  let total: number | undefined;
  let done = 0;
  const show = (isNew: boolean): void => {
    const at = now();
    if (at - started < firstShownAfterMs || (!isNew && at - lastShown < shownEveryMs)) return;
    lastShown = at;
    isShown = true;
    const count = total === undefined ? '' : `: ${Math.min(done, total)} of ${total}`;
    stream.write(`\r\x1b[K${`${what}${count}`.slice(0, (stream.columns || 80) - 1)}`);
  };
  return {
    step(next, count) {
      [what, total, done] = [next, count, 0];
      show(true);
    },
    tick() {
      done += 1;
      show(false);
    },
    end() {
      if (isShown) stream.write('\r\x1b[K');
    },
  };
}
