import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Body, Heading } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { foundIn } from '../model/audit/local-findings.ts';
import { treeOf, type Tree } from '../model/catalogue/tree.ts';

/** A heading over smaller headings is not empty. */
export const sectionEmpty = {
  id: 'section/empty',
  level: 'warning',
  summary: 'Every heading has something below it.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap((document) =>
      foundIn(document, 'section/empty', () => (document.body ? emptyHeadings(document.body).map(nothingBelow) : [])),
    ),
} satisfies Check;

function nothingBelow({ text, at }: Heading): Reported {
  return {
    message: `There is nothing below the heading \`${text}\`.`,
    hint: 'Write the section, or delete the heading.',
    at,
  };
}

function emptyHeadings({ treeText, headings }: Body): Body['headings'] {
  const empty = new Set(emptyIds(treeOf({ treeText })));
  return headings.filter(({ id }) => empty.has(id));
}

type Block = Tree['children'][number];

/** Ids of headings that are followed by nothing, or by a heading of the same level or above. */
function emptyIds({ children }: Tree): string[] {
  const blocks = children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return blocks.flatMap((block, index) => {
    const level = levelOf(block);
    const next = blocks[index + 1];
    const nextLevel = next && levelOf(next);
    const isEmpty = level !== undefined && (next === undefined || (nextLevel !== undefined && nextLevel <= level));
    return isEmpty && block.type === 'element' ? [String(block.properties['id'])] : [];
  });
}

function levelOf(block: Block): number | undefined {
  const level = block.type === 'element' ? /^h([1-6])$/.exec(block.tagName)?.[1] : undefined;
  return level === undefined ? undefined : Number(level);
}
