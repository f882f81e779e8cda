import type { Code, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { riskiestCommand } from '../../model/commands/commands-in-code.ts';
import { oddCharactersOfCommand, withPlainCharacters } from '../../model/commands/odd-characters.ts';
import { fenceLanguage, languageOfFence } from '../../model/commands/prompts.ts';
import { readCommand } from '../../model/commands/read-command.ts';
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
    notes.push(...plainCharacters(node), ...markRisk(node));
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
  if (!node.meta || readFence(node).problems.length === 0) return undefined;
  const value = `/* ${node.meta.replaceAll('*/', '* /')} */`;
  node.meta = null;
  return { type: 'mdxFlowExpression', value, ...(node.position && { position: node.position }) };
}

/** Takes out of commands what nobody sees, and what no shell reads as the blank that it looks like. */
function plainCharacters(node: Code): Note[] {
  const { text, grammar } = readCommand(node.value, node.lang ?? '');
  const language = grammar ?? languageOfFence(fenceLanguage(node.lang ?? ''));
  if (language === undefined) return [];
  const found = oddCharactersOfCommand(text, language).filter(
    ({ instead, isSeen }) => !isSeen && instead.trim() === '',
  );
  if (found.length === 0) return [];
  node.value = withPlainCharacters(text, found);
  const names = [...new Set(found.map(({ name }) => name))].join(' and ');
  const [first = ''] = node.value.split('\n').filter((line) => line.trim() !== '');
  return [
    {
      id: 'import/encoding',
      level: 'note',
      message: `A command held ${names}, which nobody sees, and is written without here.`,
      hint: 'Read it once.',
      ...(first !== '' && { find: first }),
    },
  ];
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
/** `$NAMESPACE` and `${NAMESPACE}`, and behind them what else a shell may do with a variable. */
const shellName = /\$(?:\{([A-Z][A-Z0-9_]{2,})\}|([A-Z][A-Z0-9_]{2,})(?![A-Za-z0-9_]))/g;
/** A variable in a form that a value cannot replace: `${NAMESPACE:-shop}`, `${#NAMESPACE}`, `$env:NAMESPACE`. */
const otherUse =
  /\$\{[#!]?([A-Z][A-Z0-9_]{2,})[^A-Z0-9_}]|\$\{[#!]([A-Z][A-Z0-9_]{2,})\}|\$(?:env|ENV):([A-Z][A-Z0-9_]{2,})/g;
/** Names that shells, CI and clouds set themselves. */
const wellKnown =
  /^(?:HOME|PATH|USER|USERNAME|LOGNAME|PWD|SHELL|HOSTNAME|RANDOM|SECONDS|LINENO|UID|EUID|PPID|OLDPWD|IFS|TMPDIR|TEMP|LANG|TERM|EDITOR|VISUAL|PAGER|DISPLAY|OPTARG|OPTIND|GOPATH|GOROOT|GOBIN|JAVA_HOME|KUBECONFIG|REPLY|PIPESTATUS|FUNCNAME|SUDO_USER|XDG_\w+|SSH_\w+|BASH\w*|LC_\w+)$/;
/** What programs print where there is nothing. It is output, or is looked for, and is never filled in. */
const printedWords =
  /^<(?:none|nil|null|unknown|pending|invalid|unset|no value|not set|empty|default|eof|omitted|redacted|hidden|undefined|html|head|body|p|br|hr|div|span|pre|b|i|em|a|ul|ol|li|table|tr|td|th)>$/i;

/** How a page gives a variable its value: by shells, by PowerShell, by files that shells read. */
const assignments: readonly RegExp[] = [
  /(?:^|[\s;&|(`"'])(?:export\s+|local\s+|readonly\s+|declare\s+(?:-\w+\s+)*|typeset\s+(?:-\w+\s+)*|env\s+|ENV\s+|ARG\s+)?([A-Z][A-Z0-9_]*)\+?=/gm,
  /(?:^|[\s;&|])(?:export|unset|ENV|ARG)\s+([A-Z][A-Z0-9_]*)/gm,
  /\b(?:read|mapfile|readarray|getopts\s+\S+)\s+(?:-\w+\s+(?:"[^"]*"\s+|'[^']*'\s+)?)*([A-Z][A-Z0-9_]*(?:\s+[A-Z][A-Z0-9_]*)*)/g,
  /\bprintf\s+-v\s+([A-Z][A-Z0-9_]*)/g,
  /\b(?:for|select|foreach)\s+([A-Z][A-Z0-9_]*)\s+in\b|\bforeach\s+([A-Z][A-Z0-9_]*)\b/g,
  /\b(?:set\s+(?:-\w+\s+|--\w+\s+)*|setx?\s+|setenv\s+)([A-Z][A-Z0-9_]*)\b/g,
  /\$(?:env:)?([A-Z][A-Z0-9_]*)\s*=(?!=)/gi,
  /\$\{([A-Z][A-Z0-9_]*):?=/g,
  /^\s*(?:-\s+)?(?:name:\s+)?["']?([A-Z][A-Z0-9_]*)["']?:\s/gm,
  /^\s*-\s+name:\s+["']?([A-Z][A-Z0-9_]*)["']?\s*$/gm,
];

/** Variables that a page sets itself, in any of its commands and in code between its words, and those it cannot but keep. */
function ownVariables(root: Root): Set<string> {
  const own = new Set<string>();
  visit(root, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode') return;
    for (const pattern of [...assignments, otherUse])
      for (const [, ...groups] of node.value.matchAll(pattern))
        for (const name of groups.flatMap((group) => group?.split(/\s+/) ?? [])) own.add(name.toUpperCase());
  });
  return own;
}

/** Whether the page has its variables from a file or from what a command prints: nobody can say which. */
function readsVariables(root: Root): boolean {
  let reads = false;
  visit(root, 'code', ({ value, lang }) => {
    if (isShell(lang) && /^\s*(?:\$\s+)?(?:source|\.|eval|set\s+-a\s*;?\s*(?:source|\.))\s+\S/m.test(value))
      reads = true;
  });
  return reads;
}

/** Where a placeholder stands in a command. */
interface Found {
  index: number;
  written: string;
  name: string;
}

/** Placeholders of one block of code: what is between single quotes, or in a document that is kept as it is, is no variable. */
function placeholdersIn({ value, lang }: Code, skipped: (name: string) => boolean): Found[] {
  const found: Found[] = [];
  for (const { 0: written, 1: name, index } of value.matchAll(templateLabel))
    found.push({ index, written, name: name! });
  if (!isMarkup(lang))
    for (const { 0: written, 1: name, index } of value.matchAll(angled)) {
      const isElement = value.includes(`</${name}>`) || printedWords.test(written);
      // `<<EOF>` and `<file>out` are redirections.
      if (!isElement && value[index - 1] !== '<') found.push({ index, written, name: name! });
    }
  if (isShell(lang)) {
    const kept = keptAsIs(value);
    for (const { 0: written, 1: braced, 2: bare, index } of value.matchAll(shellName)) {
      const name = (braced ?? bare)!;
      const isKept = value[index - 1] === '\\' || kept.some(([start, end]) => index >= start && index < end);
      if (!isKept && !wellKnown.test(name) && !skipped(name)) found.push({ index, written, name });
    }
  }
  return found;
}

/** Parts of a script that its shell does not read: between single quotes outside of double ones, and below `<<'EOF'`. */
function keptAsIs(script: string): [start: number, end: number][] {
  const kept: [number, number][] = [];
  const pattern = /"(?:\\[\s\S]|[^"\\])*"|'[^'\n]*(?:\n[^'\n]*){0,40}'|<<-?\s*(?:'(\w+)'|"(\w+)"|\\(\w+))[^\n]*\n/g;
  for (let match = pattern.exec(script); match; match = pattern.exec(script)) {
    const end = match[1] ?? match[2] ?? match[3];
    if (match[0].startsWith("'")) kept.push([match.index, pattern.lastIndex]);
    if (end === undefined) continue;
    const close = new RegExp(`^\\s*${end}\\s*$`, 'm').exec(script.slice(pattern.lastIndex));
    const stop = close ? pattern.lastIndex + close.index : script.length;
    kept.push([pattern.lastIndex, stop]);
    pattern.lastIndex = stop;
  }
  return kept;
}

/** What is in the commands of a page where a value belongs, each once, in order. A variable that the page sets is none. */
export function parametersOfCode(root: Root): FoundParameter[] {
  const found = new Map<string, FoundParameter>();
  const skipped = skippedIn(root);
  visit(root, 'code', (node) => {
    for (const { written, name } of placeholdersIn(node, skipped))
      if (!found.has(written)) found.set(written, { written, name: parameterName(name) });
  });
  return [...found.values()];
}

function skippedIn(root: Root): (name: string) => boolean {
  const own = ownVariables(root);
  const reads = readsVariables(root);
  return (name) => reads || own.has(name);
}

function isShell(lang: string | null | undefined): boolean {
  return /^(?:|sh|bash|shell|zsh|ksh|ash|dash|console|terminal|shell-?session|shellsession|text|plaintext|txt)$/i.test(
    lang ?? '',
  );
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
  const skipped = skippedIn(root);
  visit(root, 'code', (node) => {
    for (const { index, written } of placeholdersIn(node, skipped).toSorted((a, b) => b.index - a.index))
      if (nameByText.has(written))
        node.value = `${node.value.slice(0, index)}{{${nameByText.get(written)}}}${node.value.slice(index + written.length)}`;
  });
}
