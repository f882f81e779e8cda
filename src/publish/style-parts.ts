import { parse as parseScript } from 'acorn';
import postcss, { type AtRule, type Container, type Rule } from 'postcss';
import parseSelector, { type Node, type Selector } from 'postcss-selector-parser';
import { clientScript, clientScripts } from './client-scripts.ts';
import type { Need, StylePart } from './used-styles.ts';

/** At-rules in which there are rules as on the page itself. */
const conditional = /^(?:media|supports|layer|container)$/;

/**
 * Takes a style sheet apart into what is always kept, and rules that a page only needs where it has what they select.
 * Put together again, the parts are the sheet.
 *
 * @param created Classes, ids and elements that scripts may bring into any page later: no rule waits for them.
 */
export function styleParts(sheet: string, created: ReadonlySet<string>): StylePart[] {
  return partsOf(postcss.parse(sheet), sheet, created);
}

function partsOf(container: Container, sheet: string, created: ReadonlySet<string>): StylePart[] {
  return (container.nodes ?? []).flatMap((node): StylePart[] => {
    const text = sheet.slice(node.source!.start!.offset, node.source!.end!.offset);
    if (node.type === 'comment') return [];
    if (node.type === 'rule') return [ruleOf(node, text, created)];
    if (node.type === 'atrule' && node.nodes !== undefined && conditional.test(node.name))
      return [{ head: headOf(node, text), parts: partsOf(node, sheet, created) }];
    return [text];
  });
}

function headOf(node: AtRule, text: string): string {
  const first = node.first?.source?.start?.offset;
  return first === undefined ? text.slice(0, -1) : text.slice(0, first - node.source!.start!.offset);
}

function ruleOf(rule: Rule, text: string, created: ReadonlySet<string>): StylePart {
  // The tree of the selector has all that is written, so that what follows it is the rest.
  const selectors = parseSelector().astSync(rule.selector).nodes;
  const written = selectors.map((selector) => [String(selector).trim(), needsOf(selector, created)] as const);
  if (written.some(([, needs]) => needs.length === 0)) return text;
  return { selectors: written, body: text.slice(text.indexOf('{', rule.selector.length)) };
}

/** What has to be in a page for a selector to select anything there, now or later. */
function needsOf(selector: Selector, created: ReadonlySet<string>): Need[] {
  return selector.nodes.flatMap((node) => needOf(node, created));
}

function needOf(node: Node, created: ReadonlySet<string>): Need[] {
  if (node.type === 'class' || node.type === 'id' || node.type === 'tag') {
    const name = node.type === 'tag' ? node.value.toLowerCase() : node.value;
    return created.has(name) ? [] : [name];
  }
  // What is said not to be there, or is said of a state, is no need; attributes are set by scripts.
  if (node.type !== 'pseudo' || !/^:(?:is|where|has)$/.test(node.value)) return [];
  const choices = node.nodes.map((choice) => needsOf(choice, created));
  return choices.some((needs) => needs.length === 0) ? [] : [choices];
}

/** Names that any script of the browser may bring into a page. */
export async function namesInScripts(): Promise<Set<string>> {
  const names = new Set<string>();
  for (const name of [...clientScripts, 'before-paint', 'forget-offline'] as const)
    for (const word of namesIn(await clientScript(name))) names.add(word);
  return names;
}

/** Words of the texts in a script that may name a class, an id or an element; in a selector these are only looked for. */
export function namesIn(script: string): Set<string> {
  const names = new Set<string>();
  for (const text of textsOf(parseScript(script, { ecmaVersion: 'latest', sourceType: 'module' })))
    for (const [name] of text.matchAll(/(?<![.:#[\w-])[A-Za-z][\w-]*/g)) names.add(name);
  return names;
}

function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { type, value } = node as { type?: string; value?: unknown };
  if (type === 'Literal') return typeof value === 'string' ? [value] : [];
  if (type === 'TemplateElement') return [(value as { raw: string }).raw];
  return Object.values(node).flatMap(textsOf);
}
