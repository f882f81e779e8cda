import { commandLanguages } from '../model/commands/command-languages.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import { hiddenCharacters, lookAlikeCharacters, type OddCharacter } from '../model/commands/odd-characters.ts';
import { takeApart } from '../model/commands/session.ts';
import type { CodeBlock, Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { shownValue } from '../model/commands/parameter-values.ts';

/** Prose may hold them all. Of a session only the commands count: programs print typographic quotes themselves. */
export const commandOddCharacter = {
  id: 'command/odd-character',
  level: 'error',
  summary: 'Commands hold no characters that hide or are not what they look like.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap((document) =>
      (document.body?.code ?? []).filter(({ output }) => !output).flatMap((block) => oddLines(document, block)),
    ),
} satisfies Check;

/** One finding a line, at its first odd character. */
function oddLines(document: Document, block: CodeBlock): Reported[] {
  const text = block.text.replace(/\r\n?/g, '\n');
  const byLine = Map.groupBy(
    oddCharacters(text, block).filter(({ character }) => character !== '\n'),
    ({ at }) => text.slice(0, at).split('\n').length,
  );
  return [...byLine].map(([line, found]) => ({
    ...finding(document, block, line, text, found),
    ...((!isCommand(block) || found.every(isSeen)) && { level: 'warning' }),
  }));
}

/** Quotes and dashes can be told from what was meant by who looks closely; a text that is brought in is full of them. */
function isSeen({ character }: OddCharacter): boolean {
  return /[\p{Pi}\p{Pf}\p{Pd}„‚＂＇\u2212]/u.test(character);
}

function isCommand({ language }: CodeBlock): boolean {
  return commandLanguages.includes(language);
}

/** Characters that matter in a block: in its commands all, in data those that hide. Trees of folders are drawn with blanks of all kinds. */
function oddCharacters(text: string, block: CodeBlock): OddCharacter[] {
  const { parts, console } = takeApart(text, block.language);
  if (!isCommand(block) && !console)
    return hiddenCharacters(text).filter(({ character }) => block.language !== 'text' || !/\p{Zs}/u.test(character));
  return parts
    .filter(({ kind }) => kind === 'command')
    .flatMap(({ start, end }) => {
      const command = text.slice(start, end);
      const odd = [...hiddenCharacters(command), ...lookAlikeCharacters(withoutComments(command))];
      return odd.map((found) => ({ ...found, at: found.at + start })).toSorted((a, b) => a.at - b.at);
    });
}

/** Comments are prose: blanks stand for them, so that offsets stay. */
function withoutComments(text: string): string {
  return text.replace(/(?<=^|\s)(?:#|--\s|\/\/).*$/gm, (comment) => ' '.repeat(comment.length));
}

function finding(document: Document, block: CodeBlock, line: number, text: string, found: OddCharacter[]): Reported {
  const written = document.source.split('\n', block.at.line + line)[block.at.line + line - 1] ?? '';
  const own = text.split('\n')[line - 1]!;
  const lineStart = text.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0);
  const first = found[0]!;
  const names = [...new Set(found.map(({ name }) => name))];
  const column = Math.max(0, written.lastIndexOf(own)) + first.at - lineStart + 1;
  return {
    message: `\`${shownValue(own.trim())}\` holds ${names.join(' and ')}.`,
    hint: hintFor(found),
    at: { file: document.file, line: block.at.line + line, column },
  };
}

function hintFor(found: readonly OddCharacter[]): string {
  const ways = found.map(({ name, instead }) => {
    if (instead === '') return `Delete ${name.replace(/^an? /, 'the ')}.`;
    if (instead === ' ') return `Write a space for ${name.replace(/^an? /, 'the ')}.`;
    return `Write ${instead.startsWith('the ') ? instead : `\`${instead}\``} for ${name.replace(/^an? /, 'the ')}.`;
  });
  return [...new Set(ways)].join(' ');
}
