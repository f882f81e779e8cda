import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import type { PageAnchor } from '../model/site/page-anchors.ts';
import { pagesOf, type SitePage } from '../model/site/site-map.ts';

/** A link to an anchor that a page has twice only ever reaches the first one. */
export const anchorDuplicate = {
  id: 'anchor/duplicate',
  level: 'error',
  summary: 'No page has two sections, steps or entries with the same anchor.',
  run: (catalogue: Catalogue) => pagesOf(catalogue).flatMap(duplicatesOn),
} satisfies Check;

function duplicatesOn({ address, anchors }: SitePage): Reported[] {
  const firstById = new Map<string, PageAnchor>();
  const reportedByPlace = new Map<string, Reported>();
  for (const anchor of anchors) {
    const { id, at } = anchor;
    const first = firstById.get(id);
    if (!first) firstById.set(id, anchor);
    if (!first || !at) continue;
    // A part that is included twice repeats all its anchors: one finding says so.
    const place = `${at.file}:${at.line}:${at.column}`;
    if (!reportedByPlace.has(place)) reportedByPlace.set(place, toReported({ ...anchor, at }, first, address));
  }
  return [...reportedByPlace.values()];
}

function toReported(
  anchor: PageAnchor & { at: NonNullable<PageAnchor['at']> },
  first: PageAnchor,
  address: string,
): Reported {
  const { id, of, what, at } = anchor;
  const isSamePart = of === 'part' && first.of === 'part' && first.what === what;
  const where =
    first.at === undefined ? '' : first.at.file === at.file ? ` on line ${first.at.line}` : ` in ${first.at.file}`;
  return {
    // What it says twice is the same, so a link is not led astray.
    ...(isSamePart && { level: 'warning' }),
    message: `The anchor \`#${id}\`${of === 'part' ? ` of ${what}` : ''} already belongs to ${isSamePart ? 'the same part' : first.what}${where}. A link to \`${address}#${id}\` only reaches the first.`,
    hint: hints[of](id),
    at,
  };
}

const hints: Record<PageAnchor['of'], (id: string) => string> = {
  site: () => 'Rename it.',
  text: (id) => `Give this one an id of its own: \`[#${id}-2]\` after a heading, \`id="${id}-2"\` in a component.`,
  part: () => 'Include the part once, or take the headings and steps out of it.',
  item: () => 'Rename one of the two.',
};
