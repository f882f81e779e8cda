import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { temporaryFolder } from '../../test/support/command.ts';
import { FullText } from './full-text.ts';
import { SiteFiles } from './site-files.ts';

test.each([1, 250, 251])('of %i pages each is found once, and none is left behind', async (count) => {
  const temporary = temporaryFolder();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const site = new SiteFiles(path.join(temporary, 'site'));
  const fullText = new FullText();
  expect(readdirSync(temporary)).toHaveLength(2);

  for (let page = 0; page < count; page++)
    await fullText.add(`p${page}/index.html`, `<html lang="en"><body><h1>Page ${page}</h1><p>Words</p></body></html>`);
  await fullText.add('p.html', '<html lang="en"><body>A page without a folder</body></html>');
  await fullText.write(site);
  await fullText.close();

  const parts = [...site.all().keys()].filter((name) => name.startsWith('assets/full-text/fragment/'));
  expect(parts).toHaveLength(count);
  expect(readdirSync(temporary)).toEqual(['site']);
});

test('pages that are kept are written again only where they differ, and the search finds what there is now', async () => {
  const folder = path.join(temporaryFolder(), 'pages');
  const index = async (texts: Record<string, string>): Promise<string[]> => {
    const site = new SiteFiles(path.join(temporaryFolder(), 'site'));
    const fullText = new FullText(folder);
    for (const [name, text] of Object.entries(texts))
      await fullText.add(`${name}/index.html`, `<html lang="en"><body><h1>${name}</h1><p>${text}</p></body></html>`);
    await fullText.write(site);
    await fullText.close();
    return [...site.all().entries()].map(([file, { hash }]) => `${file} ${hash}`);
  };
  const next = { a: 'one', b: 'changed', d: 'new' };
  const page = (name: string): string => path.join(folder, '0', name, 'index.html');
  const long = new Date(1000);

  await index({ a: 'one', b: 'two', c: 'gone' });
  for (const name of ['a', 'b']) utimesSync(page(name), long, long);
  const again = await index(next);

  expect(statSync(page('a')).mtimeMs).toBe(long.getTime());
  expect(statSync(page('b')).mtimeMs).not.toBe(long.getTime());
  expect(existsSync(page('c'))).toBe(false);
  // Whatever became of what was kept.
  writeFileSync(page('a'), 'damaged');
  expect(await index(next)).toEqual(again);
});
