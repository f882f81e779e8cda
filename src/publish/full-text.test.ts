import { readdirSync } from 'node:fs';
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
