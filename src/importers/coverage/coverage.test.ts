import { expect, test } from 'vitest';
import { coverageOf, lostLines } from './coverage.ts';
import { parseMarkdown } from '../source/parse-markdown.ts';
import { wordsByLine } from './words.ts';

const accountOf = (
  text: string,
  targets: Record<string, string>,
  understood: Parameters<typeof coverageOf>[0]['understood'] = [],
) =>
  coverageOf({
    shown: 'page.md',
    text,
    words: wordsByLine(parseMarkdown(text)),
    targets: Object.entries(targets).map(([path, written]) => ({ path, text: written })),
    understood,
  });
const page = (body: string): Record<string, string> => ({ 'guides/page.mdx': `---\ntitle: Page\n---\n\n${body}` });
const fatesOf = (...args: Parameters<typeof accountOf>): string[] =>
  accountOf(...args).lines.map(({ fate, to }) => `${fate} ${to}`.trim());

test('a line is found where its words are, whatever marks are around them', () => {
  expect(fatesOf('# Page\n\nDrain the **queue**s.\n', page('Drain *the* queues.\n'))).toEqual([
    'text guides/page.mdx:2',
    'blank',
    'text guides/page.mdx:5',
    'blank',
  ]);
});

test('a line with a word that is nowhere is lost, and is an error at its place', () => {
  const text = '# Page\n\nDrain the queue now.\n';
  const account = accountOf(text, page('Drain the queue.\n'));

  expect(account.lines[2]).toEqual({ line: 3, fate: 'nowhere', to: '' });
  expect(lostLines(account, text)).toMatchObject([
    { id: 'import/lost-line', level: 'error', at: { file: 'page.md', line: 3 } },
  ]);
});

test('a word that appears once does not count for two lines', () => {
  expect(fatesOf('drain\n\ndrain\n', page('drain\n'))).toEqual(['text guides/page.mdx:5', 'blank', 'nowhere', 'blank']);
});

test('code, addresses of other sites, words of images and comments count; markup does not', () => {
  const text = 'a\n\n```sh\nrun b\n```\n\n[c](https://d.example/e) ![f](g.png)\n\n<!-- h -->\n\n---\n';
  const all = 'a\n\n```sh\nrun b\n```\n\n[c](https://d.example/e) ![f](/images/g.png)\n\n{/* h */}\n';

  expect(fatesOf(text, page(all))).not.toContain('nowhere');
  expect(fatesOf(text, page(all))[10]).toBe('markup guides/page.mdx');
  for (const lost of ['run b', 'https://d.example/e', 'f', 'h'])
    expect(fatesOf(text, page(all.replace(lost, 'x'))), lost).toContain('nowhere');
});

test('a line that became a field is accounted for by its words, but for those that name the field', () => {
  const targets = { 'recovery/shop.yaml': 'targets:\n  - scope: Shop\n    rto: 4 hours\n' };
  const claim = {
    line: 1,
    fate: 'field' as const,
    to: 'recovery/shop.yaml: targets[0].rto',
    absorbed: ['Recovery Time'],
  };

  expect(fatesOf('Recovery Time: 4 hours\n', targets, [claim])[0]).toBe('field recovery/shop.yaml: targets[0].rto');
  expect(fatesOf('Recovery Time: 4 hours at most\n', targets, [claim])[0]).toBe('nowhere');
});
