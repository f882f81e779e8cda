import { saveMemory } from '../workspace/memory.ts';
import { nearest } from '../model/text/nearest.ts';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import { print, sayAside } from './terminal.ts';

process.env['ASTRO_TELEMETRY_DISABLED'] ??= '1';

interface Command {
  run: (args: string[]) => ExitCode | Promise<ExitCode>;
  help: string;
}

/** Commands are loaded when they are called: Astro alone takes more than a second. */
const commands = new Map<string, { load: () => Promise<Command>; summary: string; savesMemory?: true }>(
  Object.entries({
    build: {
      summary: 'checks the content and builds the site',
      load: () => import('./build/build.ts'),
      savesMemory: true,
    },
    check: { summary: 'validates all content without building the site', load: () => import('./check.ts') },
    dev: { summary: 'serves the site while you write', load: () => import('./dev.ts') },
    diff: { summary: 'says what a change does for people on call', load: () => import('./diff/diff.ts') },
    preview: { summary: 'serves a built site', load: () => import('./preview.ts') },
    rules: { summary: 'checks and corrects the links that alert rules carry', load: () => import('./rules/rules.ts') },
    urls: { summary: 'shows, records, moves and retires addresses', load: () => import('./urls.ts') },
    init: { summary: 'writes a small site of your own into an empty folder', load: () => import('./new/init.ts') },
    import: {
      summary: 'brings Markdown in: runbooks, and guides such as OPERATIONS.md',
      load: () => import('./import/import.ts'),
    },
    new: {
      summary: 'writes a file of content, or drafts of runbooks from alert rules',
      load: () => import('./new/new.ts'),
    },
    schemas: { summary: 'writes the JSON Schemas for editors', load: () => import('./schemas.ts') },
  }),
);

// Whoever reads the output may have enough of it, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<ExitCode> {
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      print(`${helpText()}\n`);
      return name === undefined ? exitCodes.usage : exitCodes.ok;
    }
    const command = commands.get(name);
    if (!command) {
      const near = nearest(name, commands.keys());
      throw new UsageError(
        `There is no command \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ' `alertbook help` lists them.'}`,
      );
    }
    if (command.savesMemory) saveMemory();
    const { run, help } = await command.load();
    if (args.includes('--help') || args.includes('-h')) {
      print(`${help}\n`);
      return exitCodes.ok;
    }
    return await run(args);
  } catch (error) {
    if (!(error instanceof UsageError)) return tellOfBug(error);
    sayAside(`alertbook: ${error.message}`);
    return exitCodes.usage;
  }
}

/** A bug is ours: the stack tells where. */
function tellOfBug(error: unknown): ExitCode {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  sayAside(...text.split('\n'));
  return exitCodes.problems;
}

function helpText(): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `alertbook builds the site that alerts link to.\n\n${lines.join('\n')}\n\nalertbook COMMAND --help says more. Exit 0: nothing wrong; 1: problems found; 2: wrong use.`;
}
