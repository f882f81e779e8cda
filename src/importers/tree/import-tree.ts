import path from 'node:path';
import { folded, nameProblem } from '../../../schemas/address.ts';
import { idFrom } from '../../readers/content/content-file.ts';
import type { Finding } from '../../model/audit/finding.ts';
import type { Coverage } from '../../model/audit/import-coverage.ts';
import { plainText } from '../source/plain-text.ts';
import { coverageOf, lostLines, type Understood } from '../coverage/coverage.ts';
import { isMarkdown } from '../write/names.ts';
import { placeNotes, type NewFile, type Note } from '../write/new-file.ts';
import { formerPages, formerSections, oldAddressesOf, oldSiteOf, type OldSite } from './former-addresses.ts';
import { keepAnchors, normalizeDepths, type KeptAnchors } from './page-anchors.ts';
import type { FoundParameter } from './page-code.ts';
import { draftPage, wholePage } from './page-file.ts';
import { aliasesOf } from './page-front-matter.ts';
import { resolveReferences } from './page-links.ts';
import { fieldLines } from '../source/front-matter.ts';
import { readPage, type PageSource } from '../source/page-source.ts';
import { planTree, type PagePlan, type TreePlan } from './plan-tree.ts';
import { scaffold } from '../write/scaffold.ts';
import { ownerOfFiles, ownersIn, type CodeOwners, type ServiceOwner } from '../services/code-owners.ts';
import { longestFile } from '../../readers/decode-text.ts';
import { withinLimits, type GivenUp } from '../../readers/within-limits.ts';
import { asciiDocLeft, notImported, tooLarge } from '../source/bad-source.ts';
import { isHtmlExport } from '../source/html-export.ts';
import { readSource, type SourceFile } from '../source/source.ts';
import type { NewTarget } from './page-links.ts';
import { oldAddressKey, treeResolver, type TreeTargets } from './tree-links.ts';
import { svgProblems } from '../../readers/pictures/read-svg.ts';

export interface ImportOptions {
  /** How messages call the content folder that is written. */
  shownAs: string;
  /** Id of the service of everything, when one was named. */
  service?: string | undefined;
  /** Id of the team that owns new services. */
  team: string;
  /** Public address of the site. */
  site?: string | undefined;
  encoding?: string | undefined;
  /** Where the pages were published before, such as `/docs/` or `https://old.example.com/docs/`: those addresses lead to the new ones. */
  publishedAt?: string | undefined;
  /** Who owns which files, where a file says so: the teams own the services. */
  owners?: CodeOwners | undefined;
  /** Whether placeholders in commands become parameters. */
  writesParameters: boolean;
}

/** What an import would write, and all that there is to say about it. */
export interface Imported {
  files: NewFile[];
  /** Files that are carried along as they are, by their path below the content folder. */
  assets: Map<string, SourceFile>;
  /** What a person must decide, at places in the new files. */
  findings: Finding[];
  /** What makes the import impossible, at places in the sources. */
  refused: Finding[];
  accounts: Coverage[];
  /** Paths of files that were no Markdown and that no page shows. */
  leftAlone: string[];
  /** Lines for the ledger: addresses that led to the pages and their sections before, and where they lead now. */
  former?: Map<string, string>;
}

/** A folder of Markdown with all its files. */
export interface SourceTree {
  /** Name of the folder. */
  name: string;
  /** Path of the folder, its name last, from as far up as links may go; its name if not given. */
  folder?: string;
  files: readonly SourceFile[];
}

