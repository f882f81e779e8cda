import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { asNobody } from '../../test/support/as-nobody.ts';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { filesBelow, type WalkOptions } from './content-folder.ts';

function walked(folder: string, options?: WalkOptions): string[] {
  return [...filesBelow(folder, options)].map((entry) =>
    'bytes' in entry ? entry.path : `${entry.path}: the ${entry.problem.of} ${entry.problem.what}`,
  );
}

test('a link to a folder beside it is followed; one to a folder around it, out, or nowhere is told', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'content/a/x.mdx': 'x', 'outside.mdx': 'x' });
  const content = path.join(folder, 'content');
  symlinkSync('a', path.join(content, 'b'));
  symlinkSync('..', path.join(content, 'a/up'));
  symlinkSync('../outside.mdx', path.join(content, 'out.mdx'));
  symlinkSync('nowhere', path.join(content, 'lost.mdx'));
  symlinkSync('circle', path.join(content, 'circle'));

  expect(walked(content)).toEqual([
    'a/up: the link leads to a folder around it, so it is not followed',
    'a/x.mdx',
    'b/up: the link leads to a folder around it, so it is not followed',
    'b/x.mdx',
    'circle: the link leads in a circle',
    'lost.mdx: the link leads nowhere',
    'out.mdx: the link leads out of the folder, so it is not followed',
  ]);
});

test('folders that lead to each other are read a few times, and one finding tells of the rest', () => {
  const folder = temporaryFolder();
  const names = Array.from({ length: 30 }, (_, index) => `d${String(index).padStart(2, '0')}`);
  writeFiles(folder, Object.fromEntries(names.map((name) => [`${name}/x.mdx`, 'x'])));
  // Two ways from each to the next: 2^29 ways to the last.
  for (const [index, name] of names.entries())
    for (const way of names[index + 1] ? ['l', 'm'] : [])
      symlinkSync(`../${names[index + 1]}`, path.join(folder, name, way));
  for (const other of names.slice(0, 5))
    for (const name of names.slice(0, 5))
      if (name !== other) symlinkSync(`../${other}`, path.join(folder, name, `to-${other}`));

  const found = walked(folder);

  expect(found.length).toBeLessThan(5000);
  for (const name of names) expect(found).toContain(`${name}/x.mdx`);
  const told = found.filter((line) => line.includes('read 8 times already'));
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(names.length);
});

test('a folder that has the name of a file is told, and not read', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'guides/x.mdx/y.mdx': 'x', 'alerts/x.yaml/y.yaml': 'x' });

  expect(walked(folder, { isForFile: (below) => below === 'guides/x.mdx' })).toEqual([
    'alerts/x.yaml/y.yaml',
    'guides/x.mdx: the folder has the name of a file',
  ]);
});

test('a folder that may not be read is told, and all others are read', () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'a'));
  writeFiles(folder, { 'b/x.mdx': 'x' });
  chmodSync(path.join(folder, 'a'), 0);

  expect(asNobody(() => walked(folder))).toEqual([
    'a: the folder cannot be read, because you have no permission',
    'b/x.mdx',
  ]);
});
