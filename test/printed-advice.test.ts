import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launcher, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { shop } from './support/shop.ts';

/** What a person does with what is printed: they paste it. */
interface Printed {
  id: string;
  message: string;
  hint?: string;
  at: { file: string; line: number };
}

let bin: string;
let cwd: string;

beforeAll(() => {
  bin = temporaryFolderForFile();
  const script = path.join(bin, 'alertbook');
  writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${launcher}" "$@"\n`);
  chmodSync(script, 0o755);
});

beforeEach(() => {
  cwd = temporaryFolderForFile();
});

function shell(command: string, folder = cwd): { code: number | null; stdout: string } {
  const env = { ...process.env, NO_COLOR: '1', PATH: `${bin}${path.delimiter}${process.env['PATH']}` };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, env, encoding: 'utf8' });
  return { code: status, stdout: stdout + stderr };
}

function findings(id: string, options = '', folder = cwd): Printed[] {
  const { stdout } = shell(`alertbook check ${options} --format json`, folder);
  return (JSON.parse(stdout) as { findings: Printed[] }).findings.filter((finding) => finding.id === id);
}

/** The commands of a hint, in its order, as they are printed. */
function commandsIn({ hint = '' }: Printed): string[] {
  return [...hint.matchAll(/`(alertbook [^`]+)`/g)].map(([, command]) => command!);
}

/** Pastes a command, which must work. */
function paste(command: string | undefined, folder = cwd): void {
  expect(command).toBeDefined();
  const { code, stdout } = shell(command!, folder);
  expect(`${code} ${stdout}`, command).toMatch(/^0 /);
}

const runbook = 'content/runbooks/shop/down.mdx';
const page = (title: string, sections: readonly string[]): string =>
  `---\ntitle: ${title}\nservice: shop\n---\n\n${sections.map((section) => `## ${section}\n\nText of ${section}.\n`).join('\n')}`;

/** A site whose addresses are all recorded, by the advice that is printed where they are not. */
function recordedSite(folder = 'content', options = ''): void {
  const files = { ...shop, 'runbooks/shop/down.mdx': page('Shop is down', ['Meaning', 'Impact', 'Drain', 'Refill']) };
  writeFiles(path.join(cwd, folder), files);
  const [unrecorded] = findings('url/unrecorded', options);
  paste(commandsIn(unrecorded!)[0]);
  expect(findings('url/unrecorded', options)).toEqual([]);
}

describe('the ledger', () => {
  test('a heading that was renamed: the printed move leads from the old one to the new one', () => {
    recordedSite();
    writeFileSync(path.join(cwd, runbook), page('Shop is down', ['Meaning', 'Impact', 'Drain it', 'Refill']));
    const dead = findings('url/dead');
    expect(dead).toHaveLength(1);
    paste(commandsIn(dead[0]!).find((command) => command.includes(' move ')));
    expect(findings('url/dead')).toEqual([]);
    expect(shell('alertbook urls list').stdout).toContain(
      '/runbooks/shop/down/#drain  -> /runbooks/shop/down/#drain-it',
    );
  });

  test('a heading that was renamed: the id that is printed keeps the old address', () => {
    recordedSite();
    const sections = ['Meaning', 'Impact', 'Drain it', 'Refill'];
    writeFileSync(path.join(cwd, runbook), page('Shop is down', sections));
    const [{ hint, at }] = findings('url/dead') as [Printed];
    const id = /write `(\[#[^`]+\])` after the heading/.exec(hint!)![1]!;
    const lines = readFileSync(path.join(cwd, at.file), 'utf8').split('\n');
    lines[at.line - 1] += ` ${id}`;
    writeFileSync(path.join(cwd, at.file), lines.join('\n'));
    expect(findings('url/dead')).toEqual([]);
  });

  test('a page that was renamed: the printed move takes its sections along', () => {
    recordedSite();
    renameSync(path.join(cwd, runbook), path.join(cwd, 'content/runbooks/shop/downs.mdx'));
    const dead = findings('url/dead');
    paste(commandsIn(dead[0]!).find((command) => command.includes(' move ')));
    expect(findings('url/dead')).toEqual([]);
    expect(shell('alertbook urls list').stdout).toMatch(
      /\/runbooks\/shop\/down\/#drain {2}-> \/runbooks\/shop\/downs\/#drain/,
    );
  });

  test('what is gone: each printed retirement ends one finding, whatever characters the address has', () => {
    recordedSite();
    rmSync(path.join(cwd, runbook));
    const ledger = path.join(cwd, 'content/urls.lock');
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8')}/wiki/it's(old)&$HOME;x/\n`);
    for (let left = findings('url/dead'); left.length > 0;) {
      paste(commandsIn(left[0]!).find((command) => command.includes(' retire ')));
      const now = findings('url/dead');
      expect(now.length).toBeLessThan(left.length);
      left = now;
    }
    expect(shell('alertbook urls list').stdout).toContain("/wiki/it's(old)&$HOME;x/  retired");
  });

  test('two headings that went for one new one: nothing printed moves either, and both can be retired', () => {
    recordedSite();
    writeFileSync(path.join(cwd, runbook), page('Shop is down', ['Meaning', 'Impact', 'Everything else']));
    const dead = findings('url/dead');
    expect(dead).toHaveLength(2);
    for (const finding of dead) {
      expect(commandsIn(finding).map((command) => command.split(' ')[2])).toEqual(['retire']);
      paste(commandsIn(finding)[0]);
    }
    expect(findings('url/dead')).toEqual([]);
  });

  test('content in another folder: what is printed names it', () => {
    recordedSite('on call/pages', "--content 'on call/pages'");
    writeFileSync(
      path.join(cwd, 'on call/pages/runbooks/shop/down.mdx'),
      page('Shop is down', ['Meaning', 'Impact', 'Drain it', 'Refill']),
    );
    const [dead] = findings('url/dead', "--content 'on call/pages'");
    paste(commandsIn(dead!)[0]);
    expect(findings('url/dead', "--content 'on call/pages'")).toEqual([]);
  });
});

describe('an import', () => {
  const report = (name = 'import-report.md'): string => readFileSync(path.join(cwd, name), 'utf8');
  const written = (text: string): string[] => [...text.matchAll(/^- (content\/\S+)$/gm)].map(([, file]) => file!);

  test('pages of no service: deleting what the report lists, and importing again with the option, leaves nothing of the first import', () => {
    mkdirSync(path.join(cwd, 'docs'));
    writeFileSync(
      path.join(cwd, 'docs/QueueBacklog.md'),
      '# Queue backlog\n\n## Meaning\n\nLong.\n\n## Impact\n\nLate.\n',
    );
    paste('alertbook import docs');
    const [, service, advice] =
      /(content\/services\/unassigned\.mdx)\S* {2}warning {2}import\/service\n.*\n {2}(.*)\n/.exec(report())!;
    expect(service).toBeDefined();
    expect(advice).toBe('Delete what the report lists under “Written”, and import again with `--service ID`.');
    for (const file of written(report())) rmSync(path.join(cwd, file));
    paste('alertbook import docs --service shop');
    expect(report('import-report-2.md')).not.toMatch(/ {2}import\/service\n/);
    expect(written(report('import-report-2.md'))).toContain('content/runbooks/shop/queuebacklog.mdx');
    expect(findings('runbook/alert-claimed-twice')).toEqual([]);
  });

  test('a site of no address: writing one where the report points ends the finding', () => {
    mkdirSync(path.join(cwd, 'docs'));
    writeFileSync(
      path.join(cwd, 'docs/QueueBacklog.md'),
      '# Queue backlog\n\n## Meaning\n\nLong.\n\n## Impact\n\nLate.\n',
    );
    paste('alertbook import docs --service shop');
    const [, line, advice] = /content\/site\.yaml:(\d+):\d+ {2}warning {2}import\/site\n.*\n {2}(.*)\n/.exec(report())!;
    expect(advice).toBe('Write its public address.');
    const file = path.join(cwd, 'content/site.yaml');
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines[Number(line) - 1]).toMatch(/^url: /);
    lines[Number(line) - 1] = 'url: https://shop.example.org/';
    writeFileSync(file, lines.join('\n'));
    const { code, stdout } = shell('alertbook check');
    expect(`${code} ${stdout}`).toMatch(/^0 /);
  });

  test('a file that is there already: the other folder that is printed takes the import', () => {
    mkdirSync(path.join(cwd, 'docs'));
    writeFileSync(
      path.join(cwd, 'docs/QueueBacklog.md'),
      '# Queue backlog\n\n## Meaning\n\nLong.\n\n## Impact\n\nLate.\n',
    );
    paste('alertbook import docs --service shop');
    const again = shell('alertbook import docs --service shop');
    expect(again.code).toBe(1);
    expect(again.stdout).toContain('import into another folder with `--content`.');
    paste('alertbook import docs --service shop --content other');
  });

  test('addresses that nobody recorded: the command in the report records them', () => {
    mkdirSync(path.join(cwd, 'docs'));
    writeFileSync(
      path.join(cwd, 'docs/QueueBacklog.md'),
      '# Queue backlog\n\n## Meaning\n\nLong.\n\n## Impact\n\nLate.\n',
    );
    paste('alertbook import docs --service shop');
    paste(/`(alertbook urls record[^`]*)`/.exec(report())?.[1]);
    expect(findings('url/unrecorded')).toEqual([]);
  });
});
