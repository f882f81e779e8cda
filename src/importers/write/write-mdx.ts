import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { parseBody } from '../../markdown/parse-body.ts';

const writer = unified()
  .use(remarkMdx)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    listItemIndent: 'one',
    fences: true,
    resourceLink: true,
    unsafe: [
      // At the start of a line these two open code of MDX.
      { atBreak: true, character: 'i', after: 'mport\\b' },
      { atBreak: true, character: 'e', after: 'xport\\b' },
    ],
  });

/** Text of a tree as MDX that content may hold: it is read back as the same tree. */
export function writeMdx(root: Root): string {
  return writer.stringify(root as never);
}

/** What could not be written as MDX, and is in the page as a code block of its Markdown. */
export interface Unwritable {
  line: number;
  why: string;
}

/**
 * The text of a page, tried out with the reader that pages use. A block that the reader refuses is shown as a code block
 * of its Markdown: nothing is lost, and someone is told.
 *
 * @param textOf Markdown of a block, as the source has it.
 */
export function writePage(
  root: Root,
  textOf: (block: RootContent) => string,
): { text: string; unwritable: Unwritable[] } {
  const text = writeMdx(root);
  if (isAccepted(text)) return { text, unwritable: [] };
  const unwritable: Unwritable[] = [];
  const children = root.children.map((block): RootContent => {
    const why = refusal(writeMdx({ type: 'root', children: [block] }));
    if (why === undefined) return block;
    unwritable.push({ line: block.position?.start.line ?? 1, why });
    return {
      type: 'code',
      lang: 'markdown',
      value: textOf(block),
      ...(block.position && { position: block.position }),
    };
  });
  return { text: writeMdx({ type: 'root', children }), unwritable };
}

function isAccepted(text: string): boolean {
  return refusal(text) === undefined;
}

function refusal(text: string): string | undefined {
  return parseBody(text, '').findings.find(({ level }) => level === 'error')?.message;
}