/** Pages of a tree of Markdown as content: runbooks, guides, and the services that they belong to. */
export function importTree(tree: SourceTree, options: ImportOptions): Imported {
  const former = new Map<string, string>();
  const imported: Imported = {
    files: [],
    assets: new Map(),
    findings: [],
    refused: [],
    accounts: [],
    leftAlone: [],
    former,
  };
  // A page that takes too long to read is no reason to refuse the others.
  const refuse =
    ({ shown }: { shown: string }) =>
    (why: GivenUp): void =>
      void imported.findings.push(notImported(shown, why));
  const sources: PageSource[] = [];
  const isPage = pageTest(tree);
  for (const file of tree.files.filter(isPage)) {
    const source = readSource(file, options.encoding);
    if ('problem' in source) imported.refused.push(source.problem);
    else withinLimits(source.text.length, () => void sources.push(readPage(source)), refuse(source));
  }
  const plan = planTree(sources, { root: tree.name, service: options.service });
  const oldSite = options.publishedAt === undefined ? undefined : oldSiteOf(options.publishedAt);
  const targets = targetsOf(plan, tree, oldSite, imported.assets);
  const filesBySource = new Map<PageSource, NewFile[]>();
  const add = (file: NewFile, notes: readonly Note[], from: readonly PageSource[]): void => {
    imported.files.push(file);
    if (Buffer.byteLength(file.text) > longestFile)
      for (const source of from)
        imported.refused.push(tooLarge(source.shown, Buffer.byteLength(file.text), longestFile));
    imported.findings.push(...placeNotes(file, `${options.shownAs}/${file.path}`, notes));
    for (const source of from) filesBySource.set(source, [...(filesBySource.get(source) ?? []), file]);
  };
  const written: PagePlan[] = [];
  const addPage = (page: PagePlan): void => {
    const { source } = page;
    const resolver = treeResolver(source.path, targets);
    const drafted = draftPage(page, { resolver, writesParameters: options.writesParameters });
    const understood = [
      ...absorbedBy(source),
      ...absorbedByParameters(source, drafted.parameters),
      ...absorbedByLinks(source, oldSite),
      ...absorbedByWiki(source),
    ];
    const accountOf = (file: NewFile): Coverage => coverageOf({ ...source, targets: [file], understood });
    const { file, notes, account } = wholePage(drafted, source, accountOf);
    imported.accounts.push(account);
    const lost = lostLines(account, source.text);
    // Words of one page that nobody could keep are no reason to refuse the others.
    imported.findings.push(...lost);
    if (lost.length > 0) return;
    add(file, notes, [source]);
    written.push(page);
  };
  for (const page of plan.pages) withinLimits(page.source.text.length, () => addPage(page), refuse(page.source));
  for (const [old, now] of formerLines(written, targets, oldSite)) if (!former.has(old)) former.set(old, now);
  const ownersOfFile = options.owners && ownersIn(options.owners);
  const ownerOf = (service: string): ServiceOwner | undefined =>
    ownersOfFile && ownerOfFiles(service, filesOf(plan, service, tree), ownersOfFile);
  for (const { file, notes, sources: from } of scaffold(plan, options, ownerOf)) add(file, notes, from);
  for (const { source } of plan.indexes) {
    const account = coverageOf({ ...source, targets: filesBySource.get(source) ?? [], understood: absorbedBy(source) });
    imported.accounts.push(account);
    imported.findings.push(...lostLines(account, source.text));
  }
  const used = new Set([...imported.assets.values()].map(({ path }) => path));
  imported.leftAlone = tree.files.filter((file) => !isPage(file) && !used.has(file.path)).map(({ shown }) => shown);
  imported.findings.push(...asciiDocLeft(imported.leftAlone));
  return imported;
}

/** Paths of the sources of a service, from the root of the disk. */
function filesOf({ pages, indexes }: TreePlan, service: string, { folder, name }: SourceTree): string[] {
  return [...pages, ...indexes]
    .filter((page) => page.service === service)
    .map(({ source }) => path.posix.join(folder ?? name, source.path));
}

/** Tells files of Markdown, and pages that Confluence or Notion exported as HTML. */
function pageTest({ files }: SourceTree): (file: SourceFile) => boolean {
  const exports = files.filter(
    ({ path: name, bytes }) => /\.html?$/i.test(name) && isHtmlExport(new TextDecoder().decode(bytes)),
  );
  return (file) => isMarkdown(file.path) || exports.includes(file);
}

/** Lines for the ledger: what led to these pages and to their sections before, but for the `aliases` that pages have. */
function formerLines(
  pages: readonly PagePlan[],
  { pages: targets }: TreeTargets,
  oldSite: OldSite | undefined,
): [old: string, now: string][] {
  const former = formerPages(
    pages.map(({ source, address }) => {
      const aliases = aliasesOf(source.frontMatter);
      const old = oldAddressesOf(source, oldSite);
      const without = (addresses: string[]): string[] => addresses.filter((one) => !aliases.includes(one));
      return { address, old: { sure: without(old.sure), possible: without(old.possible) } };
    }),
  );
  return [...former, ...pages.flatMap((page) => formerSections(page, targets.get(page.source.path)!.anchors))];
}

const noAnchors: KeptAnchors = { idByName: new Map(), idByOtherName: new Map(), former: [] };

