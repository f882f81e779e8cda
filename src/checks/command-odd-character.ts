import type { DataPath } from '../../schemas/content-type.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import {
  hiddenCharacters,
  isPlain,
  oddCharactersOfCommand,
  oddCharactersOfName,
  oddQuotesOfJson,
  type OddCharacter,
} from '../model/commands/odd-characters.ts';
import { readCommand } from '../model/commands/read-command.ts';
import { fenceLanguage, languageOfFence } from '../model/commands/prompts.ts';
import { startsProgram } from '../model/commands/root-prompt.ts';
import type { AlertRule } from '../model/alerts/alert-rule.ts';
import type { CodeBlock, Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { shownValue } from '../model/commands/parameter-values.ts';
import { placeOf, type Place } from '../model/text/place.ts';
import { foundIn } from '../model/audit/local-findings.ts';

/** Prose may hold them all. Of a session only the commands count: programs print typographic quotes themselves. */
export const commandOddCharacter = {
  id: 'command/odd-character',
  level: 'error',
  summary: 'No command or name contains characters that cannot be seen or that look like others.',
  run: (catalogue: Catalogue) => [
    ...allDocuments(catalogue).flatMap((document) => foundIn(document, 'command/odd-character', () => oddIn(document))),
    ...catalogue.rules.flatMap(oddRule),
  ],
} satisfies Check;

function oddIn(document: Document): Reported[] {
  return [
    ...(document.body?.code ?? []).filter(({ output }) => !output).flatMap((block) => oddLines(document, block)),
    ...oddInline(document),
    ...oddData(document),
  ];
}

/** One finding a line, at its first odd character. */
function oddLines(document: Document, block: CodeBlock): Reported[] {
  if (isPlain(block.text)) return [];
  const { text, found, isCommand } = oddCharacters(block);
  if (found.length === 0) return [];
  const sourceLines = document.source.split('\n');
  let end = -1;
  return text.split('\n').flatMap((own, index) => {
    const [lineStart, line] = [end + 1, index + 1];
    end = lineStart + own.length;
    const odd = found.filter(({ at }) => lineStart <= at && at < end);
    if (odd.length === 0) return [];
    const written = sourceLines[block.at.line + index] ?? '';
    const column = Math.max(0, written.lastIndexOf(own)) + odd[0]!.at - lineStart + 1;
    return [
      {
        ...finding(own, odd, { file: document.file, line: block.at.line + line, column }),
        ...((!isCommand || odd.every(({ isSeen }) => isSeen)) && { level: 'warning' as const }),
      },
    ];
  });
}

/** Characters that matter in a block: in its commands all, in data those that hide. */
function oddCharacters(block: CodeBlock): { text: string; found: OddCharacter[]; isCommand: boolean } {
  const { text, parts, grammar } = readCommand(block.text, block.language);
  const fence = fenceLanguage(block.language);
  const language = grammar ?? languageOfFence(fence);
  if (language === undefined || text.length > longestBlock) {
    // Trees of folders, and what programs print, are drawn with blanks of all kinds.
    const hidden = hiddenCharacters(text).filter(
      ({ character }) => !isPrinted.has(fence) || !/\p{Zs}/u.test(character),
    );
    return { text, found: [...hidden, ...(isJson.has(fence) ? oddQuotesOfJson(text) : [])], isCommand: false };
  }
  // Offsets stay when blanks stand for what is not copied.
  const commands = parts.map(({ kind, start, end }) =>
    kind === 'command' ? text.slice(start, end) : text.slice(start, end).replace(/[^\n]/g, ' '),
  );
  return { text, found: oddCharactersOfCommand(commands.join(''), language), isCommand: true };
}

/** What is longer is no command that people paste; only what hides is looked for in it. */
const longestBlock = 20_000;

const isPrinted: ReadonlySet<string> = new Set(
  'text txt plain plaintext output log logs diff patch csv http markdown md html xml tree'.split(' '),
);
const isJson: ReadonlySet<string> = new Set(['json', 'json5', 'jsonc', 'hjson']);

/** In the middle of a sentence, only what starts with a program is a command; the rest are names, which people copy too. */
function oddInline(document: Document): Reported[] {
  return (document.body?.inlineCode ?? []).flatMap(({ text, at }) => {
    // A text that is about such a character shows it alone.
    if (text.trim() === '') return [];
    const command = text.replace(/^(?:\$ |sudo )+/, '');
    const isCommand = startsProgram(command.split(/[\s\p{Zs}]/u)[0] ?? '') && /[\s\p{Zs}]/u.test(command);
    const found = isCommand ? oddCharactersOfCommand(text, 'shell') : oddCharactersOfName(text);
    if (found.length === 0) return [];
    const isWarning = !isCommand || found.every(({ isSeen }) => isSeen);
    return [
      {
        ...finding(text, found, placeInSource(document, at, found[0]!)),
        ...(isWarning && { level: 'warning' as const }),
      },
    ];
  });
}

/** Names, values and titles of the frontmatter: what hides, and letters of another script among Latin ones. */
function oddData(document: Document): Reported[] {
  if (/^[\t\n\r\x20-\x7e]*$/.test(document.source)) return [];
  return stringsIn(document.data, []).flatMap(({ path, text }) => {
    const found = oddCharactersOfName(text).filter(({ character }) => document.source.includes(character));
    if (found.length === 0) return [];
    return [
      {
        ...finding(text, found, placeInSource(document, placeOf(document, path), found[0]!)),
        level: 'warning' as const,
      },
    ];
  });
}

function stringsIn(value: unknown, path: DataPath): { path: DataPath; text: string }[] {
  if (typeof value === 'string') return /[^\x20-\x7e]/.test(value) ? [{ path, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    stringsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function oddRule({ name, query, at }: AlertRule): Reported[] {
  const inQuery = query === undefined ? [] : oddCharactersOfCommand(query, 'query');
  const inName = oddCharactersOfName(name);
  return [
    ...(inName.length > 0 ? [finding(name, inName, at, 'The alert')] : []),
    ...(inQuery.length > 0
      ? [
          {
            ...finding(query!, inQuery, at, 'The query'),
            ...(inQuery.every(({ isSeen }) => isSeen) && { level: 'warning' as const }),
          },
        ]
      : []),
  ];
}

/** Where a character of a value is in the source: the first one of its kind at or behind the start of the value. */
function placeInSource(document: Document, at: Place, { character }: OddCharacter): Place {
  const lines = document.source.split('\n');
  for (let line = at.line; line <= lines.length; line += 1) {
    const column = lines[line - 1]!.indexOf(character, line === at.line ? at.column - 1 : 0);
    if (column !== -1) return { file: document.file, line, column: column + 1 };
  }
  return at;
}

function finding(text: string, found: readonly OddCharacter[], at: Place, what = ''): Reported {
  const names = [...new Set(found.map(({ name }) => name))];
  const value = `\`${shownValue(text.trim())}\``;
  return {
    message: `${what === '' ? value : `${what} ${value}`} contains ${names.join(' and ')}.`,
    hint: hintFor(found),
    at,
  };
}

function hintFor(found: readonly OddCharacter[]): string {
  const ways = found.map(({ name, instead }) => {
    const named = name.replace(/^an? /, 'the ');
    if (name.startsWith('a letter'))
      return instead === ''
        ? `Write the Latin letter for ${named}.`
        : `Write the Latin letter \`${instead}\` for ${named}.`;
    if (instead === '') return `Delete ${named}.`;
    return instead === ' ' ? `Write a space instead of ${named}.` : `Write \`${instead}\` instead of ${named}.`;
  });
  return [...new Set(ways)].join(' ');
}
