import type { Code, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { riskiestCommand } from '../../model/commands/commands-in-code.ts';
import { readFence } from '../../markdown/fence.ts';
import { parametersIn } from '../../model/commands/parameters.ts';
import type { Note } from '../write/new-file.ts';

/** A parameter of a page: what a command has where a value belongs. */
export interface FoundParameter {
  /** `namespace` */
  name: string;
  /** As the source has it: `$NAMESPACE`, `<my-namespace>`, `{{ $labels.namespace }}`, `{{namespace}}`. */
  written: string;
}

/**
 * Leaves the text of every code block as it is. What is behind the language and means nothing here goes into a
 * comment, and a block with a command that destroys something is marked, because no page may show one unmarked.
 */
export function normalizeCode(root: Root): Note[] {
  const notes: Note[] = [];
  visit(root, 'code', (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    const comment = takeMeta(node);
    notes.push(...markRisk(node));
    if (!comment) return undefined;
    parent.children.splice(index, 0, comment);
    return index + 2;
  });
  return notes;
}

function takeMeta(node: Code): RootContent | undefined {
  if (node.lang && /[{}\s]/.test(node.lang)) {
    node.meta = `${node.lang} ${node.meta ?? ''}`.trim();
    node.lang = /^\{?\.?([\w+#-]+)/.exec(node.lang)?.[1] ?? null;
  }
  if (!node.meta || readFence(node.meta).problems.length === 0) return undefined;
  const value = `/* ${node.meta.replaceAll('*/', '* /')} */`;
  node.meta = null;
  return { type: 'mdxFlowExpression', value, ...(node.position && { position: node.position }) };
}

function markRisk(node: Code): Note[] {
  const command = riskiestCommand({ language: node.lang ?? 'text', text: node.value });
  if (command?.risk !== 'destructive') return [];
  node.lang ??= 'text';
  node.meta = [node.meta, 'risk=destructive'].filter(Boolean).join(' ');
  return [
    {
      id: 'import/risk',
      level: 'warning',
      message: `\`${command.text}\` ${command.does}, so its block is marked \`risk=destructive\`.`,
      hint: 'Say what it destroys and how to undo it: `destroys="…" undo="…"`.',
      find: `\`\`\`${node.lang} ${node.meta}`,
    },
  ];
}

const templateLabel = /\{\{\s*\$labels\.([A-Za-z_]\w*)\s*\}\}/g;
const angled = /<([a-z][a-z0-9]*(?:[-_ ][a-z0-9]+){0,4})>/gi;
const shellName = /\$\{?([A-Z][A-Z0-9_]{2,})\}?/g;
/** Names that shells, CI and clouds set themselves. */
const wellKnown =
  /^(?:HOME|PATH|USER|PWD|SHELL|HOSTNAME|RANDOM|SECONDS|LINENO|UID|EUID|PPID|OLDPWD|IFS|TMPDIR|LANG|TERM|EDITOR|GOPATH|JAVA_HOME|KUBECONFIG|REPLY|BASH\w*|LC_\w+)$/;

/** What is in the commands of a page where a value belongs, each once, in order. */
export function parametersOfCode(root: Root): FoundParameter[] {
  const found = new Map<string, FoundParameter>();
  const add = (written: string, name: string): void => {
    if (!found.has(written)) found.set(written, { written, name: parameterName(name) });
  };
  visit(root, 'code', ({ value, lang }) => {
    if (isMarkup(lang)) return;
    for (const [written, name] of value.matchAll(templateLabel)) add(written, name!);
    for (const [written, name] of value.matchAll(angled)) add(written, name!);
    const assigned = new Set(
      [...value.matchAll(/^[^\S\n]*(?:export\s+|read\s+(?:-\w+\s+)*)?([A-Z][A-Z0-9_]*)(?==|\s*$)/gm)].map(
        (match) => match[1]!,
      ),
    );
    for (const [, name] of value.matchAll(/\bfor ([A-Z][A-Z0-9_]*) in\b/g)) assigned.add(name!);
    for (const [written, name] of value.matchAll(shellName))
      if (!wellKnown.test(name!) && !assigned.has(name!)) add(written, name!);
  });
  return [...found.values()];
}

/** In these, angle brackets are no placeholders. */
function isMarkup(lang: string | null | undefined): boolean {
  return /^(?:html|xml|svg|jsx|tsx|vue|java|kotlin|cpp|c\+\+|rust|typescript|ts|go)$/i.test(lang ?? '');
}

function parameterName(name: string): string {
  const plain = name.replace(/^(?:my|your|the)[-_ ]/i, '');
  return plain
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^(?=\d)/, '_')
    .toLowerCase();
}

/** Names that the site takes for parameters as they are: `{{namespace}}` in a command, a link or a text of code. */
export function parametersInPlace(root: Root): string[] {
  const names = new Set<string>();
  const add = (text: string): void => parametersIn(text).forEach(({ name }) => names.add(name));
  visit(root, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') add(node.value);
    if (node.type === 'link' || node.type === 'image') add(node.url);
  });
  return [...names];
}

/** Writes placeholders in commands as parameters of the site. */
export function writeParameters(root: Root, parameters: readonly FoundParameter[]): void {
  const nameByText = new Map(parameters.map(({ written, name }) => [written, name]));
  const written = (text: string): string => (nameByText.has(text) ? `{{${nameByText.get(text)}}}` : text);
  visit(root, 'code', (node) => {
    for (const placeholder of [templateLabel, angled, shellName]) node.value = node.value.replace(placeholder, written);
  });
}
