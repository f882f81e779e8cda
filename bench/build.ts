import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultSource, makeContent } from './make-content.ts';
import { measure, type Command, type Cost } from './measure.ts';

const help = `npm run build -- [PAGES…] [--repeat 3] [--budget 0.5] [--memory 2000] [--only NAME] [--from DIR]

Builds sites of so many pages (1000 and 3000) with each contestant in turn, from nothing, and compares the medians.
Exit code 1 when Alertbook takes more than --budget of the time or of the memory of Starlight, or more than --memory MB.
`;

interface Contestant {
  name: string;
  command: (folder: string) => Command;
  /** Where it leaves its pages, and all that it keeps between two builds. */
  site: (folder: string) => string;
  caches: (folder: string) => string[];
}

const checkout = path.resolve(import.meta.dirname, '..');

const alertbook: Contestant = {
  name: 'alertbook',
  command: (folder) => ({
    program: process.execPath,
    args: ['src/cli/alertbook.mjs', 'build', '--content', `${folder}/alertbook`, '--out', `${folder}/alertbook-site`],
    folder: checkout,
  }),
  site: (folder) => `${folder}/alertbook-site`,
  caches: () => [`${checkout}/node_modules/.cache/alertbook`, `${checkout}/.astro`],
};

// Both as they come: with a search of the full text by Pagefind, from the same MDX.
const rival = starlight('starlight', 'mdx', 'on');
const contestants = [alertbook, rival, starlight('starlight, Markdown', 'md', 'on')];

function starlight(name: string, format: 'mdx' | 'md', pagefind: 'on' | 'off'): Contestant {
  const project = (folder: string): string => `${folder}/starlight-${format}`;
  return {
    name,
    command: (folder) => ({
      program: process.execPath,
      args: [path.join(import.meta.dirname, 'node_modules/astro/bin/astro.mjs'), 'build'],
      folder: project(folder),
      environment: { BENCH_PAGEFIND: pagefind, ASTRO_TELEMETRY_DISABLED: '1' },
    }),
    site: (folder) => `${project(folder)}/dist`,
    caches: (folder) => [`${project(folder)}/.astro`, `${project(folder)}/node_modules`],
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
const entered = contestants.filter(({ name }) => values.only === undefined || name === values.only);
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
async function race(count: number): Promise<Map<Contestant, Cost>> {
  const folder = makeContent(count, values.from);
  const costs = new Map(entered.map((contestant) => [contestant, [] as Cost[]]));
  for (let round = 1; round <= repeat; round++) {
    for (const [contestant, costsSoFar] of costs) {
      const cost = await buildCold(contestant, folder, count);
      costsSoFar.push(cost);
      console.error(
        `  ${count} pages, round ${round} of ${repeat}, ${contestant.name}: ${cost.wallSeconds.toFixed(1)} s, ${cost.cpuSeconds.toFixed(1)} s of CPU, ${cost.peakMB.toFixed(0)} MB`,
      );
    }
  }
  return new Map(
    [...costs].map(([contestant, all]) => [
      contestant,
      { wallSeconds: median(all, 'wallSeconds'), cpuSeconds: median(all, 'cpuSeconds'), peakMB: median(all, 'peakMB') },
    ]),
  );
}

/** @throws Error when the site lacks pages: a build that does less is no faster. */
async function buildCold({ name, command, site, caches }: Contestant, folder: string, count: number): Promise<Cost> {
  for (const old of [site(folder), ...caches(folder)]) rmSync(old, { recursive: true, force: true });
  // What was deleted and what the last build wrote is done with before the clock starts.
  execFileSync('sync');
  const cost = await measure(command(folder));
  const pages = readdirSync(path.join(site(folder), 'runbooks'), { recursive: true }).filter((file) =>
    String(file).endsWith('.html'),
  );
  if (pages.length < count) throw new Error(`${name} made ${pages.length} of ${count} pages.`);
  return cost;
}

function median(costs: Cost[], measured: keyof Cost): number {
  const sorted = costs.map((cost) => cost[measured]).toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
}

/** A table in Markdown; the ratios are those of Alertbook to the contestant of the line. */
function report(count: number, medians: Map<Contestant, Cost>): void {
  const ours = medians.get(alertbook);
  const ratio = (our: number | undefined, theirs: number): string =>
    our === undefined ? '–' : (our / theirs).toFixed(2);
  console.log(`\n${count} pages, cold, median of ${repeat}\n`);
  console.log(
    '| contestant | seconds | CPU seconds | MB | alertbook / it: seconds | CPU | MB |\n| --- | --- | --- | --- | --- | --- | --- |',
  );
  for (const [{ name }, { wallSeconds, cpuSeconds, peakMB }] of medians) {
    const ratios = [
      ratio(ours?.wallSeconds, wallSeconds),
      ratio(ours?.cpuSeconds, cpuSeconds),
      ratio(ours?.peakMB, peakMB),
    ];
    console.log(
      `| ${[name, wallSeconds.toFixed(1), cpuSeconds.toFixed(1), peakMB.toFixed(0), ...ratios].join(' | ')} |`,
    );
  }
}

function isOverBudget(medians: Map<Contestant, Cost>): boolean {
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