/** Anchors are kept before any link is followed: a link may name a section of a page that comes later. */
function targetsOf(
  plan: TreePlan,
  tree: SourceTree,
  oldSite: OldSite | undefined,
  assets: Map<string, SourceFile>,
): TreeTargets {
  const pages: [string, { address: string; anchors: KeptAnchors }][] = plan.pages.map(({ source, address }) => {
    resolveReferences(source.root);
    normalizeDepths(source.root);
    return [source.path, { address, anchors: keepAnchors(source.root, source.heading, { html: source.anchors }) }];
  });
  for (const { source, service } of plan.indexes)
    pages.push([source.path, { address: service === undefined ? '/' : `/services/${service}/`, anchors: noAnchors }]);
  const isPage = pageTest(tree);
  const others = new Map(tree.files.filter((file) => !isPage(file)).map((file) => [file.path, file]));
  const owners = new Map<string, string>();
  const pictures = new Map<string, SourceFile | 'unsafe'>();
  const carry = (file: string): NewTarget => {
    const picture = pictures.get(file) ?? publishable(others.get(file)!);
    pictures.set(file, picture);
    if (picture === 'unsafe') return { kind: 'lost', why: 'holds more than what draws, so it is not published' };
    const below = `images/${file.split('/').map(assetName).join('/')}`;
    let name = below;
    for (let number = 2; (owners.get(folded(name)) ?? file) !== file; number++)
      name = below.replace(/(\.\w+)$/, `-${number}$1`);
    owners.set(folded(name), file);
    assets.set(name, picture);
    return { kind: 'moved', url: `/${name}` };
  };
  const old = plan.pages.map(({ source }) => ({ address: source.path, old: oldAddressesOf(source, oldSite) }));
  return {
    pages: new Map(pages),
    others: new Set(others.keys()),
    carry,
    folder: tree.folder ?? tree.name,
    oldHost: oldSite?.host,
    byOldAddress: new Map([...formerPages(old)].map(([address, file]) => [oldAddressKey(address), file])),
  };
}

/** A picture as a site may publish it: an SVG without its DOCTYPE, and none that does more than draw. */
function publishable(file: SourceFile): SourceFile | 'unsafe' {
  if (!/\.svg$/i.test(file.path)) return file;
  const text = new TextDecoder().decode(file.bytes);
  const bare = text.replace(/<!DOCTYPE\s+svg\b[^<>[\]]*>[^\S\n]*/i, '');
  const bytes = bare === text ? file.bytes : new TextEncoder().encode(bare);
  return svgProblems(bytes, file.shown).length > 0 ? 'unsafe' : { ...file, bytes };
}

/** A name that every file system and address can hold, as like the old one as can be. */
function assetName(part: string): string {
  const plain = part.replace(/[^\w.-]+/g, '-');
  const { name, ext } = path.posix.parse(plain);
  return nameProblem(plain) === undefined ? plain : `${idFrom(name)}${ext}`;
}

/** Names of front matter that have another name in the new page, and a heading that says what the title says. */
export function absorbedBy({ frontMatter, heading }: PageSource): Understood[] {
  const fields = (frontMatter?.fields ? fieldLines(frontMatter) : [])
    .filter(({ name }) => ['title', 'description', 'summary', 'aliases'].includes(name))
    .map(({ line, name }) => ({ line, fate: 'field' as const, absorbed: [name] }));
  const title = heading && plainText(heading);
  if (!heading?.position || title !== String(frontMatter?.fields?.['title'] ?? '').trim()) return fields;
  return [...fields, { line: heading.position.start.line, fate: 'field', absorbed: [title] }];
}

/** Placeholders that have the names of parameters in the new page. */
function absorbedByParameters({ text }: PageSource, parameters: readonly FoundParameter[]): Understood[] {
  return text.split('\n').flatMap((line, index) => {
    const absorbed = parameters.filter(({ written }) => line.includes(written)).map(({ written }) => written);
    return absorbed.length === 0 ? [] : [{ line: index + 1, fate: 'text', absorbed }];
  });
}

/** Addresses of the old site, which became those of the new pages. */
function absorbedByLinks({ text }: PageSource, oldSite: OldSite | undefined): Understood[] {
  const host = oldSite?.host;
  if (host === undefined) return [];
  return text.split('\n').flatMap((line, index) => {
    const absorbed = (line.match(/https?:\/\/[^\s<>"')\]]+/gi) ?? []).filter((url) =>
      url.toLowerCase().startsWith(host),
    );
    return absorbed.length === 0 ? [] : [{ line: index + 1, fate: 'text', absorbed }];
  });
}

/** Names of pages in links of a wiki, which became addresses: `[[Page|Text]]`. */
function absorbedByWiki({ text }: PageSource): Understood[] {
  return text.split('\n').flatMap((line, index) => {
    const absorbed = line.match(/\[\[[^[\]]+\]\]/g) ?? [];
    return absorbed.length === 0 ? [] : [{ line: index + 1, fate: 'text', absorbed }];
  });
}
