import path from 'node:path';
import type { Heading, Root, RootContent } from 'mdast';
import type { Coverage } from '../../model/audit/import-coverage.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { withinLimits } from '../../readers/within-limits.ts';
import { coverageOf, lostLines, type Understood } from '../coverage/coverage.ts';
import { notImported } from '../source/bad-source.ts';
import { emptyFacts, addNote, type Facts } from './facts.ts';
import { factFiles, factPath, normalizeFacts } from './fact-files.ts';
import { glossaryOf } from './glossary.ts';
import { footerOf, outlineOf } from './outline.ts';
import type { PlannedPage } from './planned.ts';
import { prune } from './prune.ts';
import { readFacts } from './read-facts.ts';
import { unreadFacts, type UnreadFact } from './unread-facts.ts';
import { normalizeOutline } from './normalize-outline.ts';
import { absorbedBy, type Imported, type ImportOptions } from '../tree/import-tree.ts';
import { plainId, titleFrom } from '../write/names.ts';
import { mdxText, placeNotes, yamlText, type NewFile, type Note } from '../write/new-file.ts';
import { keepAnchors, normalizeDepths } from '../tree/page-anchors.ts';
import { pageFile } from '../tree/page-file.ts';
import { resolveReferences, type LinkResolver } from '../tree/page-links.ts';
import { readPage, type PageSource } from '../source/page-source.ts';
import { plainText } from '../source/plain-text.ts';
import type { PagePlan } from '../tree/plan-tree.ts';
import { siteFile } from '../write/scaffold.ts';
import { readSource, type SourceFile, type SourceText } from '../source/source.ts';

/** A guide such as OPERATIONS.md as content: what is understood becomes fields, all else guides. */
export function importGuide(file: SourceFile, options: ImportOptions): Imported {
  const source = readSource(file, options.encoding);
  if ('problem' in source) return nothing(source.problem);
  return withinLimits(
    source.text.length,
    () => importText(source, options),
    (why) => nothing(notImported(source.shown, why)),
  );
}

function nothing(refused: Finding): Imported {
  return { files: [], assets: new Map(), findings: [], refused: [refused], accounts: [], leftAlone: [] };
}

function importText(source: SourceText, options: ImportOptions): Imported {
  // A line whose words are not all in the fields stays text as well; which lines these are shows when all is written.
  const keep = new Set<number>();
  for (let attempt = 0; ; attempt++) {
    const { imported, account } = readGuide(source, options, keep);
    const lost = account.lines.filter(({ fate }) => fate === 'nowhere').map(({ line }) => line);
    if (lost.length === 0) return imported;
    if (attempt === 5) return { ...imported, refused: lostLines(account, source.text) };
    for (const line of lost) keep.add(line);
    // What the fields cannot account for in a few turns is read as text, all of it.
    if (attempt === 4) for (const { line } of account.lines) keep.add(line);
  }
}

function readGuide(
  source: SourceText,
  options: ImportOptions,
  keep: ReadonlySet<number>,
): { imported: Imported; account: Coverage } {
  const page = readPage(source);
  resolveReferences(page.root);
  normalizeOutline(page.root);
  const facts = emptyFacts(options.service ?? idOf(page));
  nameService(facts, page);
  const top = outlineOf(page.root, titleOf(page));
  const planned = readFacts(facts, top);
  const terms = glossaryOf(top);
  normalizeFacts(facts);
  const claims = facts.claims.filter(
    ({ line, lastLine }) => ![...keep].some((kept) => kept >= line && kept <= lastLine),
  );
  const unread = unreadFacts(facts, top);
  const all = [...claims, ...prune(page.root, top, claims)];
  const files: NewFile[] = [];
  const imported: Imported = { files, assets: new Map(), findings: [], refused: [], accounts: [], leftAlone: [] };
  const add = (file: NewFile, notes: readonly Note[]): void => {
    files.push(file);
    imported.findings.push(...placeNotes(file, `${options.shownAs}/${file.path}`, notes));
  };
  for (const { file, notes } of factFiles(facts)) add(file, notes);
  for (const { slug, fields } of planned)
    add({ path: `runbooks/${facts.id}/${slug}.mdx`, text: mdxText(fields, '') }, []);
  if (terms.length > 0) add({ path: 'glossary.yaml', text: yamlText({ terms }), isScaffold: true }, []);
  for (const { file, notes } of guidePages(page, facts, planned, unread)) add(file, notes);
  const site = siteFile(options, []);
  add(site.file, site.notes);
  const understood = all.flatMap(({ line, lastLine, type, field, absorbed }): Understood[] => {
    const to = type === 'runbook' ? `runbooks/${facts.id}/${field}` : `${factPath(facts, type)}: ${field}`;
    return Array.from({ length: lastLine - line + 1 }, (_, index) => ({
      line: line + index,
      fate: 'field',
      to,
      absorbed,
    }));
  });
  const account = coverageOf({
    ...page,
    targets: files.filter(({ isScaffold }) => !isScaffold),
    understood: [...absorbedBy(page), ...understood],
  });
  imported.accounts.push(account);
  return { imported, account };
}

