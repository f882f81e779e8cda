import { isAlias, isScalar, type Alias, type Scalar } from 'yaml';
import { escapeAt, Refused, writeInside, writeLink, type LinkStyle } from './link-text.ts';
import { shortened } from './node-values.ts';
import type { RuleFile } from './rule-file.ts';
import { isPrintable, type Quotes } from './scalar-text.ts';
import type { Splice } from './splice.ts';

/**
 * Replaces the text of a value, in the quotes that it has. An alias gives way to the text itself.
 *
 * @throws Refused when the value belongs to other rules too, or when a template makes a part of it that would get lost.
 */
export function replaceScalar(
  file: RuleFile,
  node: Scalar | Alias,
  link: string,
  { inFlow }: { inFlow: boolean },
): Splice {
  const [start, end] = sourceRange(file, node);
  if (isAlias(node)) return { start, end, text: writeLink(link, { ...styleAt(file, start), inFlow }) };
  refuseIfRepeated(file, node);
  refuseLostTemplates(file, node, link);
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return replaceBlock(file, [start, end], link);
  return { start, end, text: writeLink(link, { ...styleAt(file, start), quotes: quotesOf(node), inFlow }) };
}

/** Replaces a link inside a text. The rest of the text stays as it is written. */
export function replaceInside(file: RuleFile, node: Scalar, found: string, link: string): Splice {
  refuseIfRepeated(file, node);
  const [start, end] = sourceRange(file, node);
  const written = file.text.source.slice(start, end);
  const at = written.indexOf(found);
  if (at === -1 || written.includes(found, at + found.length))
    throw new Refused(`\`${shortened(found)}\` is not written in one piece in the description`);
  if (node.type === 'PLAIN' && /:(?:\s|$)|\s#/.test(link))
    throw new Refused('the description would need quotes with this link in it');
  const text = writeInside(link, { ...styleAt(file, start + at), quotes: quotesOf(node) });
  return { start: start + at, end: start + at + found.length, text };
}

/** Writes a value where a key has none: `annotations:` and the end of the line. */
export function fillEmpty(file: RuleFile, key: Scalar, value: string): Splice {
  const offset = behindColon(file, key);
  return { start: offset, end: offset, text: ` ${value}` };
}

/** Offset in the file behind the colon of a key. */
export function behindColon(file: RuleFile, key: Scalar): number {
  const colon = /\s*:/y;
  colon.lastIndex = key.range![1];
  if (!colon.test(file.text.yaml)) throw new Refused('something is between the key and its colon');
  return file.text.sourceEnd(colon.lastIndex);
}

export function quotesOf(node: Scalar): Quotes {
  return node.type === 'QUOTE_DOUBLE' ? 'double' : node.type === 'QUOTE_SINGLE' ? 'single' : 'none';
}

/** Style of a value without quotes at an offset of the file. */
export function styleAt(file: RuleFile, offset: number): LinkStyle {
  return { quotes: 'none', escape: escapeAt(file.text, offset) };
}

function sourceRange(file: RuleFile, node: Scalar | Alias): [start: number, end: number] {
  const [start, end] = node.range!;
  return [file.text.sourceStart(start), file.text.sourceEnd(end)];
}

function refuseIfRepeated(file: RuleFile, node: Scalar): void {
  if (isScalar(node) && file.nodes.isRepeated(node))
    throw new Refused(`other places repeat this text by \`*${node.anchor ?? ''}\``);
}

/** A link made of `.Values.runbookUrl` stays so: only a link with the same template may take its place. */
function refuseLostTemplates(file: RuleFile, node: Scalar, link: string): void {
  const [start, end] = sourceRange(file, node);
  const made = file.text.actionsIn(start, end).filter(({ kind }) => kind === 'value' || kind === 'lines');
  const written = made.map((action) => file.text.source.slice(action.start, action.end));
  if (node.tag === '!Sub') written.push(...(String(node.value).match(/\$\{[^{}]*\}/g) ?? []));
  const lost = written.find((template) => !link.includes(template));
  if (lost !== undefined)
    throw new Refused(`the template \`${shortened(lost)}\` makes a part of the link that is there`);
}

/** Puts one line of text in place of those of a block: `>-` and its indentation stay. */
function replaceBlock(file: RuleFile, [start, end]: [number, number], link: string): Splice {
  const { source, branchBetween } = file.text;
  if (branchBetween(start, end)) throw new Refused('a template chooses between lines of the link');
  const written = source.slice(start, end).trimEnd();
  const lines = written.split('\n');
  const first = lines.findIndex((line, index) => index > 0 && line.trim() !== '');
  const style = styleAt(file, start);
  if (first === -1 || !isPrintable(link) || /^\s/.test(link))
    return { start, end: start + written.length, text: writeLink(link, { ...style, quotes: 'double' }) };
  const header = lines[0]!.replace(/^([|>])[-+]?(\d?)[-+]?/, '$1$2-');
  const indent = / */.exec(lines[first]!)![0];
  return {
    start,
    end: start + written.length,
    text: `${header}\n${indent}${writeInside(link, style)}`,
  };
}
