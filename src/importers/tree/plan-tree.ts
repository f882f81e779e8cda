import path from 'node:path';
import { isAlertName, isIndexName, isWrapper, pageStem, plainId, withoutExportId } from '../write/names.ts';
import type { Note } from '../write/new-file.ts';
import type { PageSource } from '../source/page-source.ts';
import { plainText } from '../source/plain-text.ts';

/** Where a page goes. */
export interface PagePlan {
  source: PageSource;
  type: 'runbook' | 'guide';
  /** Service that it belongs to; undefined for a page above all services. */
  service: string | undefined;
  /** Path below the content folder, without extension. */
  stem: string;
  /** Address on the site. */
  address: string;
  /** Names of the alerts that it is for. */
  alerts: string[];
  notes: Note[];
}

/** Where an index page without a text goes: its fields belong to the service. */
export interface ServiceIndex {
  source: PageSource;
  service: string | undefined;
}

export interface TreePlan {
  pages: PagePlan[];
  indexes: ServiceIndex[];
  /** Ids of the services, by the name of the folder that they come from. */
  folderByService: Map<string, string>;
  /** Services that nothing but a folder names, and those of runbooks that nothing names at all. */
  guessed: Map<string, 'by folder' | 'by nothing'>;
}

/** Service of runbooks that nothing names one for. */
const unassigned = 'unassigned';

const grammar = ['meaning', 'impact', 'diagnosis', 'mitigation'];

/**
 * Gives every page its place: a page per alert becomes a runbook of the service that its folder names, and so does a page
 * with the sections of one; all others become guides.
 *
 * @param root Name of the folder that was named, for pages that lie directly in it.
 * @param service Service of all pages, when one was named.
 */
export function planTree(
  sources: readonly PageSource[],
  { root, service }: { root: string; service?: string | undefined },
): TreePlan {
  const plan: TreePlan = { pages: [], indexes: [], folderByService: new Map(), guessed: new Map() };
  const taken = new Map<string, PageSource>();
  for (const source of sources) {
    const place = placeOf(nameOf(source), service);
    if (place.service !== undefined) plan.folderByService.set(place.service, service ?? place.folder);
    if (place.service !== undefined && service === undefined) plan.guessed.set(place.service, 'by folder');
    if (place.isIndex && source.root.children.length === 0) {
      plan.indexes.push({ source, service: place.service });
      continue;
    }
    const page = planPage(source, place, root);
    if (page.service !== undefined && place.service === undefined) {
      plan.folderByService.set(page.service, isWrapper(root) ? unassigned : root);
      plan.guessed.set(page.service, isWrapper(root) ? 'by nothing' : 'by folder');
    }
    normalizeName(page, taken);
    plan.pages.push(page);
  }
  return plan;
}

/** Path of a page; where the file has but the number of the page, as exports of Confluence may have, with its title. */
function nameOf({ path: file, heading }: PageSource): string {
  const title = heading ? plainText(heading).replaceAll('/', ' ') : '';
  return /^\d+$/.test(pageStem(file)) && title !== '' && /\.html?$/i.test(file)
    ? path.posix.join(path.posix.dirname(file), `${title}.html`)
    : file;
}

interface SourcePlace {
  folder: string;
  service: string | undefined;
  /** What is left of the path for the name of the page. */
  slug: string;
  /** Whether it is the first page of the folder of its service, or of the whole tree. */
  isIndex: boolean;
  isAmongAlerts: boolean;
}

function placeOf(file: string, service: string | undefined): SourcePlace {
  const folders = file.split('/').slice(0, -1).map(withoutExportId);
  const stem = pageStem(file);
  const telling = folders.filter((folder) => !isWrapper(folder));
  const folder = telling[0] ?? '';
  const rest = service === undefined ? telling.slice(1) : telling;
  const isIndex = isIndexName(stem) && rest.length === 0;
  const names = isIndexName(stem) ? rest : [...rest, stem];
  return {
    folder,
    service: service ?? (folder === '' ? undefined : plainId(folder)),
    slug: names.map(plainId).join('-') || 'about',
    isIndex,
    isAmongAlerts: folders.some((name) => /^alerts?$/i.test(name)),
  };
}

function planPage(source: PageSource, place: SourcePlace, root: string): PagePlan {
  const stem = pageStem(source.path);
  const heading = source.heading ? plainText(source.heading) : '';
  const isIndex = isIndexName(stem);
  const sections = source.sections.map((section) =>
    section
      .toLowerCase()
      .replace(/[^a-z ]/g, '')
      .trim(),
  );
  const known = grammar.filter((name) => sections.includes(name)).length;
  const isNamed = isAlertName(stem)
    ? known > 0 || isAlertName(heading) || place.isAmongAlerts
    : place.isAmongAlerts && isAlertName(heading);
  // One plain word is the name of an alert where the page has the sections of one, and the same word as its heading.
  const isPlainName = heading === stem && /^[A-Z][A-Za-z0-9]+$/.test(stem) && known >= 2;
  const isAlert = !isIndex && (isNamed || isPlainName);
  const notes: Note[] = [];
  const name = isAlertName(stem) ? stem : heading;
  if (isAlert && isAlertName(heading) && heading.toLowerCase() !== name.toLowerCase())
    notes.push({
      id: 'import/alert-name',
      level: 'warning',
      message: `The file is called \`${stem}\` and its heading \`${heading}\`: the alert has the name of the file.`,
      hint: 'Correct `alerts:` if the alert has the other name.',
      find: 'alerts:',
    });
  const type = isAlert || (!isIndex && known >= 2) ? 'runbook' : 'guide';
  const service = place.service ?? (type === 'runbook' ? plainId(isWrapper(root) ? unassigned : root) : undefined);
  const folder = service ?? '';
  const slug = place.service === undefined && place.isIndex ? plainId(root) : place.slug;
  return {
    source,
    type,
    service,
    stem: path.posix.join(type === 'runbook' ? 'runbooks' : 'guides', folder, slug),
    address: '',
    alerts: isAlert ? [name] : [],
    notes,
  };
}

/** Two pages that would have one name get numbers: nothing is overwritten, and a note says so. */
function normalizeName(page: PagePlan, taken: Map<string, PageSource>): void {
  const wanted = page.stem;
  for (let number = 2; taken.has(page.stem); number++) page.stem = `${wanted}-${number}`;
  const first = taken.get(wanted);
  if (first)
    page.notes.push({
      id: 'import/same-name',
      level: 'warning',
      message: `${first.path} and ${page.source.path} both become \`${wanted}\`, so this one got a number.`,
      hint: 'Give it a name of its own before its address is published.',
    });
  taken.set(page.stem, page.source);
  page.address = `/${page.stem}/`;
}
