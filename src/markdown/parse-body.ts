import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import type { Body } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
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
    return { body: undefined, findings: [syntaxFinding(error, file)] };
  }
  unravel(root);
  const refused = restrict(root, file);
  const { facts, findings } = collect(root, text, file);
  return { body: { tree: toTree(root), ...facts }, findings: [...refused, ...findings] };
}

function syntaxFinding(error: VFileMessage, file: string): Finding {
  const at = { file, line: error.line ?? 1, column: error.column ?? 1 };
  const { message, hint } = plainWords(error.reason);
  return { id: 'content/mdx', level: 'error', message, hint, at };
}

/** The parser's words, with what to do about them. */
function plainWords(reason: string): { message: string; hint: string } {
  const unclosed = /Expected a closing tag for `<([^>`]*)>`/.exec(reason);
  if (unclosed) return { message: `\`<${unclosed[1]}>\` is opened but never closed.`, hint: `Write \`</${unclosed[1]}>\` on a line of its own at its end.` };
  const stray = /Unexpected closing slash `\/` in tag, expected an open tag first|Unexpected closing tag `<\/([^>`]*)>`/.exec(reason);
  if (stray) return { message: `${stray[1] ? `\`</${stray[1]}>\`` : 'A closing tag'} has no opening tag that fits.`, hint: 'Open it before, or delete it.' };
  if (/could not parse (?:expression|import\/exports) with acorn/i.test(reason))
    return { message: 'Braces hold something that is neither a literal nor a comment.', hint: 'Write `\\{` for a brace in the text, or put the text into backticks.' };
  if (/Unexpected end of file in expression/.test(reason)) return { message: 'A `{` is never closed.', hint: 'Write `\\{` for a brace in the text, or put the text into backticks.' };
  if (/before name|in name/.test(reason)) return { message: `\`<\` starts a component here: ${reason}.`, hint: 'Write `\\<` for a less-than sign, or put the text into backticks.' };
  return { message: `This is not MDX: ${reason}.`, hint: 'Write `\\<` and `\\{` for these characters in the text.' };
}
