import path from 'node:path';
import { formatOfName } from '../../model/catalogue/picture.ts';
import type { KeptAnchors } from './page-anchors.ts';
import type { LinkResolver, NewTarget } from './page-links.ts';
import { isIndexName, isMarkdown, withoutExportId, withoutPageEnding } from '../write/names.ts';

/** Pages of a tree by the paths of their sources, with what links need to know. */
export interface TreeTargets {
  /** Address and anchors (old name to new id) of a page, by the path of its source. */
  pages: ReadonlyMap<string, { address: string; anchors: KeptAnchors }>;
  /** Path of the folder of the tree, from the root of its disk or from anywhere above it: links may leave it and come back. */
  folder: string;
  /** Paths of the files of the tree that are no pages. */
  others: ReadonlySet<string>;
  /** Paths of sources by the addresses that their pages had on the old site. */
  byOldAddress: ReadonlyMap<string, string>;
  /** Host of the old site, such as `https://old.example.com`, where it was named. */
  oldHost: string | undefined;
  /** Notes an image that pages show: its address on the site, or why it is not published. */
  carry: (file: string) => NewTarget;
}

/** Follows the links of one page: to pages of the tree, to their sections, and to images that are carried along. */
export function treeResolver(from: string, targets: TreeTargets): LinkResolver {
  return {
    link: (url) => followLink(url, from, targets),
    image: (url) => followImage(url, from, targets),
    wiki: (name) => followName(name, from, targets),
    ofOldSite: (url) => followOldSite(url, from, targets),
  };
}

/** Form in which old addresses are compared: what hosts serve one page for is one. */
export function oldAddressKey(address: string): string {
  return decoded(address)
    .toLowerCase()
    .replace(/\/(?:index(?:\.html?)?)?$|\.html?$/, '');
}

/** Follows `Page`, `folder/Page`, `Page#Section`, `#Section` or `queue.png`, as wikis name pages: the nearest one of the name. */
function followName(name: string, from: string, targets: TreeTargets): NewTarget {
  const [page = '', section] = name.split('#', 2);
  const picture = [...targets.others].find((file) => file === page || file.endsWith(`/${page}`));
  if (picture !== undefined && formatOfName(picture) !== undefined) return targets.carry(picture);
  const wanted = wikiName(page);
  const called = [...targets.pages.keys()].filter(
    (file) => wikiName(file) === wanted || wikiName(file).endsWith(`/${wanted}`),
  );
  const beside = called.filter((file) => path.posix.dirname(file) === path.posix.dirname(from));
  const found = page === '' ? from : called.length === 1 ? called[0] : beside.length === 1 ? beside[0] : undefined;
  const target = found === undefined ? undefined : targets.pages.get(found);
  if (!target) return { kind: 'lost', why: 'names no page' };
  if (section === undefined) return { kind: 'moved', url: target.address };
  const anchor = anchorOf(section, target.anchors) ?? anchorOf(section.trim().replace(/\s+/g, '-'), target.anchors);
  if (anchor === undefined) return { kind: 'moved', url: target.address };
  return { kind: 'moved', url: anchor === '' ? target.address : `${target.address}#${anchor}` };
}

/** `On call/Drain It.md` as wikis compare names: `on-call/drain-it`. */
function wikiName(file: string): string {
  return path.posix
    .normalize(withoutPageEnding(file))
    .split('/')
    .map((part) =>
      withoutExportId(part)
        .trim()
        .toLowerCase()
        .replace(/[\s_-]+/g, '-'),
    )
    .join('/');
}

function followOldSite(url: string, from: string, targets: TreeTargets): NewTarget {
  const { oldHost } = targets;
  if (oldHost === undefined || !`${url}/`.toLowerCase().startsWith(`${oldHost}/`)) return { kind: 'same' };
  const target = followLink(url.slice(oldHost.length) || '/', from, targets);
  return target.kind === 'lost' ? { kind: 'same' } : target;
}

