import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { close, createIndex } from 'pagefind';
import { alertAddress } from '../src/model/alerts/alerts.ts';
import { unpackSearchIndex } from '../src/model/search/search-index.ts';
import { openSearch } from '../src/model/search/search.ts';
import { searchText, type TextIndex } from '../src/model/search/text-search.ts';
import { wordsOf } from '../src/model/search/words.ts';
import { randomFrom, withTypo } from '../test/support/many-alerts.ts';
import { defaultSource } from './make-content.ts';
import { readTexts, type Text } from './read-texts.ts';

const help = `npm run search -- [--from DIR] [--first 95] [--third 99]

Makes a site of the Markdown in DIR, and asks its search for each page: by name, in lower case, by its words without one,
with a typo, and by the symptoms in symptoms.json. Prints how often the right page comes first, and among the first three,
beside Pagefind alone and MiniSearch alone on the same pages, and lists the queries that fail.
Exit code 1 when fewer names than --first and --third (in percent) are found so.
`;

/** Finds addresses of pages, the best first. */
type Finder = (query: string) => Promise<string[]>;

interface Query {
  kind: 'exact' | 'lower case' | 'a word less' | 'one typo' | 'symptom';
  text: string;
  name: string;
}

const service = 'cluster';
const folder = path.join(import.meta.dirname, 'dist/search');
const site = path.join(folder, 'site');
const checkout = path.resolve(import.meta.dirname, '..');

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: defaultSource },
    first: { type: 'string', default: '95' },
    third: { type: 'string', default: '99' },
    help: { type: 'boolean' },
  },
});
const texts = existsSync(values.from) ? readTexts(values.from) : [];
if (values.help || texts.length === 0) {
  console.error(values.help ? help : `There is no Markdown in ${values.from}: name a folder that holds some.`);
  process.exit(values.help ? 0 : 2);
}
/** Name of the alert by its page and by that of its runbook. */
const answerByPage = new Map(
  texts.flatMap(({ name }) => [
    [decodeURI(alertAddress(name)), name],
    [`/runbooks/${service}/${slugOf(name)}/`, name],
  ]),
);
makeSite(texts);
const finders: Record<string, Finder> = {
  Alertbook: ours(),
  'Pagefind alone': await pagefindAlone(texts),
  'MiniSearch alone': miniSearchAlone(texts),
};
process.exitCode = await judge(queriesOf(texts), finders);

