import { wordPattern } from './find-use.ts';

/** A statement of SQL, where it begins. */
export interface Statement {
  text: string;
  /** Words, and `^` where the statement, a quotation or a bracket begins. */
  words: readonly string[];
  /** Line, counted from 0. */
  line: number;
}

/** No statement that people are to read is longer. In characters. */
const longestStatement = 2_000;

/**
 * Statements of a script of SQL, without comments.
 *
 * @param isAlone Whether strings are those of SQL, and hold no statements; a command of a shell has statements in quotes.
 */
export function statementsIn(text: string, isAlone: boolean): Statement[] {
  // Two dashes in a shell are the end of options: `kubectl exec db-0 -- psql`.
  const comment = isAlone ? /--(?:\s[^\n]*)?$/gm : /^\s*--(?:\s[^\n]*)?$/gm;
  const code = withoutBlockComments(text.replace(comment, ''));
  let line = 0;
  return code.split(';').map((written) => {
    const start = line + /^\s*/.exec(written)![0].split('\n').length - 1;
    line += written.split('\n').length - 1;
    const statement = written.trim().slice(0, longestStatement);
    return {
      text: statement,
      words: wordsOf(isAlone ? statement.replace(/'(?:[^']|'')*'/g, "''") : statement),
      line: start,
    };
  });
}

function wordsOf(statement: string): string[] {
  const words = statement.match(/["'`(]|[\p{L}\d_.$#@{}<>*-]+/gu) ?? [];
  return ['^', ...words.map((word) => (/["'(`]/.test(word) ? '^' : word))];
}

/** A use of statements, taken apart. */
export interface StatementPattern {
  /** Whether it begins a statement, a quotation or a bracket. */
  isFirst: boolean;
  words: readonly RegExp[];
  never: readonly RegExp[];
}

/** @param written As in `riskyStatements`. */
export function statementPattern(written: string): StatementPattern {
  const words = written.split(' ');
  return {
    isFirst: words[0] === '^',
    words: words.filter((word) => !/^[\^!]/.test(word)).map(wordPattern),
    never: words.filter((word) => word.startsWith('!')).map((word) => wordPattern(word.slice(1))),
  };
}

/** Whether the words of a statement have those of a pattern, one behind the other, and none behind them that makes it harmless. */
export function hasWords(words: readonly string[], { isFirst, words: asked, never }: StatementPattern): boolean {
  const plain: { word: string; isFirst: boolean }[] = [];
  for (const [at, word] of words.entries()) if (word !== '^') plain.push({ word, isFirst: words[at - 1] === '^' });
  return plain.some(
    (first, at) =>
      (!isFirst || first.isFirst) &&
      at + asked.length <= plain.length &&
      asked.every((pattern, index) => pattern.test(plain[at + index]!.word)) &&
      !plain.slice(at + asked.length).some(({ word }) => never.some((pattern) => pattern.test(word))),
  );
}

/** The ends of their lines stay, and so does a comment that is never closed. */
function withoutBlockComments(text: string): string {
  let [code, from] = ['', 0];
  for (;;) {
    const start = text.indexOf('/*', from);
    const end = start === -1 ? -1 : text.indexOf('*/', start + 2);
    if (end === -1) return code + text.slice(from);
    code += text.slice(from, start) + text.slice(start, end + 2).replace(/[^\n]/g, '');
    from = end + 2;
  }
}
