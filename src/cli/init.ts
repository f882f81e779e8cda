import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { idPattern } from '../../schemas/identifiers.ts';
import { starterContent } from '../importers/starter-content.ts';
import { titleFrom } from '../importers/names.ts';
import { writeEditorFiles } from '../integration/editor-files.ts';
import { packageRoot } from '../integration/package-folders.ts';
import { shownPath } from '../integration/shown-path.ts';
import { publishedOf } from '../model/dead-addresses.ts';
import { unrecorded } from '../model/ledger.ts';
import { formatFindings, summary } from '../outputs/findings.ts';
import { formatLedger } from '../outputs/ledger.ts';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import { surroundings } from './init-files.ts';
import { judgeContent } from './judge.ts';
import { readOptions } from './options.ts';
import { todayFrom } from './settings.ts';
import { print, say } from './terminal.ts';

export const help = `alertbook init [DIR] [--name NAME] [--site URL] [--service ID] [--team ID] [--program SPEC]

Writes a small site of your own into an empty folder, this one when none is named: content that passes the checks, files
for the editor and for CI. Nothing that exists is overwritten.

  --name NAME       name of the site
  --site URL        its public address
  --service ID      your first service; my-service when left out
  --team ID         the team that owns it; on-call when left out
  --program SPEC    what npm installs as alertbook in CI; the path of this program when left out
`;

/** `alertbook init`: a site to begin with. */
export function run(args: string[]): ExitCode {
  const { values, positionals } = readOptions(args, {
    name: { type: 'string' },
    site: { type: 'string', default: 'https://oncall.example.com/' },
    service: { type: 'string', default: 'my-service' },
    team: { type: 'string', default: 'on-call' },
    program: { type: 'string' },
  });
  if (positionals.length > 1)
    throw new UsageError(
      `\`alertbook init\` takes one folder: \`${positionals.join(' ')}\` are ${positionals.length}.`,
    );
  for (const name of ['service', 'team'] as const)
    if (!idPattern.test(values[name]))
      throw new UsageError(
        `\`--${name} ${values[name]}\`: expected lower-case letters, digits and hyphens, such as \`checkout-api\`.`,
      );
  if (!URL.canParse(values.site) || !/^https?:/.test(values.site))
    throw new UsageError(`\`--site ${values.site}\`: expected an address such as https://oncall.example.com/.`);
  const folder = path.resolve(positionals[0] ?? '.');
  const program = values.program ?? `file:${path.relative(folder, packageRoot).split(path.sep).join('/')}`;
  const starter = {
    name: values.name?.trim() || `${titleFrom(values.service)} on call`,
    site: values.site,
    service: values.service,
    team: values.team,
  };
  const files = [
    ...surroundings(starter, program),
    ...starterContent(starter).map(({ path: below, text }): [string, string] => [`content/${below}`, text]),
  ];
  writeAll(folder, files);
  return finish(folder, files.length, values.program === undefined);
}

/** Writes all files or none. @throws UsageError when one of them is there already, or cannot be written. */
function writeAll(folder: string, files: readonly [path: string, text: string][]): void {
  const there = [...files.map(([file]) => file), 'content'].filter((file) => existsSync(path.join(folder, file)));
  if (there.length > 0)
    throw new UsageError(
      `\`${shownPath(folder)}\` has ${there
        .slice(0, 3)
        .map((file) => `\`${file}\``)
        .join(', ')} already, and nothing that exists is overwritten: name an empty folder.`,
    );
  const before = existsSync(folder) ? new Set(readdirSync(folder)) : undefined;
  try {
    for (const [below, text] of files) {
      const file = path.join(folder, below);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text, { flag: 'wx' });
    }
  } catch (error) {
    for (const name of new Set(files.map(([below]) => below.split('/')[0]!)))
      if (!before?.has(name)) rmSync(path.join(folder, name), { recursive: true, force: true });
    throw new UsageError(`${shownPath(folder)} cannot be written: ${(error as Error).message}. Nothing is there.`);
  }
}

/** Records the addresses, writes what the editor needs, and says what the checks make of it. */
function finish(folder: string, count: number, isLocal: boolean): ExitCode {
  const content = path.join(folder, 'content');
  const { catalogue } = judgeContent(content, todayFrom(undefined));
  const addresses = unrecorded(new Map(), publishedOf(catalogue));
  writeFileSync(
    path.join(content, 'urls.lock'),
    formatLedger(addresses.map((address) => ({ address, leadsTo: undefined, retired: undefined }))),
  );
  writeEditorFiles(folder, content, catalogue);
  const { findings, hasErrors } = judgeContent(content, todayFrom(undefined));
  say(`Wrote ${count + 1} files into ${shownPath(folder)}: ${summary(findings)}.`, '');
  if (findings.length > 0) print(`${formatFindings(findings, 'text')}\n`);
  say('Next: `alertbook dev` shows the site while you write, `alertbook build` makes it.');
  if (isLocal) say('package.json names this program by its path: write where CI finds it, or use `--program`.');
  return hasErrors ? exitCodes.problems : exitCodes.ok;
}
