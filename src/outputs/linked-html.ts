import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { ownValue } from '../model/text/own-value.ts';

/** Attributes that hold one address. */
const withAddress = new Set(['href', 'src', 'poster']);

/**
 * A piece of a page in which each address is what a function makes of it; everything else stays byte for byte.
 *
 * @param address What becomes of an address; undefined leaves it as it is.
 */
export function linkedHtml(html: string, address: (written: string) => string | undefined): string {
  const edits: { start: number; end: number; text: string }[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node)
      for (const { name, value } of node.attrs) {
        if (!withAddress.has(name)) continue;
        const place = ownValue(node.sourceCodeLocation?.attrs ?? {}, name);
        const next = place && address(value);
        if (place && next !== undefined && next !== value)
          edits.push({ start: place.startOffset, end: place.endOffset, text: `${name}="${escaped(next)}"` });
      }
    if ('childNodes' in node) node.childNodes.forEach(walk);
    if ('content' in node) walk(node.content);
  };
  walk(parseFragment(html, { sourceCodeLocationInfo: true }));
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), html);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
}
