import { readFileSync } from 'node:fs';
import path from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { ElementContent } from 'hast';
import { relativeAddress, wayToRoot, withBase } from '../model/site/addresses.ts';
import type { Change } from '../model/diff/changes.ts';
import { splitAddress } from '../model/site/ledger.ts';
import type { UrlIndex } from '../model/site/url-index.ts';
import { diffJson } from '../outputs/diff-json.ts';
import type { DiffReport } from '../outputs/diff-report.ts';
import { changeNode } from '../outputs/diff-tree.ts';
import { programRoot } from '../workspace/package-folders.ts';
import type { SiteFiles } from './site-files.ts';
import { elementsIn, startInside } from './page-copies.ts';
import { publishedTexts } from '../texts/published.ts';

/** A build that shows a change before it is taken, beside the real site. */
export interface Preview {
  /** What people call the change: `PR 123`. */
  name: string;
  /** Public address of the real site, with its base and the last slash. */
  real: string;
  /** Addresses of the real site; undefined when nobody knows them. */
  realIndex: UrlIndex | undefined;
  /** What the change does; undefined when nothing was compared. */
  report: DiffReport | undefined;
  /** Whether pages that run code are left out of it. */
  leavesOutPages: boolean;
}

const texts = publishedTexts.preview;

/** Id of the list of changes at the head of a page. */
const changesId = 'preview-changes';

/**
 * What a preview does to each page: it says that it is none for incidents and leads to the real one, asks not to be indexed and
 * keeps nothing on the device; a page that changes says how. It comes before anything is copied or indexed.
 *
 * @param base Path that the preview lives under, for the page that does not know its own.
 * @returns The page of a path in the site, `alerts/Down/index.html`, as the preview shows it.
 */
export function previewPages(preview: Preview, base: string): (html: string, below: string) => string {
  const changesByPage = groupByPage(preview.report?.changes ?? []);
  return (html, below) => {
    const page = `/${below}`.replace(/\/index\.html$/, '/');
    return withChanges(withBanner(html, page, preview, base), page, changesByPage.get(decodeURI(page)) ?? []);
  };
}

/** Writes what a preview has besides its pages. */
export function writePreviewFiles(files: SiteFiles, { report }: Preview): void {
  files.write('assets/preview.css', readFileSync(path.join(programRoot, 'src/styles/preview.css')));
  if (report) files.write('api/v1/changes.json', diffJson(report));
}

function groupByPage(changes: readonly Change[]): Map<string, Change[]> {
  const placed = changes.filter(({ address, oldAddress }) => (address ?? oldAddress)?.startsWith('/'));
  return Map.groupBy(placed, ({ address, oldAddress }) => decodeURI(splitAddress((address ?? oldAddress)!).page));
}

function withBanner(html: string, page: string, preview: Preview, base: string): string {
  // 404.html is shown at every depth.
  const isAnywhere = page === '/404.html';
  const href = (address: string): string => (isAnywhere ? withBase(base, address) : relativeAddress(page, address));
  const root = isAnywhere ? base : wayToRoot(page);
  const head = [
    h('meta', { name: 'robots', content: 'noindex, nofollow' }),
    h('link', { rel: 'stylesheet', href: `${root}assets/preview.css` }),
  ];
  const edits: [found: string | RegExp, by: (found: string) => string][] = [
    ['<html ', () => `<html data-preview="${escaped(preview.name)}" `],
    [/<link rel="manifest"[^>]*>/, () => ''],
    ['<title>', () => `<title>${texts.title}`],
    ['</head>', (found) => toHtml(head) + found],
    ['<header class="bar"', (found) => toHtml(bannerNode(page, preview, href)) + found],
  ];
  return edits.reduce((text, [found, by]) => text.replace(found, by), html);
}

function bannerNode(
  page: string,
  { name, real, realIndex, report }: Preview,
  href: (address: string) => string,
): ElementContent {
  const there = realPageOf(page, realIndex, report?.changes ?? []);
  const realLink =
    there === undefined ? texts.noRealPage : h('a', { href: real.replace(/\/$/, '') + there }, texts.realPage);
  return h('aside', { className: ['preview-banner'], ariaLabel: texts.label }, [
    h('p', [
      h('strong', texts.notForIncidents(name)),
      ' ',
      realLink,
      ...(report ? [' · ', h('a', { href: href('/changes/') }, texts.changes)] : []),
    ]),
  ]);
}

/** Address of the page that the real site has for one of a preview: its own, the one that it was renamed from, or none. */
function realPageOf(page: string, index: UrlIndex | undefined, changes: readonly Change[]): string | undefined {
  if (page === '/404.html' || page === '/changes/') return '/';
  if (!index) return page;
  const isThere = (address: string): boolean =>
    [address, decodeURI(address)].some(
      (form) => Object.hasOwn(index.pages, form) || Object.hasOwn(index.alternates, form),
    );
  if (isThere(page)) return encodeURI(decodeURI(page));
  const renamed = changes.find(({ kind, address }) => kind === 'renamed' && address === page);
  return renamed?.oldAddress;
}

/** A page with the list of what changes on it, and a mark at each thing that has an address of its own. */
function withChanges(html: string, page: string, changes: readonly Change[]): string {
  if (changes.length === 0) return html;
  const main = /<main\b[^>]*>/.exec(html);
  if (!main) return html;
  const list = h(
    'section',
    { id: changesId, className: ['preview-changes'], ariaLabel: texts.changes, dataPagefindIgnore: '' },
    [
      // No heading: it would be before the first one of the page.
      h('p', h('strong', texts.changesHere)),
      h(
        'ul',
        changes.map((change) => changeNode(change, (address) => anchorOn(page, address))),
      ),
    ],
  );
  const elements = elementsIn(html);
  const marks = changes.flatMap((change) => {
    const { anchor } = splitAddress(change.address ?? '');
    const element =
      anchor === undefined
        ? undefined
        : elements.find(({ attrs }) => attrs.some(({ name, value }) => name === 'id' && value === anchor));
    return element ? [{ offset: startInside(element), html: toHtml(itemMark(change)) }] : [];
  });
  return [{ offset: main.index + main[0].length, html: toHtml(list) }, ...marks]
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((text, mark) => text.slice(0, mark.offset) + mark.html + text.slice(mark.offset), html);
}

function anchorOn(page: string, address: string): string | undefined {
  const { page: own, anchor } = splitAddress(address);
  return decodeURI(own) === decodeURI(page) && anchor !== undefined ? `#${anchor}` : undefined;
}

/** What is said at a thing that changed: in words, so that no colour is needed. It may be in a line of text. */
function itemMark({ kind, values }: Change): ElementContent {
  const change = kind === 'added' ? texts.added : kind === 'renamed' ? texts.renamed : texts.changed;
  const fields = [...new Set(values.map(({ field }) => field))];
  const text = kind === 'added' ? change : texts.fields({ change, fields });
  return h('span', { className: ['change-mark'], dataChange: kind, dataPagefindIgnore: '' }, `${text} `);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
