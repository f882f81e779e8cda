import type { Scalar } from 'yaml';
import type { RuleText } from './rule-text.ts';

/** A text inside a value of a file, such as the rules that a ConfigMap holds. */
export interface EmbeddedText {
  text: RuleText;
  /** Whether each line is in the file as it is, so that it can be written there. */
  isVerbatim: boolean;
}

/** A line of the embedded text. Offsets of the outer text include the line end. */
interface EmbeddedLine {
  start: number;
  length: number;
  outerStart: number;
  outerEnd: number;
}

/** The text that a value holds, which knows where in the file each of its characters is. */
export function embeddedText(outer: RuleText, node: Scalar): EmbeddedText {
  const yaml = String(node.value);
  const lines = node.type === 'BLOCK_LITERAL' ? linesOfLiteral(outer.yaml, node) : undefined;
  if (lines) return { text: withPlaces(outer, yaml, startInLines(lines), endInLines(lines)), isVerbatim: true };
  const offsets = node.type === 'QUOTE_DOUBLE' ? offsetsInQuotes(outer.yaml, node) : undefined;
  const start = (offset: number): number => offsets?.[Math.min(offset, yaml.length)] ?? node.range![0];
  return { text: withPlaces(outer, yaml, start, start), isVerbatim: false };
}

function withPlaces(
  outer: RuleText,
  yaml: string,
  outerStart: (offset: number) => number,
  outerEnd: (offset: number) => number,
): RuleText {
  return {
    ...outer,
    yaml,
    sourceStart: (offset) => outer.sourceStart(outerStart(offset)),
    sourceEnd: (offset) => outer.sourceEnd(outerEnd(offset)),
  };
}

/** Lines of a block that is read as it is written, but for its indentation; undefined where they cannot be told. */
function linesOfLiteral(yaml: string, node: Scalar): EmbeddedLine[] | undefined {
  const [header, end] = node.range!;
  const value = String(node.value);
  const body = yaml.indexOf('\n', header) + 1;
  if (body === 0 || body > end) return undefined;
  const indent = indentOfBlock(yaml.slice(body, end), value);
  const lines: EmbeddedLine[] = [];
  let start = 0;
  for (let outer = body; outer < end && start < value.length;) {
    const newline = yaml.indexOf('\n', outer);
    const outerEnd = newline === -1 || newline >= end ? end : newline + 1;
    const written = yaml.slice(outer, outerEnd).replace(/\r?\n$/, '');
    const skipped = Math.min(indent, written.length - written.trimStart().length);
    const text = written.slice(skipped);
    if (value.slice(start, start + text.length) !== text) return undefined;
    lines.push({ start, length: text.length, outerStart: outer + skipped, outerEnd });
    start += text.length + 1;
    outer = outerEnd;
  }
  return start >= value.length && lines.length > 0 ? lines : undefined;
}

/** Spaces before the lines of a block that are no part of its value: the first line with a text tells. */
function indentOfBlock(body: string, value: string): number {
  const width = (text: string): number => / *(?=\S)/.exec(text)?.[0].length ?? 0;
  return width(body) - width(value);
}

function lineAt(lines: readonly EmbeddedLine[], offset: number): EmbeddedLine {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low]!;
}

function startInLines(lines: readonly EmbeddedLine[]): (offset: number) => number {
  return (offset) => {
    const line = lineAt(lines, offset);
    return offset > line.start + line.length ? line.outerEnd : line.outerStart + offset - line.start;
  };
}

function endInLines(lines: readonly EmbeddedLine[]): (offset: number) => number {
  return (offset) => {
    if (offset === 0) return lines[0]!.outerStart;
    const line = lineAt(lines, offset - 1);
    return offset > line.start + line.length ? line.outerEnd : line.outerStart + offset - line.start;
  };
}

/** Where each character of a text in double quotes is; undefined where the quotes fold lines. */
function offsetsInQuotes(yaml: string, node: Scalar): number[] | undefined {
  const [start, end] = node.range!;
  const offsets: number[] = [];
  for (let at = start + 1; at < end - 1;) {
    if (yaml[at] === '\n') return undefined;
    const escape = /\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[^\n])/iy;
    escape.lastIndex = at;
    const length = escape.exec(yaml)?.[0].length ?? 1;
    offsets.push(at);
    if (length === 10 && Number.parseInt(yaml.slice(at + 2, at + 10), 16) > 0xffff) offsets.push(at);
    at += length;
  }
  offsets.push(end - 1);
  return offsets.length === String(node.value).length + 1 ? offsets : undefined;
}
