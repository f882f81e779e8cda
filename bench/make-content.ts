import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';
import { readTexts, type Text } from './read-texts.ts';

const help = `npm run content -- PAGES… [--from DIR]

Writes content for so many pages, made of the Markdown in DIR, to dist/PAGES/alertbook, and as MDX and as Markdown to
dist/PAGES/starlight-mdx and dist/PAGES/starlight-md, to dist/PAGES/hugo and to dist/PAGES/eleventy.
`;

/** Real runbooks of prometheus-operator/runbooks. They are no part of this repository. */
export const defaultSource = path.resolve(import.meta.dirname, 'texts');

const pagesPerService = 150;
const services = [
  'checkout',
  'search',
  'catalogue',
  'payments',
  'invoices',
  'identity',
  'profile',
  'mail',
  'media',
  'reports',
];
services.push(
  'gateway',
  'queue',
  'cache',
  'warehouse',
  'billing',
  'shipping',
  'pricing',
  'reviews',
  'fraud',
  'exports',
);
const teams = ['buying', 'paying', 'people', 'platform', 'data'];
const levels = [
  { id: 'p1', name: 'Critical', meaning: 'The shop is down.', respond: '15 minutes' },
  { id: 'p2', name: 'High', meaning: 'A part of the shop is down.', respond: '1 hour' },
  { id: 'p3', name: 'Medium', meaning: 'Something is slow.', respond: '4 hours' },
  { id: 'p4', name: 'Low', meaning: 'Nobody notices yet.', respond: '2 business days' },
];

interface Page extends Text {
  service: string;
  slug: string;
  alert: string;
}

/**
 * Writes the same texts as content of Alertbook and of each peer.
 *
 * @param from Folder of Markdown. When it is missing or empty, the process ends with exit code 2.
 * @returns Folder that holds `alertbook/`, `starlight-mdx/`, `starlight-md/`, `hugo/` and `eleventy/`, all new.
 */
export function makeContent(count: number, from: string): string {
  const texts = existsSync(from) ? readTexts(from) : [];
  if (texts.length === 0)
    refuse(
      `There is no Markdown in ${from}: name a folder that holds some, with \`--from DIR\`. Sections called Meaning, Impact, Diagnosis and Mitigation are kept.`,
    );
  const folder = path.join(import.meta.dirname, 'dist', String(count));
  rmSync(folder, { recursive: true, force: true });
  const pages = pagesOf(count, texts);
  writeAlertbook(path.join(folder, 'alertbook'), pages);
  for (const format of ['mdx', 'md'] as const) writeStarlight(path.join(folder, `starlight-${format}`), pages, format);
  writeHugo(path.join(folder, 'hugo'), pages);
  writeEleventy(path.join(folder, 'eleventy'), pages);
  return folder;
}

function pagesOf(count: number, texts: Text[]): Page[] {
  const serviceCount = Math.max(services.length, Math.ceil(count / pagesPerService));
  return Array.from({ length: count }, (_, index) => {
    const { title, name, body } = texts[index % texts.length]!;
    const number = Math.floor(index / texts.length) + 1;
    return {
      title: `${title} ${number}`,
      name,
      body,
      service: serviceId(index % serviceCount),
      slug: `${slugOf(name)}-${number}`,
      alert: `${name}${number}`,
    };
  });
}

function serviceId(index: number): string {
  const round = Math.floor(index / services.length);
  return services[index % services.length]! + (round === 0 ? '' : `-${round + 1}`);
}

function slugOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function writeAlertbook(folder: string, pages: Page[]): void {
  // The source does not rate its commands, and its code blocks stay as they are.
  const checks = { 'command/unmarked-risk': 'off' };
  write(folder, 'site.yaml', yaml({ name: 'Bench', url: 'https://bench.example/', severityMatrix: 'default', checks }));
  write(folder, 'severities/default.yaml', yaml({ name: 'Severities', levels }));
  for (const team of teams) {
    write(folder, `teams/${team}.yaml`, yaml(teamData(team)));
    write(folder, `escalations/${team}.yaml`, yaml({ name: `Escalation of ${team}`, steps: escalationSteps(team) }));
  }
  for (const [index, service] of [...new Set(pages.map(({ service }) => service))].entries()) {
    const owner = teams[index % teams.length]!;
    write(
      folder,
      `services/${service}.yaml`,
      yaml({ name: service, summary: `The ${service} of the shop.`, owner, escalation: owner }),
    );
  }
  for (const [index, { title, service, slug, alert, body }] of pages.entries()) {
    const frontmatter = {
      title,
      service,
      severity: levels[index % levels.length]!.id,
      alerts: [alert],
      reviewed: '2026-01-05',
      ...parametersOf(body),
    };
    write(folder, `runbooks/${service}/${slug}.mdx`, `---\n${yaml(frontmatter)}---\n\n${body}`);
  }
}

/** As MDX it is what Alertbook reads to the byte, below the frontmatter. As Markdown, nobody could use components. */
function writeStarlight(folder: string, pages: Page[], format: 'mdx' | 'md'): void {
  cpSync(path.join(import.meta.dirname, 'starlight'), folder, { recursive: true });
  write(folder, 'src/content/docs/index.md', `---\n${yaml({ title: 'Bench' })}---\n`);
  for (const { title, service, slug, body } of pages)
    write(folder, `src/content/docs/runbooks/${service}/${slug}.${format}`, `---\n${yaml({ title })}---\n\n${body}`);
}

function writeHugo(folder: string, pages: Page[]): void {
  cpSync(path.join(import.meta.dirname, 'hugo'), folder, { recursive: true });
  for (const service of new Set(pages.map(({ service }) => service)))
    write(folder, `content/runbooks/${service}/_index.md`, `---\n${yaml({ title: service })}---\n`);
  for (const { title, service, slug, body } of pages)
    write(folder, `content/runbooks/${service}/${slug}.md`, `---\n${yaml({ title })}---\n\n${body}`);
}

function writeEleventy(folder: string, pages: Page[]): void {
  cpSync(path.join(import.meta.dirname, 'eleventy'), folder, { recursive: true });
  const shared = { layout: 'page.njk', tags: ['runbook'] };
  for (const { title, service, slug, body } of pages)
    write(
      folder,
      `content/runbooks/${service}/${slug}.md`,
      `---\n${yaml({ ...shared, title, service })}---\n\n${body}`,
    );
}

function teamData(name: string) {
  const shifts = [
    { id: 'primary', name: 'Primary', members: ['ada'] },
    { id: 'secondary', name: 'Secondary', members: ['grace'] },
  ];
  return {
    name,
    people: [
      { id: 'ada', name: 'Ada Lovelace', role: 'Engineer', phone: '+12025550143' },
      { id: 'grace', name: 'Grace Hopper', role: 'Engineer', phone: '+12025550144' },
    ],
    rotations: [{ id: 'on-call', name: 'On call', every: 'weekly', shifts }],
  };
}

function escalationSteps(team: string) {
  return [
    { after: '0 min', to: [`${team}/primary`], by: ['page'] },
    { after: '15 min', to: [`${team}/secondary`], by: ['phone'] },
  ];
}

/** Declares each `{{name}}` that is in a text, as a runbook must; `{{end}}` and `{{else}}` are Go's. */
function parametersOf(body: string): { params?: object[] } {
  const names = new Set(
    Array.from(body.matchAll(/\{\{\s*(?!(?:end|else)\s*\}\})([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g), ([, name]) => name!),
  );
  return names.size === 0 ? {} : { params: [...names].map((name) => ({ name, label: name, example: 'shop' })) };
}

/** JSON is YAML: the values need no quoting of their own. */
function yaml(data: object): string {
  return Object.entries(data)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
}

function write(folder: string, below: string, text: string): void {
  const file = path.join(folder, below);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function refuse(message: string): never {
  console.error(message);
  exit(2);
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { from: { type: 'string', default: defaultSource } },
    allowPositionals: true,
  });
  const counts = positionals.map(Number);
  if (counts.length === 0 || !counts.every((count) => Number.isInteger(count) && count > 0)) refuse(help);
  for (const count of counts) console.log(makeContent(count, values.from));
}
