import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { exitCodes, UsageError } from '../../src/cli/exit.ts';
import { print, sayAside } from '../../src/cli/terminal.ts';
import type { Finding } from '../../src/model/audit/finding.ts';
import { countByLevel } from '../../src/outputs/findings.ts';
import { inertLine } from '../../src/outputs/inert-text.ts';
import { programArguments, readInputs, type Inputs } from './inputs.ts';
import { jobSummary } from './job-summary.ts';

type Environment = Record<string, string | undefined>;

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Reports that are read in a log. The others are documents for tools. */
const formatsOfLog = ['github', 'text'];

/**
 * The GitHub action: runs one command of the program that is in this very file, and tells the runner what was found.
 *
 * @returns The exit code, which is that of the program.
 */
export async function runAction(environment: Environment): Promise<number> {
  try {
    const inputs = readInputs(environment);
    const scratch = mkdtempSync(path.join(environment['RUNNER_TEMP'] || tmpdir(), 'alertbook-'));
    const args = await programArguments(inputs, scratch);
    // Two reports of the same: one to count by, and the one that was asked for.
    const [counted, reported] = await Promise.all([
      program(args('--format=json'), inputs),
      program(args(`--format=${inputs.format}`), inputs),
    ]);
    for (const ran of [counted, reported]) refuseNoReport(ran);
    const { findings } = JSON.parse(counted.stdout) as { findings: Finding[] };
    const report = path.join(scratch, `report.${inputs.format}`);
    writeFileSync(report, reported.stdout);
    if (formatsOfLog.includes(inputs.format)) print(reported.stdout);
    tellRunner(environment, inputs, findings, report);
    return counted.code ?? exitCodes.usage;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print(`::error title=Alertbook::${inertLine(error.message).replaceAll('%', '%25')}\n`);
    return exitCodes.usage;
  }
}

/** Arguments go to the program as they are: no shell reads them. */
async function program(args: readonly string[], { folder }: Inputs): Promise<Ran> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

/** @throws UsageError with what the program said where it made no report. */
function refuseNoReport({ code, stdout, stderr }: Ran): void {
  if (code === exitCodes.ok || (code === exitCodes.problems && stdout !== '')) return;
  if (code === exitCodes.usage) throw new UsageError(stderr.trim().replace(/^alertbook: /, ''));
  sayAside(...stderr.trimEnd().split('\n'));
  throw new UsageError('Alertbook ended without a report: see the log.');
}

function tellRunner(environment: Environment, inputs: Inputs, findings: readonly Finding[], report: string): void {
  const { error, warning } = countByLevel(findings);
  append(environment['GITHUB_OUTPUT'], `errors=${error}\nwarnings=${warning}\nreport=${report}\n`);
  append(environment['GITHUB_STEP_SUMMARY'], jobSummary(inputs.command, findings));
}

function append(file: string | undefined, text: string): void {
  if (file) appendFileSync(file, text);
}
