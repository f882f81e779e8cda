import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importGuide } from '../src/importers/guide/import-guide.ts';
import { importTree } from '../src/importers/tree/import-tree.ts';
import { treeOf } from '../src/model/catalogue/tree.ts';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';
import { catalogueFrom } from './support/content-folder.ts';
import { madeUpMarkdown } from './support/made-up-markdown.ts';
import { groupByLetter, textOfHast, textOfMarkdown, textOfProse, withoutSpace } from './support/markdown-text.ts';

// The same documents at each run: whoever changes the importer tries other seeds by hand.
const seed = Number(process.env['ALERTBOOK_SEED'] ?? 20_240_229);

/** What a page is to say: what a code host shows of the source, with the title in front. */
function expectedText(markdown: string, title: string | undefined): string {
  const text = textOfMarkdown(markdown);
  return title === undefined ? text : title + text.replace(title, () => '');
}

/** HTML that Markdown cannot say is shown as code, and no cell of a table is dropped: then the page says more than a code host, and all that it does. */
function expectSameText(got: string, wanted: string, saysMore: boolean): void {
  if (!saysMore) return expect(got).toBe(wanted);
  let next = 0;
  const letters = groupByLetter(wanted);
  for (const letter of groupByLetter(got)) if (letter === letters[next]) next++;
  expect(letters.slice(next)).toBe('');
}

function importOne(markdown: string) {
  const file = { path: 'page.md', shown: 'page.md', bytes: new TextEncoder().encode(markdown) };
  return importTree(
    { name: 'made-up', files: [file] },
    { shownAs: 'content', team: 'on-call', writesParameters: false },
  );
}

test('the text of a page that was imported is the text of its source, and every line is accounted for', () => {
  fc.assert(
    fc.property(madeUpMarkdown, (markdown) => {
      const { files, refused, findings } = importOne(markdown);
      expect(refused).toEqual([]);
      expect(findings.filter(({ id }) => id === 'import/unwritable')).toEqual([]);
      const catalogue = catalogueFrom(Object.fromEntries(files.map(({ path: file, text }) => [file, text])));
      expect(catalogue.findings.filter(({ level }) => level === 'error')).toEqual([]);
      const [guide] = catalogue.documents.guide.values();
      const title = guide!.data.title === 'Page' ? undefined : withoutSpace(guide!.data.title);
      const body = guide!.body ? withoutSpace(textOfHast(treeOf(guide!.body))) : '';
      const saysMore = findings.some(({ id }) => ['import/html', 'import/table'].includes(id));
      expectSameText((title ?? '') + body, expectedText(markdown, title), saysMore);
    }),
    { numRuns: 300, seed },
  );
}, 120_000);

test('a guide of anything is imported with every line accounted for, as content that can be read', () => {
  fc.assert(
    fc.property(madeUpMarkdown, (markdown) => {
      const file = { path: 'page.md', shown: 'page.md', bytes: new TextEncoder().encode(markdown) };
      const { files, refused } = importGuide(file, { shownAs: 'content', team: 'on-call', writesParameters: false });
      expect(refused).toEqual([]);
      const { findings } = catalogueFrom(Object.fromEntries(files.map(({ path: name, text }) => [name, text])));
      expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    }),
    { numRuns: 200, seed },
  );
}, 120_000);

test('a thousand made-up documents are imported, built, and say on their pages what their sources say', async () => {
  const folder = temporaryFolder();
  const sources = fc.sample(madeUpMarkdown, { numRuns: 1000, seed });
  writeFiles(folder, Object.fromEntries(sources.map((text, index) => [`docs/p${index}.md`, text])));

  const imported = await alertbook(['import', 'docs', '--site', 'https://oncall.example.com/'], { cwd: folder });
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  expect(imported.stdout).toContain('1000 sources');
  expect(imported.stdout).toContain('0 went nowhere');
  const built = await alertbook(['build', '--out', 'dist'], { cwd: folder });
  expect(built.code, built.stderr).toBe(0);

  const report = readFileSync(path.join(folder, 'import-report.md'), 'utf8');
  expect(report).not.toContain('import/unwritable');
  sources.forEach((markdown, index) => {
    const page = path.join(folder, `dist/guides/p${index}/index.html`);
    expect(existsSync(page), page).toBe(true);
    const { title, text } = textOfProse(readFileSync(page, 'utf8'));
    const heading = title === `P${index}` ? undefined : title;
    const saysMore = new RegExp(`guides/p${index}\\.mdx:.*import/(?:html|table)`).test(report);
    expectSameText((heading ?? '') + text, expectedText(markdown, heading), saysMore);
  });
}, 300_000);
