import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../src/cli/command.ts';
import { commands, isGroup } from '../src/cli/commands.ts';
import { commonOptions } from '../src/cli/common-options.ts';
import { completionTable } from '../src/cli/completion/completion-table.ts';
import { commandText, groupText, overviewText } from '../src/cli/help.ts';
import { reporters } from '../src/outputs/reporters.ts';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';

const root = path.join(import.meta.dirname, '..');
const single = (
  await Promise.all(commands.map(async (entry) => (isGroup(entry) ? await entry.commands() : [entry])))
).flat();

describe('help', () => {
  test('lists every command, each on a line that a terminal holds', () => {
    const lines = overviewText(commands, 100).split('\n');

    for (const { name, summary } of commands)
      expect(lines.some((line) => line.includes(`  ${name} `) && line.includes(summary))).toBe(true);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test.each(single.map((command) => [command.name, command] as const))('of %s names every option', (_name, command) => {
    const text = commandText(command, 80);

    for (const [name, { isIgnored }] of Object.entries<Command['options'][string]>({
      ...command.options,
      ...commonOptions,
    }))
      expect(new RegExp(`^  --${name}(?: [A-Z]+)?(?:  |$)`, 'm').test(text), name).toBe(isIgnored !== true);
    // A word that is longer than the room, such as an address, is not broken.
    for (const line of text.split('\n')) if (line.length > 80) expect(line.trim()).not.toContain(' ');
    expect(text).not.toMatch(/undefined|\[object/);
  });

  test('is the same by all of its ways', async () => {
    const ask = async (...args: string[]) => await alertbook(args, { cwd: temporaryFolder() });
    const check = single.find(({ name }) => name === 'rules check')!;
    const [asked, flag, short, group] = await Promise.all([
      ask('help', 'rules', 'check'),
      ask('rules', 'check', 'x.yaml', '--help'),
      ask('rules', '-h', 'check'),
      ask('rules', '--help'),
    ]);

    expect([asked, flag, short]).toEqual(Array(3).fill({ code: 0, stdout: commandText(check), stderr: '' }));
    const rules = commands.find(({ name }) => name === 'rules')!;
    expect(group.stdout).toBe(isGroup(rules) ? groupText(rules, await rules.commands()) : '');
  });

  test('of one command says what it takes', () => {
    expect(commandText(single.find(({ name }) => name === 'urls retire')!)).toMatchInlineSnapshot(`
      "Usage: alertbook urls retire ADDRESS [options]

      Lets an address lead nowhere, on purpose.

      Arguments:
        ADDRESS  address of a page or section that is gone

      Options:
        --content DIR  content folder (default: content)
        --reason WHY   why, for readers of old links
        --color WHEN   colours: auto (where the terminal shows them and NO_COLOR is not set), always or
                       never (default: auto)
        --cache DIR    folder for the cache; by default one of your own
        -h, --help     shows this
      "
    `);
  });
});

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };

  expect(await alertbook(['--version'])).toEqual({ code: 0, stdout: `alertbook ${version}\n`, stderr: '' });
});

test('an option takes a value in every command that has it, or in none: completion tells them apart by their names', () => {
  const takes = single.flatMap(({ options }) =>
    Object.entries(options).map(([name, option]) => `${name} ${option.takes ? 'value' : 'switch'}`),
  );
  const names = [...new Set(takes)].map((one) => one.split(' ')[0]);

  expect(names.length).toBe(new Set(names).size);
});

test('every state that completion knows is a command or a group', async () => {
  const { states } = await completionTable();

  expect(states.map(({ path: words }) => words).toSorted()).toEqual(
    [
      '',
      'help',
      ...commands.map(({ name }) => name),
      ...single.map(({ name }) => name).filter((name) => name.includes(' ')),
    ].toSorted(),
  );
});

describe('what the documentation says', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...markdownBelow('docs').filter((page) => !page.includes('decisions/')),
  ];

  test('names only options that the command has', () => {
    const wrong = pages.flatMap((page) =>
      calledIn(readFileSync(path.join(root, page), 'utf8')).flatMap(({ words, options }) => {
        const known = optionsOf(words);
        if (known === undefined) return [`${page}: alertbook ${words.join(' ')}`];
        return options
          .filter((name) => !known.has(name))
          .map((name) => `${page}: alertbook ${words.join(' ')} --${name}`);
      }),
    );

    expect(wrong).toEqual([]);
  });

  test('names every command and every format of findings', () => {
    const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
    const missing = commands.filter(({ name }) => !readme.includes(`npx alertbook ${name}`)).map(({ name }) => name);

    expect(missing).toEqual([]);
    for (const { name } of reporters) expect(readme).toMatch(new RegExp(`--format .*\`${name}\`|\`--format ${name}`));
  });
});

function markdownBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((name) => path.posix.join(folder, String(name)))
    .filter((name) => name.endsWith('.md'));
}

