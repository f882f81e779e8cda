import path from 'node:path';
import { formatOfName } from '../../model/catalogue/picture.ts';
import type { LinkResolver, NewTarget } from './page-links.ts';
import { isIndexName } from '../write/names.ts';

/** Pages of a tree by the paths of their sources, with what links need to know. */
export interface TreeTargets {
  /** Address and anchors (old name to new id) of a page, by the path of its source. */
  pages: ReadonlyMap<string, { address: string; anchors: ReadonlyMap<string, string> }>;
  /** Paths of the files of the tree that are no pages. */
  others: ReadonlySet<string>;
  /** Notes an image that pages show, and answers its address on the site. */
  carry: (file: string) => string;
}

/** Follows the links of one page: to pages of the tree, to their sections, and to images that are carried along. */
export function treeResolver(from: string, targets: TreeTargets): LinkResolver {
  return { link: (url) => followLink(url, from, targets), image: (url) => followImage(url, from, targets) };
}

function followLink(url: string, from: string, targets: TreeTargets): NewTarget {
  const [, written = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const file = written === '' ? from : pathOf(written, from);
  if (file === undefined) return { kind: 'lost', why: 'leaves the folder that was imported' };
  const found = findPage(file, targets.pages);
  const page = found === undefined ? undefined : targets.pages.get(found);
  if (!page) {
    const other = [...targets.others].find((name) => name.toLowerCase() === file.toLowerCase());
    if (other !== undefined && formatOfName(other) !== undefined) return { kind: 'moved', url: targets.carry(other) };
    return {
      kind: 'lost',
      why: other === undefined ? 'leads to a file that is not there' : 'leads to a file that is no page',
    };
  }
  if (fragment === '') return { kind: 'moved', url: page.address + query };
  const anchor = anchorOf(fragment, page.anchors);
  if (anchor === undefined)
    return { kind: 'lost', why: `names a section that ${found === from ? 'this page' : found} does not have` };
  if (found === from && anchor !== '') return { kind: 'moved', url: `#${anchor}` };
  return { kind: 'moved', url: page.address + query + (anchor === '' ? '' : `#${anchor}`) };
}

function anchorOf(fragment: string, anchors: ReadonlyMap<string, string>): string | undefined {
  const name = decoded(fragment);
  return anchors.get(name) ?? anchors.get(name.toLowerCase()) ?? (/^top$/i.test(name) ? '' : undefined);
}

/** Path below the root of the tree; undefined outside of it. */
function pathOf(written: string, from: string): string | undefined {
  const relative = decoded(written);
  const joined = relative.startsWith('/')
    ? path.posix.normalize(relative).slice(1)
    : path.posix.join(path.posix.dirname(from), relative);
  return joined === '..' || joined.startsWith('../') ? undefined : joined.replace(/^\.\/?|\/$/g, '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The page that a path names: with or without its extension, or by its folder. */
function findPage(file: string, pages: TreeTargets['pages']): string | undefined {
  if (pages.has(file)) return file;
  const wanted = file.toLowerCase();
  for (const name of pages.keys()) {
    const lower = name.toLowerCase();
    const stem = lower.replace(/\.[a-z]+$/, '');
    if (lower === wanted || stem === wanted || stem === wanted.replace(/\.(?:md|html?)$/, '')) return name;
    if (
      isIndexName(path.posix.basename(stem)) &&
      (path.posix.dirname(lower) === wanted || (wanted === '' && !lower.includes('/')))
    )
      return name;
  }
  return undefined;
}

function followImage(url: string, from: string, { others, carry }: TreeTargets): NewTarget {
  const file = pathOf(url.split(/[?#]/)[0] ?? '', from);
  if (file === undefined) return { kind: 'lost', why: 'leaves the folder that was imported' };
  if (!others.has(file)) return { kind: 'lost', why: 'is not there' };
  return { kind: 'moved', url: carry(file) };
}
