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
import { settingsAt, type Setting } from '../model/command-places.ts';
import { parametersIn, type ParameterMatch } from '../model/parameters.ts';

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

const synonyms: Record<string, string> = {
  console: 'bash',
  shellsession: 'bash',
  zsh: 'bash',
  ps1: 'powershell',
  pwsh: 'powershell',
  terraform: 'hcl',
  psql: 'sql',
  postgresql: 'sql',
  mysql: 'sql',
  logql: 'promql',
  dockerfile: 'docker',
  conf: 'ini',
};

/**
 * Text of a code block as elements with class names (`token keyword`), and a `mdx-param` element for every `{{name}}`.
 * An unknown language comes out as plain text.
 */
export function highlight(text: string, language: string): ElementContent[] {
  const matches = parametersIn(text);
  const starts = matches.map(({ start }) => start);
  const places = settingsAt(text, language, starts);
  const parameters = matches.map((match, index) => ({ ...match, setting: places[index] }));
  const known = synonyms[language] ?? language;
  if (!refractor.registered(known)) return withParameters([{ type: 'text', value: text }], text, parameters) ?? [];
  const masked = parameters.reduce(
    (masked, { start, end }) => masked.slice(0, start) + 'x'.repeat(end - start) + masked.slice(end),
    text,
  );
  const highlighted = refractor.highlight(masked, known).children as ElementContent[];
  return (
    withParameters(highlighted, text, parameters) ?? withParameters([{ type: 'text', value: text }], text, parameters)!
  );
}

/**
 * Puts the real text back into nodes that were made from a text of the same length, with elements where parameters are.
 * Undefined when a parameter lies across two nodes.
 */
function withParameters(
  nodes: ElementContent[],
  text: string,
  parameters: (ParameterMatch & { setting: Setting | undefined })[],
): ElementContent[] | undefined {
  let offset = 0;
  let placed = 0;
  const restore = (node: ElementContent): ElementContent[] => {
    if (node.type === 'element') return [{ ...node, children: node.children.flatMap(restore) }];
    if (node.type !== 'text') return [node];
    const [start, end] = [offset, offset + node.value.length];
    offset = end;
    const pieces: ElementContent[] = [];
    let from = start;
    for (const parameter of parameters.filter((parameter) => parameter.start >= start && parameter.end <= end)) {
      pieces.push(textNode(text.slice(from, parameter.start)), parameterNode(parameter.name, parameter.setting));
      from = parameter.end;
      placed += 1;
    }
    return [...pieces, textNode(text.slice(from, end))].filter((piece) => piece.type !== 'text' || piece.value !== '');
  };
  const restored = nodes.flatMap(restore);
  return placed === parameters.length ? restored : undefined;
}

function textNode(value: string): Text {
  return { type: 'text', value };
}

/** The element that stands for `{{name}}` in the tree, with where in a command it stands: a value is quoted for that place. */
export function parameterNode(name: string, setting?: Setting): Element {
  const place = setting && { place: setting.kind, ...('word' in setting && { word: setting.word }) };
  return { type: 'element', tagName: 'mdx-param', properties: { name, ...place }, children: [] };
}
