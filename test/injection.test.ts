import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parser } from '@prometheus-io/lezer-promql';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf } from '../src/model/parameter-values.ts';
import { launchBrowser } from './support/browser.ts';
import { alertbook, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { hostileValues } from './support/hostile-values.ts';
import { shop } from './support/shop.ts';
import { serveFolder, type Served } from './support/static-server.ts';

/** Commands with the value in every kind of place; the stand-in prints each of its arguments and a NUL. */
const shellBlocks: Record<string, string> = {
  Bare: 'standin {{v}}',
  Single: "standin '{{v}}'",
  Double: 'standin "{{v}}"',
  Option: 'standin --name={{v}}',
  Joined: 'standin pre-"{{v}}"-post',
  Continued: 'standin \\\n  {{v}}',
  Piped: 'standin {{v}} | cat',
  Comment: "# don't be fooled by {{v}}\nstandin {{v}}",
  Heredoc: 'standin "$(cat <<EOF\n{{v}}\nEOF\n)"',
  Raw: 'standin "$(cat <<\'STOP\'\n{{v}}\nSTOP\n)"',
  Nested: 'standin "$(printf %s "$(printf %s {{v}})")"',
  Session: '$ standin {{v}}\noutput {{v}}\n$ true',
};
/** What the stand-in is given, around the value. */
const around: Record<string, [before: string, after: string]> = { Option: ['--name=', ''], Joined: ['pre-', '-post'] };

const page_ = `---
title: Commands
service: shop
kind: procedure
params:
  - { name: v, label: Value, example: api }
  - { name: other, label: Other value, example: api, default: api }
---

## Purpose

Look at [the board](https://grafana.example.com/d/x?var-v={{v}}) of {{other}}.

## Procedure

${Object.entries(shellBlocks)
  .map(([title, text]) => `\`\`\`bash risk=safe title="${title}"\n${text}\n\`\`\``)
  .join('\n\n')}

\`\`\`sql risk=safe title="SQL"
SELECT '{{v}}' AS v;
\`\`\`

\`\`\`promql risk=safe title="PromQL"
up{pod="{{v}}", job=~"{{v}}"}
\`\`\`

\`\`\`logql risk=safe title="LogQL"
{pod="{{v}}"}
\`\`\`

\`\`\`powershell risk=safe title="PowerShell"
Get-Item {{v}} '{{v}}'
\`\`\`

## Verification

Look.

## Rollback

None.
`;

let served: Served;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), { ...shop, 'runbooks/shop/commands.mdx': page_ });
  const { code, stderr } = await alertbook(['build'], { cwd: folder });
  if (code !== 0) throw new Error(stderr);
  served = await serveFolder(path.join(folder, 'dist'));
  browser = await launchBrowser();
  const context = await browser.newContext();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.origin });
  page = await context.newPage();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const open = (value: string) => page.goto(`${served.origin}/runbooks/shop/commands/?v=${encodeURIComponent(value)}`);
const listing = (title: string) => page.locator('.listing', { has: page.getByText(title, { exact: true }) });

/** Presses the button of every command, and reads the clipboard after each: what a reader would paste, by title. */
async function copiedByTitle(): Promise<Record<string, string>> {
  return page.evaluate<Record<string, string>>(`(async () => {
    const copied = {};
    for (const listing of document.querySelectorAll('.prose .listing')) {
      const title = listing.querySelector('figcaption > span:not(.copy-bar):not(.risk)').textContent.trim();
      await navigator.clipboard.writeText('nothing was copied');
      listing.querySelector('button.copy').click();
      const status = listing.querySelector('[role=status]');
      while (!/^(Copied|Fill in)/.test(status.textContent)) await new Promise((resolve) => setTimeout(resolve, 1));
      copied[title] = await navigator.clipboard.readText();
    }
    return copied;
  })()`);
}

/** What bash gives the stand-in, whatever else it would do. */
function argumentsIn(command: string): string[] {
  const script = `standin() { printf '%s\\0' "$@"; }\n${command}\n`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

const usable = hostileValues.filter((value) => problemOf(value, undefined) === undefined);
const refused = hostileValues.filter((value) => problemOf(value, undefined) !== undefined);

test('there are values enough of both kinds', () => {
  expect(hostileValues.length).toBeGreaterThanOrEqual(80);
  expect(usable.length).toBeGreaterThanOrEqual(80);
  expect(refused.length).toBeGreaterThanOrEqual(10);
});

describe.each(usable)('the value %j', (value) => {
  test('is one argument of every command that is copied, a string of every query, and a part of every link', async () => {
    await open(value);
    const copied = await copiedByTitle();

    for (const title of Object.keys(shellBlocks)) {
      if (title === 'Heredoc' && value === 'EOF') continue;
      const [before, after] = around[title] ?? ['', ''];
      expect(argumentsIn(copied[title]!), title).toEqual([`${before}${value}${after}`]);
    }
    expect(existsSync('/tmp/alertbook-owned')).toBe(false);
    expect(selected(copied['SQL']!)).toBe(value);
    expect(matchersOf(copied['PromQL']!)).toEqual([value, expect.toSatisfy(matchesOnly(value))]);
    expect(matchersOf(copied['LogQL']!.replace(/^\{/, 'up{'))).toEqual([value]);
    const link = await page.getByText('the board').getAttribute('href');
    expect(new URL(link!).searchParams.get('var-v')).toBe(value);
    expect(await page.locator('.prose script, .prose img').count()).toBe(0);
  });
});

test('a here-document does not take a value that would end it', async () => {
  await open('EOF');

  await listing('Heredoc').getByRole('button', { name: 'Copy' }).click();
  expect(await listing('Heredoc').getByRole('status').textContent()).toBe('Fill in v first.');
  expect(await listing('Heredoc').locator('var').getAttribute('title')).toContain('cannot hold the value');
});

describe.each(refused)('the value %j', (value) => {
  test('is not filled in anywhere, and its place says why', async () => {
    await open(value);

    expect(await page.locator('[data-parameter=v] [role=status]').textContent()).toContain('it is not filled in');
    await listing('Bare').getByRole('button', { name: 'Copy' }).click();
    expect(await listing('Bare').getByRole('status').textContent()).toBe('Fill in v first.');
    expect(await listing('Bare').locator('code').textContent()).toContain('standin {{v}}');
  });
});

/** The value that a database reads. */
function selected(query: string): unknown {
  return new DatabaseSync(':memory:').prepare(query).get()?.['v'];
}

/** Values of the matchers of a query, as the grammar of PromQL reads it; it must be a single selector without an error. */
function matchersOf(query: string): string[] {
  const values: string[] = [];
  const names: string[] = [];
  parser.parse(query).iterate({
    enter({ name, from, to, type }) {
      if (type.isError) throw new Error(`${query} is no query.`);
      names.push(name);
      if (name === 'StringLiteral') values.push(JSON.parse(query.slice(from, to)) as string);
    },
  });
  expect(names.filter((name) => name === 'VectorSelector')).toHaveLength(1);
  return values;
}

function matchesOnly(value: string): (pattern: string) => boolean {
  return (pattern) => {
    const expression = new RegExp(`^(?:${pattern})$`);
    return expression.test(value) && !expression.test(`${value}x`) && !expression.test(`x${value}`);
  };
}