/** One runbook with one alert for each text; nothing else tells what they are about. */
function makeSite(texts: readonly Text[]): void {
  rmSync(folder, { recursive: true, force: true });
  write('site.yaml', 'name: Bench\nurl: https://bench.example/\nchecks: {command/unmarked-risk: "off"}\n');
  write(
    'teams/one.yaml',
    'name: One\npeople: [{id: ada, name: Ada Lovelace, role: Engineer, phone: "+12025550143"}]\n',
  );
  write(`services/${service}.yaml`, `name: Cluster\nsummary: All of it.\nowner: one\n`);
  for (const { title, name, body } of texts) {
    const params = [
      ...new Set(
        Array.from(body.matchAll(/\{\{\s*(?!(?:end|else)\s*\}\})([A-Za-z_]\w*)\s*\}\}/g), ([, name]) => name!),
      ),
    ];
    const frontmatter = {
      title,
      service,
      alerts: [name],
      params: params.map((name) => ({ name, label: name, example: 'shop' })),
    };
    const lines = Object.entries(frontmatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
    write(`runbooks/${service}/${slugOf(name)}.mdx`, `---\n${lines.join('')}---\n\n${body}`);
  }
  const command = ['src/cli/alertbook.mjs', 'build', '--content', path.join(folder, 'content'), '--out', site];
  const printed = execFileSync(process.execPath, command, {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  console.error(printed.trim());
}

function write(below: string, text: string): void {
  const file = path.join(folder, 'content', below);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function slugOf(name: string): string {
  return wordsOf(name).join('-');
}

/** Both layers as the page uses them: names, then places in the text that are not there yet. */
function ours(): Finder {
  const run = (file: string): void => (0, eval)(readFileSync(path.join(site, 'assets', file), 'utf8'));
  run('search-index.js');
  const index: unknown = Reflect.get(globalThis, 'alertbookSearchIndex');
  console.error(`The index of names: ${gzipSync(JSON.stringify(index)).length} bytes compressed.`);
  const search = openSearch(unpackSearchIndex(index));
  // Pagefind asks the page for its language.
  Reflect.set(globalThis, 'document', { currentScript: null, querySelector: () => ({ getAttribute: () => 'en' }) });
  run('full-text.js');
  for (const file of readdirSync(path.join(site, 'assets/full-text'), { recursive: true }).map(String))
    if (file.endsWith('.js')) run(path.join('full-text', file));
  const { open } = Reflect.get(globalThis, 'alertbookFullText') as { open: () => TextIndex };
  const textIndex = open();
  return async (query) => [
    ...search(query).map(({ address }) => address),
    ...(await searchText(textIndex, query)).map(({ address }) => address),
  ];
}

/** Pagefind as it comes, on titles, names and texts. */
async function pagefindAlone(texts: readonly Text[]): Promise<Finder> {
  const { index } = await createIndex({});
  for (const { title, name, body } of texts)
    await index!.addHTMLFile({
      url: `/runbooks/${service}/${slugOf(name)}/`,
      content: `<html lang="en"><body><h1>${escape(title)}</h1><p>${name}</p><pre>${escape(body)}</pre></body></html>`,
    });
  const { files } = await index!.getFiles();
  await close();
  const bytes = new Map(files.map(({ path, content }) => [`/pagefind/${path}`, content]));
  const program = path.join(folder, 'pagefind.mjs');
  writeFileSync(program, bytes.get('/pagefind/pagefind.js')!);
  globalThis.fetch = (async (address: string) =>
    new Response(Uint8Array.from(bytes.get(address.replace(/\?.*/, ''))!))) as typeof fetch;
  const { createInstance } = (await import(program)) as { createInstance: (options: object) => TextIndex };
  const instance = createInstance({ basePath: '/pagefind/', baseUrl: '/', noWorker: true });
  return async (query) => {
    const found = await instance.search(query, { filters: {} });
    return await Promise.all((found?.results ?? []).slice(0, 6).map(async ({ data }) => (await data()).url));
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** MiniSearch with the settings of VitePress, on titles, names and texts. */
function miniSearchAlone(texts: readonly Text[]): Finder {
  const mini = new MiniSearch({
    fields: ['title', 'titles', 'text'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  });
  mini.addAll(
    texts.map(({ title, name, body }) => ({
      id: `/runbooks/${service}/${slugOf(name)}/`,
      title,
      titles: name,
      text: body,
    })),
  );
  return async (query) =>
    mini
      .search(query)
      .slice(0, 6)
      .map(({ id }) => String(id));
}

function queriesOf(texts: readonly Text[]): Query[] {
  const symptoms = JSON.parse(readFileSync(path.join(import.meta.dirname, 'symptoms.json'), 'utf8')) as Record<
    string,
    string[]
  >;
  const random = randomFrom(20_260_301);
  const names = texts.flatMap(({ name }): Query[] => {
    const words = wordsOf(name);
    const left = Math.floor(random() * words.length);
    const fewer = words.filter((_, index) => index !== left);
    return [
      { kind: 'exact', text: name, name },
      { kind: 'lower case', text: name.toLowerCase(), name },
      ...(fewer.length > 0 ? [{ kind: 'a word less' as const, text: fewer.join(' '), name }] : []),
      { kind: 'one typo', text: withTypo(name, random), name },
    ];
  });
  const described = texts.flatMap(({ name }) =>
    (symptoms[name] ?? []).map((text): Query => ({ kind: 'symptom', text, name })),
  );
  return [...names, ...described];
}

/** Prints a table and what fails. Answers the exit code. */
async function judge(queries: readonly Query[], finders: Record<string, Finder>): Promise<number> {
  const places = new Map<string, number[]>();
  for (const [finder, find] of Object.entries(finders)) {
    const own: number[] = [];
    for (const query of queries) own.push(placeOf(await find(query.text), query.name));
    places.set(finder, own);
  }
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const rows = [...kinds.map((kind) => [kind]), kinds.filter((kind) => kind !== 'symptom')];
  console.log(
    `| query | number | ${[...places.keys()].map((finder) => `${finder}: first | first three`).join(' | ')} |`,
  );
  console.log(`| --- | --- |${' --- | --- |'.repeat(places.size)}`);
  for (const row of rows) {
    const chosen = queries.flatMap(({ kind }, index) => (row.includes(kind) ? [index] : []));
    const cells = [...places.values()].flatMap((own) => [1, 3].map((most) => percent(own, chosen, most).toFixed(1)));
    console.log(`| ${row.length > 1 ? '**all names**' : row[0]} | ${chosen.length} | ${cells.join(' | ')} |`);
  }
  const mine = places.get('Alertbook')!;
  console.log('\nNot first with Alertbook:');
  for (const [index, { kind, text, name }] of queries.entries())
    if (mine[index]! > 1) console.log(`- ${kind}: \`${text}\` should find ${name}, ${placeInWords(mine[index]!)}`);
  const ofNames = queries.flatMap(({ kind }, index) => (kind === 'symptom' ? [] : [index]));
  const isGood = percent(mine, ofNames, 1) >= Number(values.first) && percent(mine, ofNames, 3) >= Number(values.third);
  return isGood ? 0 : 1;
}

/** Place of the page of an alert, or of its runbook, among pages; from 1. The two are one answer, which counts once. */
function placeOf(addresses: readonly string[], name: string): number {
  const pages = [
    ...new Set(
      addresses.map((address) =>
        decodeURI(address)
          .replace(/#.*/s, '')
          .replace(/index\.html$/, ''),
      ),
    ),
  ];
  const answers = [...new Set(pages.map((page) => answerByPage.get(page) ?? page))];
  const place = answers.indexOf(name);
  return place === -1 ? Infinity : place + 1;
}

function percent(places: readonly number[], chosen: readonly number[], most: number): number {
  return (100 * chosen.filter((index) => places[index]! <= most).length) / chosen.length;
}

function placeInWords(place: number): string {
  return place === Infinity ? 'which is not found' : `which comes at place ${place}`;
}
