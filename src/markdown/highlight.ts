import type { Element, ElementContent, Text } from 'hast';
import bash from 'refractor/bash';
import diff from 'refractor/diff';
import docker from 'refractor/docker';
import go from 'refractor/go';
import groovy from 'refractor/groovy';
import hcl from 'refractor/hcl';
import http from 'refractor/http';
import ini from 'refractor/ini';
import java from 'refractor/java';
import javascript from 'refractor/javascript';
import json from 'refractor/json';
import lua from 'refractor/lua';
import markdown from 'refractor/markdown';
import markup from 'refractor/markup';
import nginx from 'refractor/nginx';
import powershell from 'refractor/powershell';
import promql from 'refractor/promql';
import properties from 'refractor/properties';
import python from 'refractor/python';
import ruby from 'refractor/ruby';
import rust from 'refractor/rust';
import sql from 'refractor/sql';
import toml from 'refractor/toml';
import typescript from 'refractor/typescript';
import yaml from 'refractor/yaml';
import { refractor } from 'refractor/core';
import { toString } from 'hast-util-to-string';
import { doubtInWords, type Place } from '../model/commands/place.ts';
import type { CommandReading } from '../model/commands/read-command.ts';

for (const syntax of [
  bash,
  diff,
  docker,
  go,
  groovy,
  hcl,
  http,
  ini,
  java,
  javascript,
  json,
  lua,
  markdown,
  markup,
  nginx,
  powershell,
  promql,
  properties,
  python,
  ruby,
  rust,
  sql,
  toml,
  typescript,
  yaml,
])
  refractor.register(syntax);

const synonyms: ReadonlyMap<string, string> = new Map([
  ['console', 'bash'],
  ['shellsession', 'bash'],
  ['zsh', 'bash'],
  ['ps1', 'powershell'],
  ['pwsh', 'powershell'],
  ['terraform', 'hcl'],
  ['psql', 'sql'],
  ['postgresql', 'sql'],
  ['mysql', 'sql'],
  ['logql', 'promql'],
  ['dockerfile', 'docker'],
  ['conf', 'ini'],
]);

/** Longer blocks, and blocks with longer lines, come out as plain text, in UTF-16 units: patterns of colours take the square of it. */
const longestBlock = 20_000;
const longestLine = 1_000;

/**
 * Text of a block as elements with class names (`token keyword`), a `mdx-param` element for every `{{name}}`, and elements of the
 * classes `prompt` and `output` around what is not copied. An unknown language comes out as plain text, and so does what is too
 * long.
 */
export function highlight({ text, masked, parts, placeholders }: CommandReading, language: string): ElementContent[] {
  const commands = parts
    .filter(({ kind }) => kind === 'command')
    .map(({ start, end }) => masked.slice(start, end))
    .join('');
  const known = synonyms.get(language) ?? language;
  const tokens: ElementContent[] =
    refractor.registered(known) && !isTooLong(commands)
      ? (refractor.highlight(commands, known).children as ElementContent[])
      : [textNode(commands)];
  const rest = tokens.toReversed();
  let next = 0;
  return parts.flatMap(({ kind, start, end }) => {
    const take = (length: number, from: number): ElementContent[] =>
      kind === 'command' ? takeText(rest, length) : [textNode(text.slice(from, from + length))];
    const pieces: ElementContent[] = [];
    let from = start;
    for (; next < placeholders.length && placeholders[next]!.start < end; next++) {
      const placeholder = placeholders[next]!;
      pieces.push(...take(placeholder.start - from, from));
      take(placeholder.end - placeholder.start, from);
      pieces.push(parameterNode(placeholder.name, placeholder.place));
      from = placeholder.end;
    }
    pieces.push(...take(end - from, from));
    const children = pieces.filter((piece) => piece.type !== 'text' || piece.value !== '');
    if (kind === 'command') return children;
    return [{ type: 'element', tagName: 'span', properties: { className: [kind] }, children }];
  });
}

function isTooLong(text: string): boolean {
  return text.length > longestBlock || text.split('\n').some((line) => line.length > longestLine);
}

/**
 * Takes the first characters off nodes; an element that they end in is split in two.
 *
 * @param rest The nodes, the last one first. What is taken is gone from it.
 */
function takeText(rest: ElementContent[], length: number): ElementContent[] {
  const taken: ElementContent[] = [];
  for (let missing = length; missing > 0 && rest.length > 0;) {
    const node = rest.pop()!;
    const size = toString(node).length;
    if (size > missing && node.type === 'text') rest.push(textNode(node.value.slice(missing)));
    if (size > missing && node.type === 'element') {
      const inside = node.children.toReversed();
      taken.push({ ...node, children: takeText(inside, missing) });
      rest.push({ ...node, children: inside.toReversed() });
    } else {
      taken.push(node.type === 'text' ? textNode(node.value.slice(0, missing)) : node);
    }
    missing -= Math.min(size, missing);
  }
  return taken;
}

function textNode(value: string): Text {
  return { type: 'text', value };
}

/** The element that is put in the place of `{{name}}`, with how a value is filled in there: in a command, quoted for its place. */
export function parameterNode(name: string, place?: Place): Element {
  const properties = place && {
    place: place.kind,
    ...('word' in place && { word: place.word }),
    ...('refuses' in place && place.refuses.length > 0 && { refuses: place.refuses.join(' ') }),
    ...('why' in place && { why: doubtInWords(place.why) }),
  };
  return { type: 'element', tagName: 'mdx-param', properties: { name, ...properties }, children: [] };
}
