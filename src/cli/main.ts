import './group-by.ts';
import { nearest } from '../model/text/nearest.ts';
import { chooseCache, NoCacheError } from '../workspace/cache-folder.ts';
import { saveMemory } from '../workspace/memory.ts';
import { packageVersion } from '../workspace/package-folders.ts';
import { commands, isGroup } from './commands.ts';
import type { Command, CommandGroup, Given } from './command.ts';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import { commandText, groupText, overviewText } from './help.ts';
import { firstWord, readArguments } from './options.ts';
import { chooseColor, columnsOf, print, sayAside, type ColorChoice } from './terminal.ts';

process.env['ASTRO_TELEMETRY_DISABLED'] ??= '1';

// Whoever reads the output may have enough of it, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<ExitCode> {
  try {
    if (name === undefined) return showOverview(exitCodes.usage);
    if (name === '--version' || name === '-v' || name === '-V') {
      print(`alertbook ${packageVersion()}\n`);
      return exitCodes.ok;
    }
    const isHelp = name === 'help' || name === '--help' || name === '-h';
    const [subject, ...rest] = isHelp ? args.filter((word) => !word.startsWith('-')) : [name, ...args];
    if (subject === undefined) return showOverview(exitCodes.ok);
    if (subject.startsWith('-')) throw new UsageError(beforeCommandText(subject));
    const entry = entryNamed(subject);
    return isHelp || asksForHelp(rest) ? await showHelp(entry, rest, isHelp) : await call(entry, rest);
  } catch (error) {
    if (error instanceof NoCacheError) {
      sayAside(`alertbook: ${error.message}: name one that can be, with \`--cache DIR\`.`);
      return exitCodes.usage;
    }
    if (!(error instanceof UsageError)) return tellOfBug(error);
    sayAside(`alertbook: ${error.message}`);
    return exitCodes.usage;
  }
}

function beforeCommandText(option: string): string {
  const near = nearest(option, ['--help', '--version']);
  return near === undefined
    ? `\`${option}\` is before the command: write \`alertbook COMMAND ${option}\`.`
    : `There is no option \`${option}\` of \`alertbook\` itself. Did you mean \`${near}\`?`;
}

function entryNamed(name: string): Command | CommandGroup {
  const entry = commands.find((one) => one.name === name);
  if (entry) return entry;
  const near = nearest(
    name,
    commands.map((one) => one.name),
  );
  throw new UsageError(
    `There is no command \`${name}\`.${near === undefined ? ' `alertbook help` lists them.' : ` Did you mean \`${near}\`?`}`,
  );
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? undefined : end).some((word) => word === '--help' || word === '-h');
}

/** @param isWhole Whether all words say what the help is about: those of another command can be its operands. */
async function showHelp(entry: Command | CommandGroup, words: readonly string[], isWhole: boolean): Promise<ExitCode> {
  const width = columnsOf('stdout');
  const named = words.filter((word) => !word.startsWith('-'));
  if (!isGroup(entry)) {
    if (isWhole && named.length > 0)
      throw new UsageError(
        `\`alertbook ${entry.name}\` has no commands of its own: write \`alertbook help ${entry.name}\`.`,
      );
    print(commandText(entry, width));
    return exitCodes.ok;
  }
  const list = await entry.commands();
  const [name] = named;
  print(name === undefined ? groupText(entry, list, width) : commandText(commandOf(entry, list, name), width));
  return exitCodes.ok;
}

async function call(entry: Command | CommandGroup, args: string[]): Promise<ExitCode> {
  if (!isGroup(entry)) return runCommand(entry, args);
  const list = await entry.commands();
  const place = firstWord(args, list);
  const name = place === undefined ? entry.usual?.split(' ').at(-1) : args[place];
  if (name === undefined)
    throw new UsageError(
      `\`alertbook ${entry.name}\` needs a ${entry.noun}, one of ${list.map(ownName).join(', ')}: \`alertbook help ${entry.name}\` explains them.`,
    );
  const command = commandOf(entry, list, name);
  return runCommand(
    command,
    args.filter((_word, index) => index !== place),
    list,
  );
}

function ownName({ name }: Command): string {
  return name.split(' ').at(-1)!;
}

function commandOf(group: CommandGroup, list: readonly Command[], name: string): Command {
  const command = list.find((one) => ownName(one) === name);
  if (command) return command;
  const names = list.map(ownName);
  const near = nearest(name, names);
  throw new UsageError(
    `\`alertbook ${group.name}\` has no ${group.noun} \`${name}\`: expected one of ${names.join(', ')}.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
  );
}

async function runCommand(command: Command, args: string[], siblings: readonly Command[] = []): Promise<ExitCode> {
  const given = readArguments(args, command, siblings);
  chooseColor(given.values['color'] as ColorChoice);
  const cache = given.values['cache'] as string | undefined;
  if (cache !== undefined) chooseCache(cache);
  if (command.savesMemory) saveMemory();
  const { run } = await command.load();
  return await (run as (given: Given) => ExitCode | Promise<ExitCode>)(given);
}

function showOverview(code: ExitCode): ExitCode {
  print(overviewText(commands, columnsOf('stdout')));
  return code;
}

/** A bug is ours: the stack tells where. */
function tellOfBug(error: unknown): ExitCode {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  sayAside(...text.split('\n'));
  return exitCodes.problems;
}
