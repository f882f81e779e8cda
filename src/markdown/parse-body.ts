import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import type { Body } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { textOfTree } from '../model/tree.ts';
import { collect } from './collect.ts';
import { restrict } from './restrict.ts';
import { toTree } from './to-tree.ts';
import { unravel } from './unravel.ts';

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);

/**
 * Parses the MDX of one file into data. Nothing in it is ever run.
 *
 * @param text The whole file with its frontmatter blanked out, so that places are those of the file.
 * @param file Path as messages show it.
 * @returns The body, or undefined when the text is not MDX or holds nothing; and what is wrong with it. A body with
 *   findings is whole but for what was refused.
 */
export function parseBody(text: string, file: string): { body: Body | undefined; findings: Finding[] } {
  if (text.trim() === '') return { body: undefined, findings: [] };
  let root: Root;
  try {
    root = parser.parse(text);
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    return { body: undefined, findings: [syntaxFinding(error, text, file)] };
  }
  unravel(root);
  const refused = restrict(root, file);
  const { facts, findings } = collect(root, text, file);
  return { body: { treeText: textOfTree(toTree(root)), ...facts }, findings: [...refused, ...findings] };
}

function syntaxFinding(error: VFileMessage, text: string, file: string): Finding {
  const point = { file, line: error.line ?? 1, column: error.column ?? 1 };
  const unclosed = /Expected a closing tag for `<([^>`]*)>` \((\d+):(\d+)/.exec(error.reason);
  if (unclosed) {
    const at = { file, line: Number(unclosed[2]), column: Number(unclosed[3]) };
    return {
      id: 'content/mdx',
      level: 'error',
      message: `\`<${unclosed[1]}>\` is opened but never closed.`,
      hint: `Write \`</${unclosed[1]}>\` on a line of its own at its end.`,
      at,
    };
  }
  if (/closing slash `\/` in tag, expected an open tag|Unexpected closing tag/.test(error.reason)) {
    const line = text.split('\n')[point.line - 1] ?? '';
    const column = line.lastIndexOf('</', point.column) + 1 || point.column;
    const tag = /^<\/[^>]*>?/.exec(line.slice(column - 1))?.[0] ?? 'This closing tag';
    return {
      id: 'content/mdx',
      level: 'error',
      message: `\`${tag}\` closes nothing that is open here.`,
      hint: 'Open it before, or delete it.',
      at: { ...point, column },
    };
  }
  return { id: 'content/mdx', level: 'error', ...plainWords(error.reason), at: point };
}

/** The parser's words, with what to do about them. */
function plainWords(reason: string): { message: string; hint: string } {
  if (/could not parse (?:expression|import\/exports) with acorn/i.test(reason))
    return {
      message: 'Braces hold something that is neither a literal nor a comment.',
      hint: 'Write `\\{` for a brace in the text, or put the text into backticks.',
    };
  if (/Unexpected end of file in expression/.test(reason))
    return {
      message: 'A `{` is never closed.',
      hint: 'Write `\\{` for a brace in the text, or put the text into backticks.',
    };
  if (/create a comment in MDX/.test(reason))
    return { message: '`<!--` starts a comment of HTML, which MDX does not know.', hint: 'Write `{/* … */}` instead.' };
  const character = /^Unexpected character `(.+?)` \(.*before name/.exec(reason)?.[1];
  if (character)
    return {
      message: `\`<\` starts a component, and no name starts with \`${character}\`.`,
      hint: 'Write `\\<` for a less-than sign, or put the text into backticks.',
    };
  return {
    message: `This is not MDX: ${reason.replace(/\.$/, '')}.`,
    hint: 'Write `\\<` and `\\{` for these characters in the text.',
  };
}
