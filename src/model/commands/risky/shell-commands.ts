import { forEachChild, type Command, type CommandArgument, type Redirect, type SyntaxNode } from 'unbash';
import { readShell } from '../shell-script.ts';
import { programName } from './find-use.ts';

/** A simple command of a script, or one that a command runs elsewhere. */
export interface SimpleCommand {
  /** As shells read them, the program first, without what only runs it (`sudo`, `xargs`, `kubectl exec … --`). */
  words: readonly string[];
  /** As it is written, without what only runs it. */
  text: string;
  /** Line in the script, counted from 0. */
  line: number;
  /** File that its output takes the place of. */
  overwrites: string | undefined;
}

/** Scripts in scripts deeper than this are not read: `ssh a "ssh b '…'"`. */
const deepest = 4;

/** Commands of a script, and those that they run elsewhere: by `ssh`, `bash -c`, `xargs`, after `--`. */
export function shellCommands(text: string): SimpleCommand[] {
  return commandsIn(text, 0, 0);
}

/** Commands of a language whose words are those of a shell and whose blocks are not: each piece between `;`, `|`, braces and brackets. */
export function commandsOfPieces(text: string): SimpleCommand[] {
  return text.split('\n').flatMap((written, line) => {
    const code = written.replace(/(?:^|\s)#.*$/, '');
    return piecesOf(code).flatMap((piece) => commandsIn(piece.trim(), line, deepest));
  });
}

function commandsIn(text: string, line: number, depth: number): SimpleCommand[] {
  if (depth > deepest || text.trim() === '') return [];
  const masked = withNames(text);
  const script = readShell(masked);
  const found: SimpleCommand[] = [];
  let isWhole = true;
  visit(script, (node, before) => {
    if (node.type === 'Script' && (node.errors ?? []).length > 0) isWhole = false;
    if (node.type === 'Command') found.push(...readCommand(node, before, text, line + lineOf(text, node.pos), depth));
  });
  if (isWhole) return found;
  const lines = logicalLines(masked);
  if (lines.length > 1)
    return lines.flatMap((part) =>
      commandsIn(text.slice(part.start, part.end), line + lineOf(text, part.start), depth),
    );
  const pieces = piecesOf(text);
  return pieces.length > 1 ? pieces.flatMap((piece) => commandsIn(piece.trim(), line, depth)) : found;
}

/** A text with letters for what people write where a word is missing: `<pod-name>` is no redirection. */
function withNames(text: string): string {
  return text.replace(/<(?=[A-Za-z_])[\w .:/|,-]*>/g, (name) => name.replace(/[<> |]/g, '_'));
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length - 1;
}

/** Lines with those that they continue on. */
function logicalLines(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let isContinued = false;
  let start = 0;
  for (const written of text.split('\n')) {
    const end = start + written.length;
    const last = lines.at(-1);
    if (isContinued && last) last.end = end;
    else lines.push({ start, end });
    isContinued = /(?:^|[^\\])\\\s*$/.test(written);
    start = end + 1;
  }
  return lines;
}

/** Parts of a line between `;`, `|`, `&`, `$(` and the like, as far as these are not quoted. */
function piecesOf(line: string): string[] {
  const parts = [''];
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quote !== undefined) quote = character === quote ? undefined : quote;
    else if ((character === '"' || character === "'") && /^$|[\s=({,]/.test(line[at - 1] ?? '')) quote = character;
    if (quote === undefined && /[;|&(){}]/.test(character)) parts.push('');
    else parts[parts.length - 1] += character;
  }
  // A quote that never ends was an apostrophe.
  return quote !== undefined && parts.length === 1 ? line.split(/[;|&(){}]/) : parts;
}

/** Visits the nodes of a script, each command with the one whose output it reads. */
function visit(
  node: SyntaxNode,
  each: (node: SyntaxNode, before: Command | undefined) => void,
  before?: Command,
): void {
  each(node, before);
  // Positions in backquotes with escapes are those of a text of their own.
  if (node.type === 'CommandExpansion' && node.script?.source !== undefined) return;
  let last: Command | undefined;
  forEachChild(node, (child) => {
    visit(child, each, node.type === 'Pipeline' ? last : undefined);
    last = child.type === 'Command' ? child : undefined;
  });
}

function readCommand(
  node: Command,
  before: Command | undefined,
  text: string,
  line: number,
  depth: number,
): SimpleCommand[] {
  const written = node.name === undefined ? node.args : [node.name, ...node.args];
  const redirects = node.redirects.filter(
    (redirect) => redirect.type === 'Redirect' && (redirect.operator === '>' || redirect.operator === '>|'),
  ) as Redirect[];
  const target = redirects.map(({ target }) => target?.value).find((value) => value !== undefined);
  // A line that begins with `> ` is one of a quotation or of a prompt, if it goes on.
  const isPrompt = written.length > 0 && redirects.some(({ pos }) => pos === node.pos);
  const words = [...(isPrompt && target !== undefined ? [target] : []), ...written.map(wordOf)];
  const command: SimpleCommand = {
    words,
    text: text.slice(node.pos, node.end),
    line,
    overwrites: isPrompt ? undefined : target,
  };
  return [...started(command, written, text, depth), ...typedInto(words, before, line, depth)];
}

/** What a program is given: of `export A=b` as it is written. */
function wordOf(argument: CommandArgument): string {
  return argument.type === 'Assignment' ? argument.text : argument.value;
}

/** A command without what only runs it, and what it runs elsewhere. */
function started(
  command: SimpleCommand,
  written: readonly CommandArgument[],
  text: string,
  depth: number,
): SimpleCommand[] {
  const skipped = wrapperLength(command.words);
  const words = command.words.slice(skipped);
  const offset = command.words.length - written.length;
  const first = written[skipped - offset];
  const own: SimpleCommand = {
    ...command,
    words,
    text: first === undefined || skipped === 0 ? command.text : text.slice(first.pos, written.at(-1)!.end),
  };
  const inner = runElsewhere(words).flatMap((script) => commandsIn(script, command.line, depth + 1));
  return words.length === 0 && own.overwrites === undefined ? inner : [own, ...inner];
}

/** Programs that run the command which is behind their own options, with the letters of those that take a value, and how many words are theirs. */
const wrappers: ReadonlyMap<string, { values: string; operands: number }> = new Map(
  [
    ['sudo doas', 'ugpCchrtTUD', 0],
    ['env', 'uCS', 0],
    ['nice ionice chrt', 'ncp', 0],
    ['xargs', 'nILPdsaE', 0],
    ['parallel', 'jNIS', 0],
    [
      '$ % time nohup exec command builtin stdbuf setsid unbuffer caffeinate then do else ! if while until winpty npx bunx fakeroot gosu',
      'oief',
      0,
    ],
    ['timeout gtimeout', 'ks', 1],
    ['watch', 'n', 0],
    ['flock', 'wE', 1],
    ['chroot', '', 1],
    ['nsenter', 'tSGFr', 0],
    ['python python3 python2 php ruby bash sh', '', 0],
    ['bundle poetry uv pipenv', '', 1],
    ['proxychains proxychains4 aws-vault chamber doppler dotenv op', '', 0],
  ].flatMap(([names, values, operands]) =>
    String(names)
      .split(' ')
      .map((name) => [name, { values: String(values), operands: Number(operands) }] as const),
  ),
);

/** How many words in front of a command only say how it runs. */
function wrapperLength(words: readonly string[]): number {
  let at = 0;
  for (;;) {
    const wrapper = wrappers.get(programName(words[at] ?? ''));
    if (wrapper === undefined) return at;
    let next = at + 1;
    for (; next < words.length; next++) {
      const word = words[next]!;
      if (/^[A-Za-z_]\w*=/.test(word)) continue;
      if (!word.startsWith('-') || word === '--') break;
      if (/^-\w$/.test(word) && wrapper.values.includes(word[1]!)) next += 1;
      // A script in an option is no command of words.
      if (/^-\w*c$/.test(word) && /^(?:ba)?sh$/.test(programName(words[at]!))) return at;
    }
    if (words[next] === '--') next += 1;
    next += wrapper.operands;
    if (next >= words.length) return at;
    at = next;
  }
}

/** Programs whose words are commands for a machine, a container or a shell: those with blanks in them are scripts. */
const remotes =
  /^(?:ssh|autossh|pdsh|clush|dsh|mssh|sshpass|plink|(?:ba|z|k|da|a|c|tc|fi)?sh|busybox|su|runuser|sudo|eval|trap|watch|parallel|xargs|script|screen|tmux|ansible|salt|knife|mco|bolt|vagrant|chroot|nsenter|systemd-run|machinectl|tsh|wsl|powershell|pwsh|cmd)$/;

/** Options whose value is a script, whichever program has them: `gcloud compute ssh db-1 --command="…"`. */
const scriptOption = /^--(?:command|commands|scripts|script|exec)=(?=.*\s)/s;

/** Scripts that a command hands to another reader. */
function runElsewhere(words: readonly string[]): string[] {
  const program = programName(words[0] ?? '');
  const behindDashes = words.includes('--') ? words.slice(words.indexOf('--') + 1) : [];
  const executed = words.findIndex((word) => /^-(?:exec|execdir|ok|okdir)$/.test(word));
  const scripts = [
    ...(behindDashes.length > 0 ? [asScript(behindDashes)] : []),
    ...(executed !== -1 && program === 'find'
      ? [asScript(words.slice(executed + 1).filter((word) => word !== ';' && word !== '{}'))]
      : []),
    ...behindHost(program, words),
  ];
  const isScript = (word: string, at: number): boolean =>
    /\s/.test(word) &&
    !behindDashes.includes(word) &&
    (remotes.test(program) || scriptOption.test(word) || scriptOption.test(`${words[at]}=${word}`));
  return [
    ...scripts,
    ...words
      .slice(1)
      .filter(isScript)
      .map((word) => word.replace(/^--?[\w-]+=(?=.*\s)/s, '')),
  ];
}

/** What is run on a host or in a container whose name is in front of it: `ssh web-1 rm …`, `docker exec cache redis-cli …`. */
function behindHost(program: string, words: readonly string[]): string[] {
  const start = program === 'ssh' ? 1 : words.indexOf('exec') + 1;
  if (
    start === 0 ||
    !/^(?:ssh|docker|podman|nerdctl|docker-compose|kubectl|oc|k|lxc|incus|pct|crictl|nomad)$/.test(program)
  )
    return [];
  if (words.includes('--')) return [];
  let at = start;
  for (; at < words.length && words[at]!.startsWith('-'); at++)
    if (
      /^-[bcDEeFIiJLlmnOopQRSWwu]$/.test(words[at]!) ||
      /^--(?:namespace|container|user|index|workdir|env)$/.test(words[at]!)
    )
      at += 1;
  // Options may be behind the name too: `kubectl exec -it api-0 -n shop rm …`.
  at += 1;
  for (; at < words.length && words[at]!.startsWith('-'); at += 1) if (/^-[cnpilo]$/.test(words[at]!)) at += 1;
  const rest = words.slice(at);
  return rest.length === 0 ? [] : [rest.length === 1 ? rest[0]! : asScript(rest)];
}

/** Words as a script that has them again. */
function asScript(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w./:@%+,=~^$-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
    .join(' ');
}

/** What is printed into a program that reads commands: `echo FLUSHALL | redis-cli`, `echo 'rm -rf data' | sh`. */
function typedInto(
  words: readonly string[],
  before: Command | undefined,
  line: number,
  depth: number,
): SimpleCommand[] {
  if (before === undefined || !/^(?:echo|printf)$/.test(before.name?.value ?? '')) return [];
  const typed = before.args
    .map(wordOf)
    .filter((word) => !/^-[neE]+$/.test(word))
    .join(' ');
  const reader = words[wrapperLength(words)] ?? '';
  if (/^(?:ba|z|da)?sh$/.test(programName(reader))) return commandsIn(typed, line, depth + 1);
  return /^(?:redis-cli|valkey-cli|zkCli|etcdctl)$/.test(programName(reader))
    ? [{ words: [reader, ...typed.split(/\s+/)], text: `${typed}`, line, overwrites: undefined }]
    : [];
}
