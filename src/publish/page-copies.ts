import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { fileOfAddress } from '../../schemas/address.ts';
import { relativeAddress, wayToRoot } from '../model/site/addresses.ts';
import type { OtherAddresses, Alternate, OldAnchor } from '../model/site/alternates.ts';
import { publishedTexts } from '../texts/published.ts';
import { inPlaces } from '../texts/in-places.ts';
import type { SiteFiles } from './site-files.ts';
import { spellingPage } from './spelling-page.ts';

type Element = DefaultTreeAdapterTypes.Element;

/**
 * Writes pages with the anchors that they once had, and under their other addresses. A page that has moved is shown whole at its old
 * address, and so is one at a spelling that rules of this site link to: without a server rule and without JavaScript, with the query and
 * the fragment of the link. Every other spelling has a small page that leads on.
 */
export class PageCopies {
  readonly #site: SiteFiles;
  readonly #leadOn: string;
  readonly #alternatesByFile: Map<string, Alternate[]>;
  readonly #anchorsByFile: Map<string, OldAnchor[]>;

  /** @param leadOn Script that the small pages run. */
  constructor(site: SiteFiles, { alternates, anchors }: OtherAddresses, leadOn: string) {
    this.#site = site;
    this.#leadOn = leadOn;
    this.#alternatesByFile = Map.groupBy(alternates, ({ of }) => fileOfAddress(of));
    this.#anchorsByFile = Map.groupBy(anchors, ({ page }) => fileOfAddress(page));
  }

  /** What is made of a page besides itself, as a text: the same text is the same copies. */
  copiesOf(file: string): string {
    const alternates = this.#alternatesByFile.get(file) ?? [];
    return JSON.stringify(
      [file, ...alternates.map(({ address }) => fileOfAddress(address))].map((name) => [
        name,
        alternates,
        this.#anchorsByFile.get(name),
      ]),
    );
  }

  /** Whether the last site has a page with all its copies, and as it was made: nothing was put into it. */
  canStay(file: string): boolean {
    const copies = (this.#alternatesByFile.get(file) ?? []).map(({ address }) => fileOfAddress(address));
    return !this.#anchorsByFile.has(file) && [file, ...copies].every((name) => this.#site.isInLast(name));
  }

  /**
   * Leaves a page and its copies as the last site has them, where `canStay` and `copiesOf` it are the same.
   *
   * @returns Whether each of the copies is of this page.
   */
  leave(file: string): boolean {
    this.#site.keep(file);
    return this.#eachCopy(file, (copy) => {
      this.#anchorsOf(copy);
      this.#site.keep(copy);
    });
  }

  /**
   * @param file Path of the page in the site.
   * @returns Whether each of the copies is of this page.
   * @throws Error when an anchor leads to an element that the page does not have.
   */
  write(file: string, html: string): boolean {
    const anchors = this.#anchorsOf(file);
    this.#site.write(file, insertAnchors(html, anchors, `/${file}`.replace(/\/index\.html$/, '/')));
    return this.#eachCopy(file, (copy, { address, of, kind, isLinked }) => {
      const copied = this.#anchorsOf(copy);
      if (kind === 'spelling' && !isLinked && copied.length === 0) {
        this.#site.write(copy, spellingPage(html, { page: of, address, script: this.#leadOn }));
        return;
      }
      const moved = html.replaceAll(`="${wayToRoot(of)}`, `="${wayToRoot(address)}`);
      const withAnchors = insertAnchors(moved, copied, address);
      this.#site.write(copy, kind === 'moved' ? insertNotice(withAnchors, address, of) : withAnchors);
    });
  }

  /** @throws Error when a page of which there should be a copy, or an anchor, was never written. */
  end(): void {
    const [missing] = [...this.#alternatesByFile.keys(), ...this.#anchorsByFile.keys()];
    if (missing !== undefined) throw new Error(`The site has no page ${missing}, which other addresses lead to.`);
  }

  #eachCopy(file: string, make: (copy: string, alternate: Alternate) => void): boolean {
    const alternates = this.#alternatesByFile.get(file) ?? [];
    this.#alternatesByFile.delete(file);
    let isEach = true;
    for (const alternate of alternates) {
      const copy = fileOfAddress(alternate.address);
      // On file systems that fold case, the lower-case spelling is the page itself.
      if (this.#site.has(copy)) isEach = false;
      else make(copy, alternate);
    }
    return isEach;
  }

  #anchorsOf(file: string): OldAnchor[] {
    const anchors = this.#anchorsByFile.get(file) ?? [];
    this.#anchorsByFile.delete(file);
    return anchors;
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