/** Words of titles that say that a text is a guide. */
const guideWords =
  /\b(?:operations?|operational|runbooks?|guides?|manual|handbook|documentation|docs|maintenance|overview|on[- ]call|playbooks?|procedures?|and|of|the|for)\b|&/gi;

/** What the sections of a guide stand below: its title, without the words that say that it is a guide. */
function titleOf({ heading }: PageSource): string {
  const left = heading ? plainText(heading).replace(guideWords, ' ') : '';
  return left
    .replace(/[^\p{L}\p{N} .-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words of titles that say what a guide is about, and name no service. */
const structure =
  /\b(?:operations?|operational|ops|runbooks?|guides?|manual|handbook|documentation|docs|maintenance|overview|on[- ]call|playbooks?|procedures?|service[- ]level|objectives?|indicators?|agreements?|SLOs?|SLIs?|SLAs?|targets?|disaster|recovery|DR|business|continuity|back-?ups?|restores?|incidents?|responses?|management|escalations?|severit(?:y|ies)|levels?|matrix|rotations?|rota|schedules?|polic(?:y|ies)|plans?|planning|strategy|process(?:es)?|quick|reference|cards?|cheat ?sheets?|implementation|specifications?|failures?|contacts?|emergency|reliability|and|of|the|for|to|our|a|an|how)\b|\.mdx?\b|&|\+|\s\/\s/gi;

/** What a title names, once the words are gone that name guides: the first part of it that is left. */
function subjectOf({ heading }: PageSource): string | undefined {
  if (!heading) return undefined;
  const parts = plainText(heading)
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s+[–—|:-]\s+|:\s+/)
    .map((part) =>
      part
        .replace(structure, ' ')
        .replace(/[^\p{L}\p{N} ./-]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^[\s./-]+|(?<![\s./-])[\s./-]+$/g, ''),
    );
  return parts.find((part) => /\p{L}/u.test(part));
}

function idOf(page: PageSource): string {
  return plainId(subjectOf(page) ?? path.posix.basename(page.path, path.posix.extname(page.path)));
}

/** The title of a guide names its service, once the words are gone that name guides; else the text spells its id somewhere. */
function nameService(facts: Facts, page: PageSource): void {
  const subject = subjectOf(page);
  const spelled = new RegExp(`\\b${facts.id.replaceAll('-', '[\\s_-]+')}\\b`, 'i').exec(page.text)?.[0];
  facts.service['name'] = subject ?? spelled ?? titleFrom(facts.id);
  if (subject === undefined && spelled === undefined)
    addNote(facts, 'service', {
      id: 'import/service-name',
      message: 'The title of the source does not name the service, so it has the name of its id.',
      hint: 'Write its name.',
      find: 'name:',
    });
}

interface GuideSection {
  heading: Heading | undefined;
  children: RootContent[];
}

/** What is left of a guide as pages: one for each of its sections, and one for what stands before them. */
function guidePages(
  page: PageSource,
  { id }: Facts,
  planned: readonly PlannedPage[],
  unread: readonly UnreadFact[],
): { file: NewFile; notes: Note[] }[] {
  const sections = sectionsOf(page.root, page.heading);
  const taken = new Set<string>();
  const blocks = new Map<PagePlan, RootContent[]>();
  const pages = sections.map(({ heading, children }, index) => {
    let slug = index === 0 ? 'about' : plainId(heading ? plainText(heading) : 'text');
    while (taken.has(slug)) slug += '-2';
    taken.add(slug);
    const root: Root = { type: 'root', children };
    normalizeDepths(root);
    const source: PageSource = {
      ...page,
      ...(index > 0 && { repairs: [], lostLines: [], html: [], leftOut: [], frontMatter: undefined }),
      root,
      heading,
    };
    const plan: PagePlan = {
      source,
      type: 'guide',
      service: id,
      stem: `guides/${id}/${slug}`,
      address: `/guides/${id}/${slug}/`,
      alerts: [],
      notes: [],
    };
    blocks.set(plan, [...children]);
    return { plan, anchors: keepAnchors(root, heading).idByName };
  });
  return pages.map(({ plan }) => {
    const resolver = guideResolver(plan, pages, id, planned);
    const { file, notes } = pageFile(plan, { resolver, writesParameters: false });
    return { file, notes: [...notes, ...notesOf(unread, blocks.get(plan) ?? [], file.text)] };
  });
}

/** Notes on what stayed text in the blocks of a page, at the longest of its first words that is written so there. */
function notesOf(unread: readonly UnreadFact[], blocks: readonly RootContent[], written: string): Note[] {
  const isInside = (line: number): boolean =>
    blocks.some(({ position }) => position && position.start.line <= line && line <= position.end.line);
  return unread
    .filter(({ node }) => isInside(node.position?.start.line ?? 0))
    .map(({ text, note }) => {
      const runs = text.match(/[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*/gu) ?? [];
      const words = runs.slice(0, 6).flatMap((run) => [run, ...run.split(' ')]);
      const find = words.toSorted((a, b) => b.length - a.length).find((some) => written.includes(some));
      return find === undefined ? note : { ...note, find };
    });
}

/** The first section is what stands before all others; it is there even when it is empty, because it has the title. */
function sectionsOf(root: Root, title: Heading | undefined): GuideSection[] {
  const highest = Math.min(...root.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : [])), 7);
  const sections: GuideSection[] = [{ heading: title, children: [] }];
  const footer = footerOf(root);
  const behind = root.children.splice(footer).filter(({ type }) => type !== 'thematicBreak');
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth === highest) sections.push({ heading: node, children: [] });
    else sections.at(-1)!.children.push(node);
  }
  sections[0]!.children.push(...behind);
  const isShown = ({ children }: GuideSection): boolean => children.some(({ type }) => type !== 'thematicBreak');
  // Lines between sections that are gone part nothing.
  for (const section of sections) while (section.children.at(-1)?.type === 'thematicBreak') section.children.pop();
  return sections.filter((section, index) =>
    index === 0 ? title !== undefined || isShown(section) : isShown(section) || section.heading,
  );
}

/** Links to sections lead to the page that has them now; links to files lead to pages that were announced. */
function guideResolver(
  plan: PagePlan,
  pages: readonly { plan: PagePlan; anchors: ReadonlyMap<string, string> }[],
  service: string,
  planned: readonly PlannedPage[],
): LinkResolver {
  return {
    link: (url) => {
      const announced = planned.find((one) => one.url !== undefined && one.url === url.split('#')[0]);
      if (announced) return { kind: 'moved', url: `/runbooks/${service}/${announced.slug}/` };
      if (!url.startsWith('#'))
        return { kind: 'lost', why: 'leads to another file, and a guide keeps links to itself alone' };
      const found = pages.find(({ anchors }) => anchors.has(url.slice(1)));
      if (!found) return { kind: 'lost', why: 'names a section that became fields, or is not there' };
      const anchor = found.anchors.get(url.slice(1))!;
      const page = found.plan === plan ? '' : found.plan.address;
      return { kind: 'moved', url: anchor === '' ? page || '#top' : `${page}#${anchor}` };
    },
    image: () => ({ kind: 'lost', why: 'is not carried along with a single file' }),
  };
}
