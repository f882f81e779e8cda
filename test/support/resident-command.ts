/**
 * A process in which one command after the other runs as `alertbook` would run it: what is loaded for the first one is there for
 * the next. Each message is a call, and is told its result.
 */
import type { Call, Ran } from './command.ts';

const streams = ['stdout', 'stderr'] as const;
let ran: Ran = { code: null, stdout: '', stderr: '' };
let count = 0;

for (const name of streams) {
  // Each command listens for errors of its output.
  process[name].setMaxListeners(0);
  process[name].write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    ran[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const callback = rest.at(-1);
    if (typeof callback === 'function') process.nextTick(callback as () => void);
    return true;
  };
}

async function run({ args, cwd }: Call): Promise<Ran> {
  ran = { code: null, stdout: '', stderr: '' };
  process.argv.splice(2, Infinity, ...args);
  process.exitCode = undefined;
  process.chdir(cwd);
  // The command is what its module does when it is loaded.
  await import(`../../src/cli/main.ts?${count++}`);
  return { ...ran, code: Number(process.exitCode ?? 0) };
}

process.on('message', (call) => void run(call as Call).then((result) => process.send!(result)));
