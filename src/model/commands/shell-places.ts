import { forEachChild, type Command, type HereDoc, type Script, type SyntaxNode, type Word } from 'unbash';
import type { Doubt, Exact, Refused } from './place.ts';
import { readsCode, readsSql, startsOthers, takesCode, takesLanguage } from './second-readers.ts';
import { doubtOfScript, readShell } from './shell-script.ts';
import type { Span } from './span.ts';
import { namesTable } from './sql-places.ts';

/**
 * Where in a shell command each placeholder is: exactly one word or string, or why that is not sure. A place is exact as an
 * argument (bare, in quotes, in a substitution in double quotes, in a here-document that `cat` prints), in a block of which
 * every construct is understood and where nothing reads a second time what the shell has read.
 *
 * @param text The command, with a word of letters in the place of each placeholder.
 * @param spans Where the placeholders are, in order.
 */
export function shellPlaces(text: string, spans: readonly Span[]): (Exact | Doubt)[] {
  const script = readShell(text);
  const doubt = doubtOfScript(script, text);
  const block: Block = { text, spans, functions: functionsOf(script) };
  return spans.map((span) => {
    const path = pathTo(script, span);
    // What belongs to no word, keyword aside, is a comment.
    const own: Exact | Doubt = path ? placeOnPath(path, span, block, false) : { kind: 'comment' };
    const isOwn = doubt === undefined || own.kind === 'command-name' || own.kind === 'option-name';
    const found = isOwn ? own : doubt;
    if ('refuses' in found && isBesideAnother(span, spans))
      return { kind: 'construct', name: 'a word of several values', takes: 'word' };
    return 'refuses' in found ? found : { ...found, ...limitsOf(path ?? [], span, script, block) };
  });
}