/** Calls of the command in code: its words and the names of its options. */
function calledIn(markdown: string): { words: string[]; options: string[] }[] {
  const code = [...markdown.matchAll(/`([^`\n]+)`/g), ...markdown.matchAll(/^(.*)$/gm)].map(([, text = '']) => text);
  return code.flatMap((text) =>
    [...text.matchAll(/^(?:.*\bnpx )?alertbook ([a-z][^|#;&`]*)/g)].map(([, call = '']) => {
      const words = call.trim().split(/\s+/);
      const end = words.findIndex((word) => !/^[a-z-]+$/.test(word));
      return {
        words: words.slice(0, end === -1 ? undefined : end),
        options: [...call.matchAll(/(?<=\s)--([a-z-]+)/g)].map(([, name]) => name!),
      };
    }),
  );
}

/** Options of the command that some words begin with; undefined where there is no such command. */
function optionsOf(words: readonly string[]): Set<string> | undefined {
  if (words[0] === 'help') return new Set();
  const found =
    single.find(({ name }) => name === words.slice(0, 2).join(' ')) ??
    single.find(({ name }) => name === words[0]) ??
    single.find(({ name }) => name === `${words[0]} list`);
  const group = commands.find(({ name }) => name === words[0]);
  if (!found && !group) return undefined;
  return new Set(['help', ...Object.keys({ ...commonOptions, ...found?.options })]);
}

describe('colours', () => {
  const cwd = (): string => {
    const folder = temporaryFolder();
    writeFiles(path.join(folder, 'content'), {
      ...shop,
      'guides/x.mdx': '---\ntitle: X\n---\n\n[dead](/guides/no/) \u001b[31mX\n',
    });
    return folder;
  };
  const unset = { NO_COLOR: undefined, FORCE_COLOR: undefined } as unknown as Record<string, string>;

  test.each([
    ['where the output is no terminal', [], unset, false],
    ['where FORCE_COLOR is set', [], { ...unset, FORCE_COLOR: '1' }, true],
    ['where FORCE_COLOR is 0', [], { ...unset, FORCE_COLOR: '0' }, false],
    ['where NO_COLOR is set', [], { ...unset, NO_COLOR: '1' }, false],
    ['with --color always', ['--color', 'always'], { NO_COLOR: '1' }, true],
    ['with --color never', ['--color', 'never'], { ...unset, FORCE_COLOR: '1' }, false],
    ['in a document for tools', ['--color', 'always', '--format', 'sarif'], unset, false],
  ])('%s', async (_where, args, env, hasColor) => {
    const { stdout, stderr } = await alertbook(['check', ...args], { cwd: cwd(), env });

    expect([stdout.includes('\u001b['), stderr]).toEqual([hasColor, '']);
  });

  test('are added to what was made inert: no byte of a value steers the terminal', async () => {
    const plain = await alertbook(['check', '--color', 'never'], { cwd: cwd() });
    const { stdout } = await alertbook(['check', '--color', 'always'], { cwd: cwd() });

    expect(stdout.replace(/\u001b\[\d+m/g, '')).toBe(plain.stdout);
    expect(plain.stdout).toContain('‹U+001B›[31mX');
    expect(stdout).not.toContain('\u001b[31mX');
  });
});

describe('a finding shows its line', () => {
  test('with a mark below the column, and its page once', async () => {
    const folder = temporaryFolder();
    writeFiles(path.join(folder, 'content'), {
      ...shop,
      'guides/x.mdx': '---\ntitle: X\n---\n\n\tThe [first](/guides/no/) and the [second](/guides/none/).\n',
    });
    const { stdout } = await alertbook(['check'], { cwd: folder });
    const shown = stdout.slice(stdout.indexOf('content/guides/x.mdx'), stdout.indexOf('content/teams'));

    expect(shown.replaceAll(`${root}/`, '')).toMatchInlineSnapshot(`
      "content/guides/x.mdx:5:6  error  link/unknown-page
        The link \`/guides/no/\` leads nowhere: no page of this site has the address \`/guides/no/\`.
        Did you mean \`/guides/x/\`?
        5 |     The [first](/guides/no/) and the [second](/guides/none/).
          |         ^
        More: docs/checks/link-unknown-page.md

      content/guides/x.mdx:5:35  error  link/unknown-page
        The link \`/guides/none/\` leads nowhere: no page of this site has the address \`/guides/none/\`.
        Did you mean \`/guides/x/\`?
        5 |     The [first](/guides/no/) and the [second](/guides/none/).
          |                                      ^

      "
    `);
  });

  test('but none that may hold a secret', async () => {
    const folder = temporaryFolder();
    const secret = `ghp_${'a1B2c3D4e5'.repeat(4)}`;
    writeFiles(path.join(folder, 'content'), {
      ...shop,
      'guides/x.mdx': `---\ntitle: X\n---\n\n[dead](/guides/no/) ${secret}\n`,
      'guides/y.mdx': `---\ntitle: X\ntok: ${secret}\n---\n`,
    });
    const { stdout } = await alertbook(['check'], { cwd: folder });

    expect(stdout).toContain('link/unknown-page');
    expect(stdout).toContain('content/guides/y.mdx:3');
    expect(stdout).not.toContain(secret.slice(0, 20));
  });
});
