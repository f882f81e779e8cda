import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultSource, makeContent } from './make-content.ts';
import { measure, type Command, type Cost } from './measure.ts';

const help = `npm run build -- [PAGES…] [--repeat 3] [--budget 0.5] [--memory 2000] [--only NAME,…] [--from DIR]

Builds sites of so many pages (1000 and 3000) with each contestant in turn: from nothing, again with nothing changed, and again with
a line more in one text. Compares the medians.
Exit code 1 when Alertbook takes more than --budget of the time or of the memory of Starlight, or more than --memory MB.
`;

interface Contestant {
  name: string;
  command: (folder: string) => Command;
  /** Where it leaves its pages, and all that it keeps between two builds. */
  site: (folder: string) => string;
  caches: (folder: string) => string[];
  /** Folder that holds the texts of the services. */
  texts: (folder: string) => string;
}

/** What the three builds of a contestant cost, and what it leaves. */
interface Result extends Cost {
  sameSeconds: number;
  changedSeconds: number;
  siteMB: number;
  files: number;
}

/** The program as it is installed: compiled. */
const program = path.resolve(import.meta.dirname, '../lib/src/cli/alertbook.mjs');
if (!existsSync(program)) {
  console.error('There is no compiled program: run `npm run compile` in the folder above.');
  process.exit(2);
}

const alertbook: Contestant = {
  name: 'alertbook',
  command: (folder) => ({
    program: process.execPath,
    args: [program, 'build', ...['--content', 'alertbook', '--out', 'alertbook-site', '--cache', 'alertbook-cache']],
    folder,
  }),
  site: (folder) => `${folder}/alertbook-site`,
  caches: (folder) => [`${folder}/alertbook-cache`],
  texts: (folder) => `${folder}/alertbook/runbooks`,
};

// Both as they come: with a search of the full text by Pagefind, from the same MDX.
const rival = starlight('starlight', 'mdx');
/** They have neither a search nor checks, and the plainest of layouts with the menu of a service. */
const plain: Contestant[] = [
  {
    name: 'hugo',
    command: (folder) => ({ program: 'hugo', args: ['--quiet', '--destination', 'dist'], folder: `${folder}/hugo` }),
    site: (folder) => `${folder}/hugo/dist`,
    caches: (folder) => [`${folder}/hugo/resources`],
    texts: (folder) => `${folder}/hugo/content/runbooks`,
  },
  {
    name: 'eleventy',
    command: (folder) => ({
      program: process.execPath,
      args: [path.join(import.meta.dirname, 'node_modules/@11ty/eleventy/cmd.cjs'), '--quiet'],
      folder: `${folder}/eleventy`,
    }),
    site: (folder) => `${folder}/eleventy/dist`,
    caches: () => [],
    texts: (folder) => `${folder}/eleventy/content/runbooks`,
  },
];
const contestants = [
  alertbook,
  rival,
  starlight('starlight with Markdown', 'md'),
  starlight('starlight with a short menu', 'mdx', { BENCH_MENU: 'short' }),
  ...plain,
];

