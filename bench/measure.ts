import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What one command cost. */
export interface Cost {
  wallSeconds: number;
  /** Of all processors together: less shaken by what else the machine does. */
  cpuSeconds: number;
  /** Highest resident memory of its processes together, in MB of 10^6 bytes. */
  peakMB: number;
}

export interface Command {
  program: string;
  args: string[];
  folder: string;
  environment?: Record<string, string>;
}

const sampleEveryMs = 50;

/**
 * Runs a command and measures it and all processes that it starts. Needs Linux: it reads `/proc`.
 *
 * @throws Error with the end of its output when its exit code is not 0.
 */
export async function measure({ program, args, folder, environment }: Command): Promise<Cost> {
  const cpuBefore = cpuSecondsOfChildren();
  const started = performance.now();
  // A group of its own, by which its processes are found, and ended when this process is.
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = (): void => void process.kill(-child.pid!, 'SIGKILL');
  process.once('exit', end);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => (output = (output + String(data)).slice(-4000)));
  let peakBytes = 0;
  const sampler = setInterval(() => (peakBytes = Math.max(peakBytes, bytesOfGroup(child.pid!))), sampleEveryMs);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) =>
    child.on('error', reject).on('close', (...how) => resolve(how)),
  );
  clearInterval(sampler);
  process.off('exit', end);
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${code ?? signal}:\n${output}`);
  return {
    wallSeconds: (performance.now() - started) / 1000,
    cpuSeconds: cpuSecondsOfChildren() - cpuBefore,
    peakMB: peakBytes / 1e6,
  };
}

/**
 * What the processes that live now hold together (`VmRSS`), or what the largest of them ever held (`VmHWM`), so that a
 * peak between two samples is not missed.
 */
function bytesOfGroup(group: number): number {
  const statuses = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(name)?.[groupField] === String(group))
    .map((id) => read(`/proc/${id}/status`));
  const bytesOf = (field: string): number[] =>
    statuses.map((status) => 1024 * Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? 0));
  const together = bytesOf('VmRSS').reduce((sum, bytes) => sum + bytes, 0);
  return Math.max(together, ...bytesOf('VmHWM'));
}

// Of `/proc/PID/stat`, counted from the field after the name, which may hold anything: see proc_pid_stat(5).
const groupField = 2;
const childTimeFields = [13, 14];
const ticksPerSecond = 100;

/** Processor time of all children that have ended and their descendants. */
function cpuSecondsOfChildren(): number {
  const stat = statOf('self')!;
  return childTimeFields.reduce((sum, field) => sum + Number(stat[field]) / ticksPerSecond, 0);
}

function statOf(id: string): string[] | undefined {
  const stat = read(`/proc/${id}/stat`);
  return stat === '' ? undefined : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Text of a file of the kernel's; empty when its process is gone. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
