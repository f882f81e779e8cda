import { allDocuments, type Catalogue } from '../model/catalogue.ts';
import type { Document } from '../model/document.ts';
import type { Check, Reported } from '../model/finding.ts';
import { codeLines, type CodeLine } from './code-lines.ts';
import { passwordPatterns, tokenPatterns } from './secret-patterns.ts';
import { kindOfValue, looksRandom, masked } from './secret-values.ts';

/** Everybody who can read the site can read it, and so can every copy and search index. It is never shown in full here. */
export const secretInContent = {
  id: 'secret/in-content',
  level: 'error',
  summary: 'No file holds a key, a token or a password.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap((document) => [...tokensIn(document), ...passwordsIn(document)]),
} satisfies Check;

function tokensIn(document: Document): Reported[] {
  return document.source.split('\n').flatMap((line, index) =>
    tokenPatterns.flatMap(({ what, pattern }) => {
      const match = pattern.exec(line);
      const secret = match?.[1] ?? match?.[0] ?? '';
      if (!match || isExample(secret) || (match[1] !== undefined && kindOfValue(secret) === 'elsewhere')) return [];
      const at = { file: document.file, line: index + 1, column: match.index + match[0].indexOf(secret) + 1 };
      return [kindOfValue(secret) === 'placeholder' ? placeholder(what, at) : literal(what, secret, at)];
    }),
  );
}

function passwordsIn(document: Document): Reported[] {
  const isMarkdown = document.path.endsWith('.mdx');
  return codeLines(document.source, isMarkdown).flatMap((line) => passwordsOn(line, document.file));
}

function passwordsOn({ text, line, column, command }: CodeLine, file: string): Reported[] {
  // A space in front stands for the end of whatever came before.
  const padded = ` ${text}`;
  const found = passwordPatterns.flatMap(({ what, pattern, command: needed, randomOnly }) => {
    const match = needed && !needed.test(command) ? null : pattern.exec(padded);
    const secret = match?.[1];
    if (!match || secret === undefined) return [];
    const kind = kindOfValue(secret);
    const isSafe =
      kind === 'elsewhere' ||
      isExample(secret) ||
      (kind === 'literal' && randomOnly && !looksRandom(secret)) ||
      tokenPatterns.some(({ pattern }) => pattern.test(text));
    if (isSafe || (kind === 'placeholder' && randomOnly)) return [];
    const at = { file, line, column: column + match.index + match[0].lastIndexOf(secret) - 1 };
    return [kind === 'placeholder' ? placeholder(what, at) : literal(what, secret, at)];
  });
  // Several patterns may see one password.
  return found.slice(0, 1);
}

/** Keys that their makers print in their own documentation. */
function isExample(secret: string): boolean {
  return /EXAMPLE(?:KEY)?$/i.test(secret);
}

function literal(what: string, secret: string, at: Reported['at']): Reported {
  const beginning = masked(secret);
  return {
    message: `This is ${what}, in the open${beginning === '' ? '' : `: \`${beginning}\``}.`,
    hint: 'Make it invalid where it was made, for it stays in the history; then write a variable in its place, such as `"$PASSWORD"`.',
    at,
  };
}

function placeholder(what: string, at: Reported['at']): Reported {
  return {
    level: 'warning',
    message: `The words in the place of ${what} would be taken as they are when the command is pasted at night.`,
    hint: 'Write a variable that is empty until somebody sets it, such as `"$PASSWORD"`.',
    at,
  };
}
