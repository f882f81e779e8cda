import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { HclAttribute, HclBlock, HclBody, HclValue } from '../hcl.ts';
import type { Entries } from '../yaml-nodes.ts';
import { isNull, startOf } from './node-values.ts';
import type { RuleFile } from './rule-file.ts';

/** Whether a document is Terraform as JSON: resources by their types, and nothing that Terraform does not have. */
export function isTerraformJson(file: RuleFile, fields: Entries): boolean {
  const tops = new Set(['//', 'check', 'data', 'import', 'locals', 'module', 'moved', 'output', 'provider', 'removed']);
  for (const name of ['resource', 'terraform', 'variable']) tops.add(name);
  const types = mapsIn(file, fields.get('resource')?.value).flatMap((map) => [...map]);
  return (
    types.length > 0 &&
    [...fields.keys()].every((key) => tops.has(key)) &&
    types.every(([type, { value }]) => type === '//' || (/^[a-z]\w*_\w+$/.test(type) && mapsIn(file, value).length > 0))
  );
}

/**
 * The structure of Terraform that is written as JSON. It does not tell a block from a map, so that an object is both.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function bodyOfTerraformJson(file: RuleFile, fields: Entries): HclBody {
  const resources = mapsIn(file, fields.get('resource')?.value).flatMap((types) =>
    [...types].flatMap(([type, ofType]) =>
      mapsIn(file, ofType.value).flatMap((names) =>
        [...names].flatMap(([name, { key, value }]) =>
          mapsIn(file, value).map((body): HclBlock => {
            return { type: 'resource', labels: [type, name], at: startOf(key), body: bodyOf(file, body) };
          }),
        ),
      ),
    ),
  );
  return { attributes: new Map(), blocks: resources };
}

/** An object, or all of a list of them: JSON may write one block, or the blocks of one type, either way. */
function mapsIn(file: RuleFile, value: unknown): Entries[] {
  const one = file.peekFields(value);
  return one ? [one] : file.peekItems(value).flatMap((item) => file.peekFields(item) ?? []);
}

function bodyOf(file: RuleFile, fields: Entries): HclBody {
  const body: HclBody = { attributes: new Map(), blocks: [] };
  for (const [name, { key, value }] of fields) {
    const at = startOf(key);
    const read = valueOf(file, value);
    if (name === '//' || !read) continue;
    body.attributes.set(name, { name, at, value: read });
    const made = name === 'dynamic' ? mapsIn(file, value).flatMap((labels) => [...labels]) : undefined;
    for (const [label, { value: inner }] of made ?? [])
      for (const map of mapsIn(file, inner))
        body.blocks.push({ type: name, labels: [label], at, body: bodyOf(file, map) });
    if (!made)
      for (const map of mapsIn(file, value)) body.blocks.push({ type: name, labels: [], at, body: bodyOf(file, map) });
  }
  return body;
}

function valueOf(file: RuleFile, value: Node | null): HclValue | undefined {
  const node = file.nodes.follow(value);
  if (isScalar(node)) return isNull(node) ? undefined : textOf(String(node.value), startOf(node));
  if (!node) return undefined;
  const at = startOf(node);
  if (isSeq(node))
    return { kind: 'list', at, items: file.peekItems(node).flatMap((item) => valueOf(file, item) ?? []) };
  if (!isMap(node)) return undefined;
  const entries = [...file.nodes.entriesOf(node)].flatMap(([name, { key, value: inner }]): HclAttribute[] => {
    const read = valueOf(file, inner);
    return read && name !== '//' ? [{ name, at: startOf(key), value: read }] : [];
  });
  return { kind: 'map', at, entries };
}

/** A text of JSON is a template as texts in quotes are; one that is nothing but `${…}` is an expression. */
function textOf(written: string, at: number): HclValue {
  const [, source] = /^\$\{((?:[^{}]|\{[^{}]*\})*)\}$/.exec(written) ?? [];
  if (source !== undefined) return { kind: 'expression', at, source, call: undefined };
  const isWhole = !/(?<!\$)\$\{|(?<!%)%\{/.test(written);
  return { kind: 'text', at, text: written.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{'), isWhole };
}
