import type { Body } from '../model/catalogue/document.ts';
import type { Finding } from '../model/audit/finding.ts';
import { textOfTree } from '../model/catalogue/tree.ts';
import { markCallouts } from './callouts.ts';
import { collect } from './collect.ts';
import { readHtmlForms } from './html-forms.ts';
import { OverLimit } from './limits.ts';
import { parseInPart, type PartialTree, type SyntaxProblem } from './parse-in-part.ts';
import { restrict } from './restrict.ts';
import { toTree } from './to-tree.ts';
import { unravel } from './unravel.ts';

/** What became of the text of one file. */
export interface ParsedBody {
  /** Undefined when the text cannot be read, or holds nothing. A body with findings is whole but for what was refused. */
  body: Body | undefined;
  /** Whether all of it is MDX. */
  isWhole: boolean;
  /** Whether there may be more in the text than was read: sections, anchors, parts, parameters. */
  misses: boolean;
  findings: Finding[];
}

/**
 * Parses the MDX of one file into data. Nothing in it is ever run.
 *
 * @param text The whole file with its frontmatter blanked out, so that places are those of the file.
 * @param file Path as messages show it.
 */
export function parseBody(text: string, file: string): ParsedBody {
  if (text.trim() === '') return { body: undefined, isWhole: true, misses: false, findings: [] };
  let tree: PartialTree;
  try {
    tree = parseInPart(text);
  } catch (error) {
    if (!(error instanceof OverLimit)) throw error;
    return { body: undefined, isWhole: false, misses: true, findings: [limitFinding(error, file)] };
  }
  const { root, problems } = tree;
  const syntax = problems.map((problem) => syntaxFinding(problem, file));
  if (!root) return { body: undefined, isWhole: false, misses: true, findings: syntax };
  markCallouts(root);
  readHtmlForms(root);
  unravel(root);
  const refused = restrict(root, file, tree);
  const { facts, findings, misses } = collect(root, text, file);
  const body = { treeText: textOfTree(toTree(root)), ...facts };
  const isCut = problems.some(({ cutAt }) => cutAt !== undefined);
  return {
    body,
    isWhole: problems.length === 0,
    misses: misses || refused.misses || isCut,
    findings: [...syntax, ...refused.findings, ...findings],
  };
}

function limitFinding({ id, message, hint, line, column }: OverLimit, file: string): Finding {
  const rest = 'The text was not read: check again after fixing this.';
  return { id: `content/${id}`, level: 'error', message: `${message} ${rest}`, hint, at: { file, line, column } };
}

function syntaxFinding({ reason, at, tag, cutAt }: SyntaxProblem, file: string): Finding {
  const { message, hint } = tag ? tagWords(tag) : plainWords(reason);
  const unread =
    cutAt === undefined
      ? ''
      : ` ${cutAt === 1 ? 'The text' : `What follows line ${cutAt - 1}`} was not read: check again after fixing this.`;
  return { id: 'content/mdx', level: 'error', message: message + unread, hint, at: { file, ...at } };
}

function tagWords({ kind, text }: NonNullable<SyntaxProblem['tag']>): { message: string; hint: string } {
  return kind === 'open'
    ? {
        message: `\`${text}\` is opened but never closed.`,
        hint: `Write \`${text.replace('<', '</')}\` on a line of its own at its end.`,
      }
    : { message: `\`${text}\` closes nothing that is open here.`, hint: 'Open it before, or delete it.' };
}

/** The parser's words, with what to do about them. */
function plainWords(reason: string): { message: string; hint: string } {
  if (/could not parse expression with acorn/i.test(reason))
    return {
      message: 'Braces hold something that is neither a literal nor a comment.',
      hint: 'Write `\\{` for a brace in the text, or put the text into backticks.',
    };
  if (/import\/exports/.test(reason))
    return {
      message: 'A line that starts with `import` or `export` is code for MDX, and content is never run.',
      hint: 'Begin the line with another word, or delete it.',
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
