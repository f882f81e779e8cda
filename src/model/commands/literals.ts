import type { Grammar } from './unfinished-command.ts';
import { lexes } from './unfinished-command.ts';
import type { Span } from './span.ts';

/** Languages whose strings and comments are known: those of consoles, and of queries of monitoring. */
export type Language = Grammar | 'query';

/** A string or a comment, its marks included. */
export interface Literal extends Span {
  kind: 'string' | 'comment';
}

/** Strings and comments of a text, in order. What is open at the end is neither. */
export function literalsIn(text: string, language: Language): Literal[] {
  const { closed, comment } = language === 'shell' ? shell : language === 'query' ? query : lexes[language];
  return [...text.matchAll(closed)].flatMap(({ 0: found, index }): Literal[] => {
    const literal = { start: index, end: index + found.length };
    if (comment.test(found)) return [{ ...literal, kind: 'comment' }];
    return /^[\\`^].$/s.test(found) ? [] : [{ ...literal, kind: 'string' }];
  });
}

/** The grammar of shells says where a script ends; what is text in one can be told of a script that it refuses too. */
const shell = {
  closed:
    /(?<=<<-?[ \t]*['"\\]?([\w.-]+)(?![\w.-])[^\n]*)\n(?:[^\n]*\n)*?[\t ]*\1(?=\n|$)|(?<![^\s;|&()])#[^\n]*|'[^']*'|"(?:[^"\\]|\\.)*"|\\./gs,
  comment: /^#/,
};

const query = {
  closed: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|#[^\n]*/g,
  comment: /^#/,
};
