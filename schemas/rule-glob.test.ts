import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, onTestFinished, test } from 'vitest';
import { ruleGlob } from './rule-glob.ts';

test.each([
  'alerts/**/*.yaml',
  '../monitoring/rules/*.{yml,yaml}',
  '../../platform/**/rules/**/*-alerts.yaml',
  '../rules/team-*-alerts-*.yaml',
  '/etc/prometheus/rules.yaml',
  '../rules/[a-m]*.yaml',
])('a path or a glob that people write is one: %s', (glob) => {
  expect(ruleGlob.safeParse(glob).success).toBe(true);
});

test.each([
  '+(*a)b',
  '(a+)+b',
  '!(+(a)b)c',
  `${'*a'.repeat(12)}b`,
  '**/**/**/**/**/b',
  `${'{a,aa}'.repeat(20)}b`,
  '{1..1000000}.yaml',
  '*a*a*a/*a*a*a/*a*a*a/b',
])('a glob that takes long for some file names is none: %s', (glob) => {
  const { error } = ruleGlob.safeParse(glob);
  expect(error?.issues.map(({ message }) => message)).toEqual([
    'Expected a path, or a glob without brackets such as `+(…)`, with few `*`, such as `alerts/**/*.yaml`.',
  ]);
});

test.each(['*a*a*a*b', '**/*a*a*b', '**/**/**/b', `${'{a,aa}'.repeat(6)}b`])(
  'the slowest that is allowed is done with at once: %s',
  (glob) => {
    const cwd = mkdtempSync(path.join(tmpdir(), 'alertbook-'));
    onTestFinished(() => rmSync(cwd, { recursive: true }));
    const deep = path.join(cwd, ...Array.from({ length: 12 }, () => 'a'.repeat(20)));
    mkdirSync(deep, { recursive: true });
    for (const folder of [cwd, deep]) writeFileSync(path.join(folder, 'a'.repeat(200)), '');

    expect(ruleGlob.parse(glob)).toBe(glob);
    expect(globSync([glob], { cwd, onlyFiles: true, expandDirectories: false })).toEqual([]);
  },
  20_000,
);
