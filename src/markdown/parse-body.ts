import type { Root } from 'mdast';
import { VFileMessage } from 'vfile-message';
import type { Body } from '../model/catalogue/document.ts';
import type { Finding } from '../model/audit/finding.ts';
import { textOfTree } from '../model/catalogue/tree.ts';
import { collect } from './collect.ts';
import { OverLimit } from './limits.ts';
import { parseMdxText } from './parse-text.ts';
import { restrict } from './restrict.ts';
import { toTree } from './to-tree.ts';
import { unravel } from './unravel.ts';

/** What became of the text of one file. */
export interface ParsedBody {
  /** Undefined when the text cannot be read, or holds nothing. A body with findings is whole but for what was refused. */
  body: Body | undefined;
  /** Whether there is a text that could not be read. */
  isUnread: boolean;
  findings: Finding[];
}

/**
 * Parses the MDX of one file into data. Nothing in it is ever run.
 *
 * @param text The whole file with its frontmatter blanked out, so that places are those of the file.
 * @param file Path as messages show it.
 */
export function parseBody(text: string, file: string): ParsedBody {
  if (text.trim() === '') return { body: undefined, isUnread: false, findings: [] };
  let root: Root;
  try {
    root = parseMdxText(text);
  } catch (error) {
    const finding =
      error instanceof OverLimit
        ? limitFinding(error, file)
        : error instanceof VFileMessage
          ? syntaxFinding(error, text, file)
          : undefined;
    if (!finding) throw error;
    return { body: undefined, isUnread: true, findings: [finding] };
  }
  unravel(root);
  const refused = restrict(root, file);
  const { facts, findings } = collect(root, text, file);
  const body = { treeText: textOfTree(toTree(root)), ...facts };
  return { body, isUnread: false, findings: [...refused, ...findings] };
}

function limitFinding({ id, message, hint, line, column }: OverLimit, file: string): Finding {
  return { id: `content/${id}`, level: 'error', message, hint, at: { file, line, column } };
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
