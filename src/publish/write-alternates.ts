import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { fileOfAddress } from '../../schemas/address.ts';
import { relativeAddress, wayToRoot } from '../model/site/addresses.ts';
import type { AddressesOfOld, OldAnchor } from '../model/site/alternates.ts';
import { FolderWriter } from '../workspace/folder-writer.ts';
import { publishedTexts } from '../texts/published.ts';
import { inPlaces } from '../texts/in-places.ts';

type Element = DefaultTreeAdapterTypes.Element;

/**
 * Writes the addresses of old into a built site: empty anchors into pages that had them, and copies of pages under
 * their other addresses, with all that a link may name. A copy works without a server rule and without JavaScript, and
 * keeps the query and the fragment of the link.
 *
 * @throws Error when an anchor leads to an element that the built page does not have.
 */
export function writeAlternates(site: string, { alternates, anchors }: AddressesOfOld): void {
  const anchorsByPage = Map.groupBy(anchors, ({ page }) => page);
  const copies = new Set<string>(alternates.map(({ address }) => address));
  const writer = new FolderWriter(site);
  for (const [page, ownAlternates] of Map.groupBy(alternates, ({ of }) => of)) {
    const html = readFileSync(path.join(site, fileOfAddress(page)), 'utf8');
    for (const { address, kind } of ownAlternates) {
      const file = fileOfAddress(address);
      // On file systems that fold case, the lower-case spelling is the page itself.
      if (existsSync(path.join(site, file))) continue;
      const moved = html.replaceAll(`="${wayToRoot(page)}`, `="${wayToRoot(address)}`);
      const withAnchors = insertAnchors(moved, anchorsByPage.get(address) ?? [], address);
      writer.write(file, kind === 'moved' ? insertNotice(withAnchors, address, page) : withAnchors);
    }
  }
  for (const [page, ownAnchors] of anchorsByPage) {
    if (copies.has(page)) continue;
    const file = fileOfAddress(page);
    writer.write(file, insertAnchors(readFileSync(path.join(site, file), 'utf8'), ownAnchors, page));
  }
}

/** Adds `<a id="old">` where the new element starts, or a sentence that leads on where the element is on another page. */
function insertAnchors(html: string, anchors: readonly OldAnchor[], page: string): string {
  if (anchors.length === 0) return html;
  const elements = elementsOf(parse(html, { sourceCodeLocationInfo: true }));
  const insertions = anchors.map(({ id, target }) => {
    const namesake = elements.find((element) => attributeOf(element, 'id') === id);
    const [text, address] =
      target.kind === 'address'
        ? [decodeURI(target.address), relativeAddress(page, target.address)]
        : [`#${target.id}`, `#${target.id}`];
    const notice = (attributes: string): string =>
      `<p${attributes} class="moved">${withLink(publishedTexts.sectionMoved, address, text)}</p>`;
    // The page that is shown here now may have an element of that name, which the link was never about.
    if (namesake) return { offset: startOf(namesake), text: notice('') };
    if (target.kind === 'address') return { offset: endOfMain(elements), text: notice(` id="${escapeAttribute(id)}"`) };
    const element = elements.find((element) => attributeOf(element, 'id') === target.id);
    if (!element)
      throw new Error(`The page ${page} has no element \`${target.id}\`, where its old anchor \`${id}\` should lead.`);
    return { offset: startInside(element), text: `<a id="${escapeAttribute(id)}"></a>` };
  });
  return insertions
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((text, { offset, text: added }) => text.slice(0, offset) + added + text.slice(offset), html);
}

/** A notice with a link in its place, as HTML. */
function withLink(notice: string, address: string, text: string): string {
  const link = `<a href="${escapeAttribute(address)}">${escapeAttribute(text)}</a>`;
  return inPlaces(notice, { link }).join('');
}

function insertNotice(html: string, page: string, target: string): string {
  const main = elementsOf(parse(html, { sourceCodeLocationInfo: true })).find(({ tagName }) => tagName === 'main');
  const offset = main?.sourceCodeLocation?.startTag?.endOffset;
  if (offset === undefined) return html;
  return `${html.slice(0, offset)}<p class="moved">${withLink(publishedTexts.pageMoved, relativeAddress(page, target), decodeURI(target))}</p>${html.slice(offset)}`;
}

const cannotHoldAnchors = new Set([
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'ul',
  'ol',
  'dl',
  'select',
  'img',
  'input',
  'br',
  'hr',
]);

/** Offset of the first place inside an element where an anchor may be. */
export function startInside(element: Element): number {
  const home = cannotHoldAnchors.has(element.tagName)
    ? elementsOf(element).find(({ tagName }) => !cannotHoldAnchors.has(tagName))
    : element;
  const location = home?.sourceCodeLocation?.startTag;
  if (!location) throw new Error(`An anchor cannot be in <${element.tagName}>.`);
  return location.endOffset;
}

/** Offset where a paragraph about an element may be: after a heading, else at the start inside. */
function startOf(element: Element): number {
  const end = /^h[1-6]$/.test(element.tagName) ? element.sourceCodeLocation?.endTag?.endOffset : undefined;
  return end ?? startInside(element);
}

function endOfMain(elements: readonly Element[]): number {
  const end = elements.find(({ tagName }) => tagName === 'main')?.sourceCodeLocation?.endTag?.startOffset;
  if (end === undefined) throw new Error('The page has no <main>.');
  return end;
}

/** Every element of a page, with its place in the text. */
export function elementsIn(html: string): Element[] {
  return elementsOf(parse(html, { sourceCodeLocationInfo: true }));
}

function elementsOf(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsOf(child)] : []));
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
