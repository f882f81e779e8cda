import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { residentAlertbook, temporaryFolder, writeFiles, type Ran } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import { shop } from './support/shop.ts';

const sloth = (service: string): string => `version: prometheus/v1
service: ${service}
slos:
  - name: till-availability
    objective: 99.9
    sli: { raw: { error_ratio_query: "till:errors:ratio[{{.window}}]" } }
    alerting: { name: TillBudgetBurns }
    plugins: { chain: [{ id: own/plugin }] }
`;

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  const files = Object.entries(shop).filter(([name]) => !name.startsWith('slos/'));
  writeFiles(folder, Object.fromEntries(files.map(([name, text]) => [`content/${name}`, text])));
});
const run = (...args: string[]): Promise<Ran> => residentAlertbook(['slo', 'import', ...args], { cwd: folder });

test('objectives of a file are written beside their service, what is left is named with its place, and check takes them', async () => {
  writeFiles(folder, { 'slo.yaml': sloth('shop') });

  const { code, stdout } = await run('slo.yaml');

  expect(stdout).toContain(
    'slo.yaml:4:5  note  slo-import/kept\n  Kept for `alertbook slo export`, and shown on no page: `slos[0].plugins`.',
  );
  expect(stdout).toMatch(/wrote content\/slos\/shop\.yaml\n1 objective from 1 file\. To decide: 3 notes\.\n$/);
  expect(code).toBe(0);
  expect(readFileSync(path.join(folder, 'content/slos/shop.yaml'), 'utf8')).toMatchInlineSnapshot(`
    "objectives:
      - id: till-availability
        name: till-availability
        indicator: availability
        target: 99.9%
        queries:
          source: prometheus
          badRatio: till:errors:ratio[{{.window}}]
        alerts:
          - TillBudgetBurns
        specification:
          format: sloth
          rest:
            slos:
              - plugins:
                  chain:
                    - id: own/plugin
    "
  `);
  expect((await residentAlertbook(['check'], { cwd: folder })).stdout).not.toMatch(/^content\/slos\/shop\.yaml/m);
});

const exportTo = (...args: string[]): Promise<Ran> => residentAlertbook(['slo', 'export', ...args], { cwd: folder });

test('what was imported is exported as it was, on standard output or into a folder', async () => {
  writeFiles(folder, { 'slo.yaml': sloth('shop') });
  await run('slo.yaml');

  const { code, stdout, stderr } = await exportTo('--format', 'sloth', 'shop');

  expect([code, stderr]).toEqual([0, '1 objective in 1 file. Found: no problems.\n']);
  expect(parse(stdout)).toEqual(parse(sloth('shop')));

  expect(await exportTo('--format', 'sloth', '--out', 'slos')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('wrote slos/shop.yaml'),
  });
  expect(readFileSync(path.join(folder, 'slos/shop.yaml'), 'utf8')).toBe(stdout);
  expect((await exportTo('--format', 'sloth', '--out', 'slos')).code).toBe(0);
  writeFiles(folder, { 'slos/shop.yaml': 'mine: true\n' });
  expect(await exportTo('--format', 'sloth', '--out', 'slos')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('`slos/shop.yaml` is there already and says something else: delete it'),
  });
});

test('an objective that lacks something is left out and named at its place, and the others are written', async () => {
  writeFiles(folder, { 'slo.yaml': sloth('shop') });
  await run('slo.yaml');
  const text = readFileSync(path.join(folder, 'content/slos/shop.yaml'), 'utf8');
  writeFiles(folder, {
    'content/slos/shop.yaml': `${text}  - { id: two, name: two, indicator: latency, target: p95 < 1s, alerts: [X] }\n`,
  });

  const { code, stdout, stderr } = await exportTo('--format', 'sloth');

  expect(code).toBe(1);
  expect(parse(stdout)).toEqual(parse(sloth('shop')));
  expect(stderr).toContain('content/slos/shop.yaml:18:5  error  slo-export/missing\n  `two`: Sloth counts bad events');
});

test('a service without objectives, or no format, is wrong use', async () => {
  writeFiles(folder, { 'slo.yaml': sloth('shop') });
  await run('slo.yaml');

  expect(await exportTo('--format', 'sloth', 'shpo')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('The service `shpo` has no objectives. Did you mean `shop`?'),
  });
  expect(await exportTo()).toMatchObject({ code: 2, stderr: expect.stringContaining('`--format openslo`') });
});

test('nothing is written where a service has no file, where objectives are there already, or on a dry run', async () => {
  writeFiles(folder, { 'till.yaml': sloth('till'), 'slo.yaml': sloth('shop') });
  const before = digestsBelow(folder);

  expect(await run('slo.yaml', 'till.yaml')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'The service `till` of `till-availability` has no file: run `alertbook new service till`',
    ),
  });
  expect(await run('--dry-run', 'slo.yaml')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('would write content/slos/shop.yaml'),
  });
  expect(digestsBelow(folder)).toEqual(before);

  await run('slo.yaml');
  expect(await run('slo.yaml')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('`content/slos/shop.yaml` is there already, and is not overwritten'),
  });
});

test('another service may be named, and a file that is none is an error beside those that are', async () => {
  writeFiles(folder, { 'till.yaml': sloth('till'), 'other.yaml': 'groups: []\n' });

  const { code, stdout } = await run('till.yaml', 'other.yaml', '--service', 'shop');

  expect(code).toBe(1);
  expect(stdout).toContain('other.yaml:1:1  error  slo-import/kind');
  expect(stdout).toContain('wrote content/slos/shop.yaml');
});