function starlight(name: string, format: 'mdx' | 'md', environment: Record<string, string> = {}): Contestant {
  const project = (folder: string): string => `${folder}/starlight-${format}`;
  return {
    name,
    command: (folder) => ({
      program: process.execPath,
      args: [path.join(import.meta.dirname, 'node_modules/astro/bin/astro.mjs'), 'build'],
      folder: project(folder),
      environment: { ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    }),
    site: (folder) => `${project(folder)}/dist`,
    caches: (folder) => [`${project(folder)}/.astro`, `${project(folder)}/node_modules`],
    texts: (folder) => `${project(folder)}/src/content/docs/runbooks`,
  };
}

const { values, positionals } = parseArgs({
  options: {
    repeat: { type: 'string', default: '3' },
    budget: { type: 'string', default: '0.5' },
    memory: { type: 'string', default: '2000' },
    only: { type: 'string' },
    from: { type: 'string', default: defaultSource },
    help: { type: 'boolean' },
  },
  allowPositionals: true,
});
const counts = positionals.length > 0 ? positionals.map(Number) : [1000, 3000];
const [repeat, budget, memoryMB] = [values.repeat, values.budget, values.memory].map(Number) as [
  number,
  number,
  number,
];
const only = values.only?.split(',').map((name) => name.trim());
const entered = contestants.filter(({ name }) => only === undefined || only.includes(name));
if (
  values.help ||
  entered.length === 0 ||
  ![...counts, repeat].every((count) => Number.isInteger(count) && count > 0) ||
  !(budget > 0 && memoryMB > 0)
) {
  console.error(help);
  process.exit(values.help ? 0 : 2);
}
if (process.platform !== 'linux') {
  console.error('Memory is measured by way of /proc: run this on Linux.');
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
for (const count of counts) {
  const medians = await race(count);
  report(count, medians);
  if (isOverBudget(medians)) process.exitCode = 1;
}

/** Medians of each contestant. They take turns, so that a slow hour of the machine is everybody's. */
async function race(count: number): Promise<Map<Contestant, Result>> {
  const folder = makeContent(count, values.from);
  const results = new Map(entered.map((contestant) => [contestant, [] as Result[]]));
  for (let round = 1; round <= repeat; round++) {
    for (const [contestant, resultsSoFar] of results) {
      const result = await buildThrice(contestant, folder, count);
      resultsSoFar.push(result);
      const figures = figuresOf(result).map(([name, value]) => `${name} ${value}`);
      console.error(`  ${count} pages, round ${round} of ${repeat}, ${contestant.name}: ${figures.join(', ')}`);
    }
  }
  return new Map([...results].map(([contestant, all]) => [contestant, medianOf(all)]));
}

/** @throws Error when the site lacks pages: a build that does less is no faster. */
async function buildThrice(contestant: Contestant, folder: string, count: number): Promise<Result> {
  const { name, command, site, caches, texts } = contestant;
  for (const old of [site(folder), ...caches(folder)]) rmSync(old, { recursive: true, force: true });
  // What was deleted and what the last build wrote is done with before the clock starts.
  execFileSync('sync');
  const cold = await measure(command(folder));
  const pages = readdirSync(path.join(site(folder), 'runbooks'), { recursive: true }).filter((file) =>
    String(file).endsWith('.html'),
  );
  if (pages.length < count) throw new Error(`${name} made ${pages.length} of ${count} pages.`);
  const files = readdirSync(site(folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
  const same = await measure(command(folder));
  appendFileSync(firstText(texts(folder)), '\nOne line more.\n');
  const changed = await measure(command(folder));
  return {
    ...cold,
    sameSeconds: same.wallSeconds,
    changedSeconds: changed.wallSeconds,
    siteMB: bytes / 1e6,
    files: files.length,
  };
}

/** The first text of the first service. */
function firstText(folder: string): string {
  const service = path.join(folder, readdirSync(folder).toSorted()[0]!);
  return path.join(
    service,
    readdirSync(service)
      .filter((name) => !name.startsWith('_'))
      .toSorted()[0]!,
  );
}

function medianOf(results: readonly Result[]): Result {
  const median = (measured: keyof Result): number => {
    const sorted = results.map((result) => result[measured]).toSorted((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  };
  return {
    wallSeconds: median('wallSeconds'),
    cpuSeconds: median('cpuSeconds'),
    peakMB: median('peakMB'),
    sameSeconds: median('sameSeconds'),
    changedSeconds: median('changedSeconds'),
    siteMB: median('siteMB'),
    files: median('files'),
  };
}

function figuresOf(result: Result): [name: string, value: string][] {
  return [
    ['cold, s', result.wallSeconds.toFixed(1)],
    ['CPU, s', result.cpuSeconds.toFixed(1)],
    ['MB', result.peakMB.toFixed(0)],
    ['same, s', result.sameSeconds.toFixed(1)],
    ['one line, s', result.changedSeconds.toFixed(1)],
    ['site, MB', result.siteMB.toFixed(1)],
    ['files', result.files.toFixed(0)],
  ];
}

/** A table in Markdown; the ratios are those of Alertbook to the contestant of the line, built from nothing. */
function report(count: number, medians: Map<Contestant, Result>): void {
  const ours = medians.get(alertbook);
  const ratio = (our: number | undefined, theirs: number): string =>
    our === undefined ? '–' : (our / theirs).toFixed(2);
  const header = [
    'contestant',
    ...figuresOf([...medians.values()][0]!).map(([name]) => name),
    'alertbook / it: cold',
    'MB',
  ];
  console.log(`\n${count} pages, median of ${repeat}\n`);
  console.log([`| ${header.join(' | ')} |`, `| ${header.map(() => '---').join(' | ')} |`].join('\n'));
  for (const [{ name }, result] of medians) {
    const ratios = [ratio(ours?.wallSeconds, result.wallSeconds), ratio(ours?.peakMB, result.peakMB)];
    console.log(`| ${[name, ...figuresOf(result).map(([, value]) => value), ...ratios].join(' | ')} |`);
  }
}

function isOverBudget(medians: Map<Contestant, Result>): boolean {
  const [ours, theirs] = [medians.get(alertbook), medians.get(rival)];
  const problems = [
    ours &&
      theirs &&
      ours.wallSeconds / theirs.wallSeconds > budget &&
      `Alertbook takes more than ${budget} of the time of “${rival.name}”.`,
    ours &&
      theirs &&
      ours.peakMB / theirs.peakMB > budget &&
      `Alertbook takes more than ${budget} of the memory of “${rival.name}”.`,
    ours && ours.peakMB > memoryMB && `Alertbook takes more than ${memoryMB} MB.`,
  ].filter((problem) => typeof problem === 'string');
  for (const problem of problems) console.log(`\n${problem}`);
  return problems.length > 0;
}