function followLink(url: string, from: string, targets: TreeTargets): NewTarget {
  const [, written = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const file = written === '' ? from : pathOf(written, from, targets.folder);
  // A page that is served as a folder counts from that folder: from `a/b.md`, `../c/` is `a/c.md`.
  const served = /\.\w+$/.test(written)
    ? undefined
    : pathOf(written, `${withoutPageEnding(from)}/index`, targets.folder);
  const found = [file, file && withoutFolder(file, targets.folder), served]
    .flatMap((one) => (one === undefined ? [] : (findPage(one, targets.pages) ?? [])))
    .concat(targets.byOldAddress.get(oldAddressKey(written)) ?? [])
    .at(0);
  if (file === undefined && found === undefined) return { kind: 'lost', why: 'leaves the folder that was imported' };
  const page = found ? targets.pages.get(found) : undefined;
  if (!page) {
    const other = [...targets.others].find((name) => name.toLowerCase() === file?.toLowerCase());
    if (other !== undefined && formatOfName(other) !== undefined) return targets.carry(other);
    return {
      kind: 'lost',
      why: other === undefined ? 'leads to a file that is not there' : 'leads to a file that is not a page',
    };
  }
  if (fragment === '') return { kind: 'moved', url: page.address + query };
  const anchor = anchorOf(fragment, page.anchors);
  if (anchor === undefined)
    return { kind: 'lost', why: `names a section that ${found === from ? 'this page' : found} does not have` };
  if (found === from && anchor !== '') return { kind: 'moved', url: `#${anchor}` };
  return { kind: 'moved', url: page.address + query + (anchor === '' ? '' : `#${anchor}`) };
}

function anchorOf(fragment: string, { idByName, idByOtherName }: KeptAnchors): string | undefined {
  const name = decoded(fragment);
  const found = [name, name.toLowerCase(), name.replace(/^user-content-/, '')].map(
    (one) => idByName.get(one) ?? idByOtherName.get(one),
  );
  return found.find((id) => id !== undefined) ?? (/^top$/i.test(name) ? '' : undefined);
}

/** Path below the root of the tree, which a link may leave and come back to; undefined outside of it. */
function pathOf(written: string, from: string, folder: string): string | undefined {
  const relative = decoded(written);
  if (relative.startsWith('/')) return path.posix.normalize(relative).replace(/^\/+|\/+$/g, '');
  const root = path.posix.resolve('/', folder);
  const target = path.posix.resolve(root, path.posix.dirname(from), relative);
  if (target === root) return '';
  return target.startsWith(root === '/' ? root : `${root}/`)
    ? target.slice(root === '/' ? 1 : root.length + 1)
    : undefined;
}

/** `docs/x.md` of a link `/docs/x.md` from the root of a repository, where the folder `docs` was imported: `x.md`. */
function withoutFolder(file: string, folder: string): string | undefined {
  const parts = folder.split('/').filter(Boolean);
  for (let from = 0; from < parts.length; from++) {
    const end = `${parts.slice(from).join('/')}/`;
    if (file.startsWith(end)) return file.slice(end.length);
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The page that a path names: with or without its ending, with the one of the page that it became, or by its folder. */
function findPage(file: string, pages: TreeTargets['pages']): string | undefined {
  if (pages.has(file)) return file;
  const wanted = file.toLowerCase();
  const stem = withoutEnding(wanted);
  for (const name of pages.keys()) {
    const lower = name.toLowerCase();
    const own = withoutEnding(lower);
    if (lower === wanted || own === wanted || own === stem) return name;
    if (
      isIndexName(path.posix.basename(own)) &&
      (path.posix.dirname(lower) === wanted || (wanted === '' && !lower.includes('/')))
    )
      return name;
  }
  return undefined;
}

function withoutEnding(file: string): string {
  return isMarkdown(file) ? withoutPageEnding(file) : file.replace(/\.html?$/, '');
}

function followImage(url: string, from: string, { others, carry, folder }: TreeTargets): NewTarget {
  const file = pathOf(url.split(/[?#]/)[0] ?? '', from, folder);
  if (file === undefined) return { kind: 'lost', why: 'leaves the folder that was imported' };
  const found = [file, withoutFolder(file, folder)].find((one) => one !== undefined && others.has(one));
  return found === undefined ? { kind: 'lost', why: 'is not there' } : carry(found);
}
