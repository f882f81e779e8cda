import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document as YamlDocument,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Finding } from '../model/finding.ts';
import { pathKey, type DataPath, type PlacesByPath } from '../model/place.ts';

export interface YamlText {
  /** Undefined when the text is not YAML. */
  data: unknown;
  /** Places of all values. */
  places: PlacesByPath;
  /** Place of a key of a map. */
  placeOfKey: (path: DataPath) => [line: number, column: number] | undefined;
  /** Text of a value as written, without quotes: `1.0`, where the value is the number 1. */
  writtenAt: (path: DataPath) => string | undefined;
  findings: Finding[];
}

/** Parses YAML 1.2 and remembers where everything stands. Never throws; errors are findings at their place. */
export function readYaml(text: string, file: string): YamlText {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, strict: true, uniqueKeys: true });
  const at = (offset: number): [number, number] => {
    const { line, col } = lineCounter.linePos(offset);
    return [Math.max(1, line), Math.max(1, col)];
  };
  const finding = (offset: number, message: string, hint: string): Finding => {
    const [line, column] = at(offset);
    return { id: 'content/yaml', level: 'error', message, hint, at: { file, line, column } };
  };
  const findings = withoutRepeats(document.errors.map((error) => finding(error.pos[0], ...plainWords(error, text))));
  visit(document, {
    Alias: (_key, alias) => {
      if (!alias.resolve(document))
        findings.push(
          finding(
            alias.range?.[0] ?? 0,
            `\`*${alias.source}\` repeats a value that is not marked by \`&${alias.source}\` before it.`,
            'Mark the value, or put a text that starts with `*` into quotes.',
          ),
        );
    },
  });
  const read = findings.length > 0 ? { data: undefined } : toData(document);
  if ('problem' in read)
    findings.push(finding(0, read.problem, 'Write the values out instead of repeating them by `*name`.'));
  return {
    data: 'data' in read ? read.data : undefined,
    places: placesOf(document.contents, at),
    placeOfKey: (path) => {
      const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
      if (!isMap(parent)) return undefined;
      const key = parent.items.find(
        (pair) => isScalar(pair.key) && String(pair.key.value) === String(path.at(-1)),
      )?.key;
      return isNode(key) && key.range ? at(key.range[0]) : undefined;
    },
    writtenAt: (path) => {
      const node = path.length === 0 ? document.contents : document.getIn(path, true);
      return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
    },
    findings,
  };
}

function toData(document: YamlDocument): { data: unknown } | { problem: string } {
  try {
    return { data: document.toJS({ maxAliasCount: 100 }) as unknown };
  } catch (error) {
    return { problem: `The aliases in this text cannot be followed: ${(error as Error).message}.` };
  }
}

function placesOf(contents: unknown, at: (offset: number) => [number, number]): PlacesByPath {
  const places = new Map<string, [line: number, column: number]>();
  const walk = (node: unknown, path: DataPath): void => {
    if (!isNode(node)) return;
    const start = (node as Node).range?.[0];
    if (start !== undefined && start !== null) places.set(pathKey(path), at(start));
    if (isMap(node))
      for (const pair of node.items)
        if (isPair(pair) && isScalar(pair.key)) walk(pair.value, [...path, String(pair.key.value)]);
    if (isSeq(node)) node.items.forEach((item, index) => walk(item, [...path, index]));
  };
  walk(contents, []);
  return Object.fromEntries(places);
}

/** The parser may stumble twice over one mistake. */
function withoutRepeats(findings: Finding[]): Finding[] {
  return findings.filter(
    ({ at, message }, index) =>
      findings.findIndex((other) => other.at.line === at.line && other.message === message) === index,
  );
}

/** The parser's errors in words for those who do not know the parser. */
export function plainWords(
  error: Pick<YAMLError, 'code' | 'message' | 'pos'>,
  text: string,
): [message: string, hint: string] {
  const line = text.slice(text.lastIndexOf('\n', error.pos[0] - 1) + 1).split('\n')[0] ?? '';
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return [`\`${line.trim().split(':')[0]}\` stands twice in the same block.`, 'Delete one of the two.'];
    case 'TAB_AS_INDENT':
      return ['A tab indents this line; YAML wants spaces.', 'Replace the tab by two spaces.'];
    case 'MULTIPLE_DOCS':
      return [
        'A second document starts here; a content file holds one.',
        'Delete this line of `---`, or move what follows into a file of its own.',
      ];
    case 'MISSING_CHAR':
      return /quote/.test(error.message)
        ? ['A quote is opened before and never closed.', 'Close it, or leave both out.']
        : [`A character is missing: ${lowerFirst(error.message)}.`, 'Close the bracket.'];
    case 'BAD_INDENT':
      return [
        `The indentation does not fit its neighbours: ${lowerFirst(error.message)}.`,
        'Indent the line as those beside it.',
      ];
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return [
        `\`${line.trim()}\` has a second \`: \` in it, or the line before it is not finished.`,
        'Put the value into quotes.',
      ];
    default:
      return [`This is not YAML: ${lowerFirst(error.message)}.`, 'Put a value with special characters into quotes.'];
  }
}

function lowerFirst(text: string): string {
  return (text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/, '');
}
