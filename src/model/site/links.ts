import type { ContentType } from '../../../schemas/content-type.ts';
import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import { addressOf } from './document-address.ts';
import type { Document } from '../catalogue/document.ts';
import { nestedAnchor } from '../catalogue/nested-prose.ts';

/** Where a link in the content leads. */
export type LinkTarget =
  /** Away from the site, to a file beside the pages, or to an address that is made for machines or from alert rules. */
  | { kind: 'elsewhere' }
  /** To a page of the site, whether it exists or not. */
  | {
      kind: 'page';
      /** With the last slash and without the base; empty for `#anchor` in a part, which is on several pages. */
      address: string;
      /** Query with its `?`, or empty. */
      search: string;
      /** Undefined when the link names none, or when a parameter stands in for it. */
      anchor: string | undefined;
      /** Path below the content folder, when the link names a content file. */
      file: string | undefined;
    };

const nowhere = 'https://alertbook.invalid';

/**
 * Where a link in the text of a document leads: to an address (`/slos/#checkout`), to a section (`#drain`), or to another
 * content file by its path from this one (`../checkout/latency.mdx#drain`).
 *
 * @param siteUrl Public address of the site: what starts with it is a link inside.
 */
export function resolveLink(
  document: Pick<Document, 'type' | 'id' | 'path'>,
  href: string,
  siteUrl?: string,
): LinkTarget {
  const local = withoutSite(href, siteUrl);
  const [path = ''] = local?.split(/[?#]/) ?? [];
  if (local === undefined || placeholder.test(path)) return { kind: 'elsewhere' };
  const [page = '', ownAnchor] = addressOf(document).split('#');
  if (path === '') return toPage(page, new URL(local, nowhere), ownAnchor);
  if (!path.startsWith('/') && isContentFile(path)) return toFile(URL.parse(local, `${nowhere}/${document.path}`));
  return toAddress(URL.parse(local, nowhere + (page === '' ? '/' : page)));
}

const placeholder = /\{\{|%7B%7B/i;

/** The part of an address from the site's root on; undefined when it leads to another site, or to no site at all. */
export function withoutSite(href: string, siteUrl: string | undefined): string | undefined {
  const root = siteUrl?.replace(/(?<!\/)\/*$/, '').toLowerCase();
  if (root !== undefined && href.toLowerCase().startsWith(root)) {
    const rest = href.slice(root.length);
    if (/^(?:$|[/?#])/.test(rest)) return rest.startsWith('/') ? rest : `/${rest}`;
  }
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(href) ? undefined : href;
}

function isContentFile(path: string): boolean {
  return /\.(?:mdx?|ya?ml)$/.test(path);
}

function toFile(url: URL | null): LinkTarget {
  if (!url) return { kind: 'elsewhere' };
  const path = decoded(url.pathname).slice(1);
  const document = documentAt(path);
  const [address = '', ownAnchor] = document ? addressOf(document).split('#') : [];
  return { ...toPage(address, url, ownAnchor), file: path };
}

function toAddress(url: URL | null): LinkTarget {
  if (!url || url.origin !== nowhere) return { kind: 'elsewhere' };
  const address = decoded(url.pathname).replace(/(?:\/index\.html|\.md|\/)$/, '');
  const isFile = /\.[a-z0-9]+$/i.test(address);
  return isFile || isOutsideCatalogue(address) ? { kind: 'elsewhere' } : toPage(`${address}/`, url);
}

/** What is made for machines, or from alert rules, which are no part of the catalogue. */
function isOutsideCatalogue(address: string): boolean {
  return /^\/(?:alerts|api|schemas)(?:\/|$)/.test(address);
}

function toPage(address: string, { search, hash }: URL, ownAnchor?: string): LinkTarget & { kind: 'page' } {
  // `#:~:text=…` marks words on a page; `#top` is the top of any page.
  const written = decoded(hash.slice(1)).replace(/:~:.*$/s, '');
  const page = { kind: 'page', address, search, file: undefined } as const;
  if (written === '') return { ...page, anchor: ownAnchor };
  if (written === 'top' || placeholder.test(written)) return { ...page, anchor: undefined };
  // On a page that is shared, the anchors of a text have the anchor of its document in front.
  const isWhole = ownAnchor === undefined || written.startsWith(nestedAnchor(ownAnchor, ''));
  return { ...page, anchor: isWhole ? written : nestedAnchor(ownAnchor, written) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a path below the content folder would be, whether it exists or not. */
function documentAt(path: string): { type: ContentTypeName; id: string } | undefined {
  const stem = path.replace(/\.[a-z]+$/, '');
  for (const [type, { place }] of Object.entries(contentTypes) as [ContentTypeName, ContentType][]) {
    if ('file' in place && place.file === stem) return { type, id: type };
    if ('folder' in place && stem.startsWith(`${place.folder}/`))
      return { type, id: stem.slice(place.folder.length + 1) };
  }
  return undefined;
}