/** Two values side by side can be what neither is: `.` and `.`. */
function isBesideAnother({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((other) => other.end === start || other.start === end);
}

/** What a second reader would take for more than a value, of values that a shell takes for nothing else. */
function limitsOf(
  path: readonly SyntaxNode[],
  span: Span,
  script: Script,
  { text, spans }: Block,
): Pick<Doubt, 'takes' | 'word'> {
  const document = path.find((node) => node.type === 'HereDoc');
  const word = document?.type === 'HereDoc' ? { word: document.delimiter?.value ?? '' } : {};
  if (isBesideAnother(span, spans)) return { ...word, takes: 'word' };
  const programs = programsOf(script);
  const written = path.find((node) => node.type === 'Word');
  const isCode = written?.type === 'Word' ? /[\s(){};]/.test(written.text.slice(1, -1)) : document !== undefined;
  const isScript =
    written?.type === 'Word' &&
    isScriptOf(
      path.find((node) => node.type === 'Command'),
      written,
    );
  if (isCode && programs.some(readsSql)) {
    const isQuoted = text[span.start - 1] === "'" && text[span.end] === "'";
    const isTable = namesTable.test(text.slice(Math.max(0, span.start - 60), span.start));
    return { ...word, takes: isQuoted ? 'quoted' : isTable ? 'table' : 'number' };
  }
  // In a string of the code, or between bars, inert characters are what they are.
  const isEnclosed = /["'|#]$/.test(text.slice(0, span.start)) && /^\\?["'|#]/.test(text.slice(span.end));
  const isRead = (isCode || isScript) && !(isCode && isEnclosed);
  return isRead && programs.some(readsCode) ? { ...word, takes: 'word' } : word;
}

/** Whether a word is the script of a program that takes it first, as sed and awk do, or behind an option. */
function isScriptOf(command: SyntaxNode | undefined, word: Word): boolean {
  if (command?.type !== 'Command') return false;
  const before = command.args.slice(0, command.args.indexOf(word));
  const option = before.at(-1)?.text;
  return before.every(({ text }) => text.startsWith('-')) || (option !== undefined && takesCode(option));
}

/** Words of all commands, in which the programs that they start are named. */
function programsOf(node: SyntaxNode): string[] {
  const own =
    node.type === 'Command'
      ? [node.name, ...node.args].flatMap((word) => (word?.type === 'Word' ? [word.value] : []))
      : [];
  forEachChild(node, (child) => void own.push(...programsOf(child)));
  return own;
}

interface Block {
  text: string;
  spans: readonly Span[];
  /** Names of the functions that the block defines. */
  functions: ReadonlySet<string>;
}

/** From a script down to the innermost piece around a span; undefined where it is in none of the script's words. */
function pathTo(node: SyntaxNode, { start, end }: Span): SyntaxNode[] | undefined {
  let found: SyntaxNode[] | undefined;
  forEachChild(node, (child) => {
    found ??= pathTo(child, { start, end });
  });
  if (found) return [node, ...found];
  const isLeaf = !lists.has(node.type) && node.type !== 'Command';
  return isLeaf && node.pos <= start && end <= node.end ? [node] : undefined;
}

/** What holds commands and adds nothing to how their words are read. */
const lists: ReadonlySet<string> = new Set([
  ...['Script', 'Statement', 'CompoundList', 'AndOr', 'Pipeline', 'If', 'Elif', 'While', 'For', 'Case', 'CaseItem'],
  ...['Subshell', 'BraceGroup', 'Redirected', 'Function'],
]);

/**
 * @param isCarried Whether the script is a substitution, whose output becomes a part of another word.
 */
function placeOnPath(path: readonly SyntaxNode[], span: Span, block: Block, isCarried: boolean): Exact | Doubt {
  const at = path.findIndex((node) => !lists.has(node.type));
  const [command, part] = [path[at], path[at + 1]];
  if (command?.type !== 'Command') return construct(path[at - 1]?.type ?? 'Script');
  if (part === command.name) return { kind: 'command-name' };
  const doubt = doubtOfCommand(command, block);
  if (doubt) return doubt;
  if (part?.type === 'HereDoc') return placeInDocument(command, part, path.slice(0, at), block, { span, isCarried });
  if (part?.type !== 'Word') return construct(part?.type ?? 'Command');
  return placeInArgument(command, part, path.slice(at + 2), span, block);
}

function doubtOfCommand({ name, args }: Command, { functions }: Block): Doubt | undefined {
  const program = name?.value ?? '';
  if (functions.has(program) || ownReaders.has(program)) return { kind: 'reader', name: program };
  const option = args.find(({ text }) => takesCode(text))?.text;
  return option === undefined ? undefined : { kind: 'option', name: option };
}

/** Built into the shell, with words that are names, expressions or options to it. */
const ownReaders: ReadonlySet<string> = new Set(
  [
    'export declare typeset local readonly read unset mapfile readarray getopts set shopt setopt unsetopt emulate hash type bind',
    'complete compgen jobs fc history trap alias unalias enable disable let exit return shift break continue logout bye repeat',
    'integer float umask ulimit limit unlimit print whence vared functions autoload zmodload zstyle zformat zparseopts pushd popd dirs',
  ].flatMap((line) => line.split(' ')),
);

function placeInArgument(
  command: Command,
  word: Word,
  parts: readonly SyntaxNode[],
  span: Span,
  block: Block,
): Exact | Doubt {
  const around = textAround(word, span, block);
  if (typeof around !== 'object') return { kind: 'surrounded' };
  if ('doubt' in around) return around.doubt;
  const { before, all } = around;
  if (startsOthers(command.name?.value ?? '') && command.args.slice(0, command.args.indexOf(word)).every(isNoProgram))
    return { kind: 'command-name' };
  // zsh takes the letters behind the colon for what is to be done with the variable.
  if (/\$(?:\w+|[?$!#@*-])(?:\[[^\]]*\])?:/.test(block.text.slice(word.pos, span.start))) return construct('Modifier');
  if (/^-[^=]*$/.test(before)) return { kind: 'option-name' };
  const option = before.endsWith('=') ? word.text : optionBefore(command, word);
  if (option !== undefined && takesLanguage(option)) return { kind: 'option', name: option.replace(/=.*$/s, '') };
  const format = doubtOfFormat(command, word);
  if (format) return format;
  const inner = placeInWord(parts, span, block);
  if (!('refuses' in inner)) return inner;
  if (inner.kind === 'shell-word' && /^\d*(?:&?>|<)/.test(block.text.slice(span.end))) inner.kind = 'shell-quoted-word';
  const isEcho = command.name?.value === 'echo';
  const refuses: Refused[] = [
    ...(/(?:^|=)$/.test(before) ? (['lead'] as const) : []),
    ...(all.includes('/') ? (['folder'] as const) : []),
    ...(isEcho ? (['escape'] as const) : []),
  ];
  return { ...inner, refuses: [...new Set([...inner.refuses, ...refuses])] };
}

/** What may be between a wrapper and the program that it starts: options, settings, lengths of time. */
function isNoProgram({ text }: { text: string }): boolean {
  return /^(?:-|\w+=|\d)/.test(text);
}

/** How the part of a word is quoted that holds the span. */
function placeInWord(parts: readonly SyntaxNode[], span: Span, block: Block): Exact | Doubt {
  const [part, child, script] = parts;
  if (part === undefined || part.type === 'Literal') return { kind: 'shell-word', refuses: [] };
  if (part.type === 'SingleQuoted') return { kind: 'shell-single', refuses: [] };
  if (part.type !== 'DoubleQuoted') return construct(part.type);
  if (child === undefined || child.type === 'Literal') return { kind: 'shell-double', refuses: [] };
  if (child.type !== 'CommandExpansion' || script?.type !== 'Script' || !child.text.startsWith('$('))
    return construct(child.type);
  return placeOnPath(parts.slice(2), span, block, true);
}

/**
 * What a word says besides its placeholders, when that is plain text and an option's name at most; in double quotes, variables
 * and substitutions too, which stay what they are. Undefined where the text may have a grammar of its own.
 */
function textAround(
  word: Word,
  span: Span,
  { text, spans }: Block,
): { before: string; all: string } | { doubt: Doubt } | undefined {
  let [before, all] = ['', ''];
  const add = (start: number, end: number): void => {
    for (let at = start; at < end; at++) {
      const inside = spans.find((other) => other.start <= at && at < other.end);
      if (inside) continue;
      all += text[at];
      if (at < span.start) before += text[at];
    }
  };
  for (const part of word.parts ?? []) {
    if (part.type === 'Literal') add(part.pos, part.end);
    else if (part.type === 'SingleQuoted') add(part.pos + 1, part.end - 1);
    else if (part.type === 'DoubleQuoted')
      for (const child of part.parts) {
        if (child.type === 'Literal') add(child.pos, child.end);
        else if (child.end <= span.start) before += '$';
      }
    else return { doubt: construct(part.type) };
  }
  if (!word.parts) add(word.pos, word.end);
  return isPlain(all.replace(/^--?[A-Za-z][\w-]*=/, '')) ? { before, all } : undefined;
}

/** Text that no grammar makes anything of. An address has one: `https://host/?name=`. */
function isPlain(text: string): boolean {
  return /^[\w./:@+-]*$/.test(text) && !text.includes('://');
}

/** The option in front of a word, which may be its value: `-l {{app}}`. */
function optionBefore({ args }: Command, word: Word): string | undefined {
  const previous = args[args.indexOf(word) - 1]?.text;
  return previous?.startsWith('-') && !previous.includes('=') ? previous : undefined;
}

/** `printf` reads its first word as a format, and that format says how it reads the others. */
function doubtOfFormat({ name, args }: Command, word: Word): Doubt | undefined {
  if (name?.value !== 'printf') return undefined;
  const [format] = args;
  const isPlainFormat = format?.type === 'Word' && format !== word && /^(?:[\w .:,\n]|%s|\\n)+$/.test(format.value);
  return isPlainFormat ? undefined : { kind: 'reader', name: 'printf' };
}

function placeInDocument(
  { name, args, redirects }: Command,
  document: HereDoc,
  above: readonly SyntaxNode[],
  { text, spans }: Block,
  { span, isCarried }: { span: Span; isCarried: boolean },
): Exact | Doubt {
  const { body, delimiter } = document;
  const isPiped = above.some(
    (node) => node.type === 'Redirected' || (node.type === 'Pipeline' && node.commands.length > 1),
  );
  if (name?.value !== 'cat' || args.length > 0 || redirects.length > 1 || isPiped)
    return { kind: 'reader', name: isPiped ? 'what it is piped into' : (name?.value ?? 'the shell') };
  const isRaw = delimiter?.quoted === true;
  const isBehindBackslash = text[span.start - 1] === '\\';
  if (!isRaw && (isBehindBackslash || (body.parts ?? []).some(({ type }) => type !== 'Literal')))
    return construct('a here-document');
  const word = delimiter?.value ?? '';
  const kind = isRaw ? 'shell-document-raw' : 'shell-document';
  if (!isCarried) return { kind, word, refuses: [] };
  let around = '';
  for (let at = body.pos; at < body.end; at++)
    if (!spans.some(({ start, end }) => start <= at && at < end)) around += text[at];
  if (!isPlain(around.trim())) return { kind: 'surrounded' };
  // In a substitution, bash ends it at a line that only begins like its end, when there is a bracket on that line.
  const before = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start).replace(/^\t+/, '');
  if (before !== '' && word.startsWith(before)) return construct('HereDoc');
  return { kind, word, refuses: before === '' ? ['end'] : [] };
}

function functionsOf(script: Script): Set<string> {
  const names = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Function') names.add(node.name.value);
    forEachChild(node, visit);
  };
  visit(script);
  return names;
}

const constructs: ReadonlyMap<string, string> = new Map([
  ['Assignment', 'an assignment'],
  ['Redirect', 'a redirection'],
  ['HereString', 'a here-string'],
  ['HereDoc', 'a here-document in a substitution'],
  ['Modifier', 'a word with a colon behind a variable'],
  ['For', 'a loop'],
  ['Case', 'a pattern'],
  ['CaseItem', 'a pattern'],
  ['CommandExpansion', 'a substitution without double quotes'],
  ['ProcessSubstitution', 'a process substitution'],
  ['ParameterExpansion', 'a parameter expansion'],
  ['ArithmeticExpansion', 'arithmetic'],
  ['BraceExpansion', 'a brace expansion'],
  ['Glob', 'a pattern'],
  ['ExtendedGlob', 'a pattern'],
]);

function construct(type: string): Doubt {
  return { kind: 'construct', name: constructs.get(type) ?? 'a construct that shells read in their own ways' };
}
