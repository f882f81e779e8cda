import { describe, expect, test } from 'vitest';
import { importTree } from '../tree/import-tree.ts';
import { ownersIn, rootOfOwners } from './code-owners.ts';

const ownersOf = (text: string, file: string): string =>
  ownersIn({ root: '/repo', text })(`/repo/${file}`)
    .map(({ written }) => written)
    .join(' ');

test.each([
  ['*  @shop/all', 'docs/a.md', '@shop/all'],
  ['*.md @shop/docs', 'docs/a.md', '@shop/docs'],
  ['/docs/ @shop/docs', 'docs/x/a.md', '@shop/docs'],
  ['/docs/ @shop/docs', 'web/docs/a.md', ''],
  ['docs/* @shop/docs', 'docs/a.md', '@shop/docs'],
  ['docs/* @shop/docs', 'docs/x/a.md', ''],
  ['apps/ @shop/apps', 'web/apps/a.md', '@shop/apps'],
  ['**/queue @shop/q', 'a/b/queue/c.md', '@shop/q'],
  ['docs/** @shop/docs', 'docs/x/y/a.md', '@shop/docs'],
  ['* @shop/all\n/docs/ @shop/docs # theirs', 'docs/a.md', '@shop/docs'],
  ['* @shop/all\n/docs/', 'docs/a.md', ''],
  ['[Documents] @shop/docs\ndocs/', 'docs/a.md', '@shop/docs'],
  ['docs/a\\ b.md ada@example.com @ada', 'docs/a b.md', 'ada@example.com @ada'],
  ['# * @shop/all', 'docs/a.md', ''],
])('%j: the owner of %s is %j', (text, file, owners) => {
  expect(ownersOf(text, file)).toBe(owners);
});

test.each(['/repo/CODEOWNERS', '/repo/.github/CODEOWNERS', '/repo/docs/CODEOWNERS'])(
  'patterns of %s count from the repository',
  (file) => {
    expect(rootOfOwners(file)).toBe('/repo');
  },
);

describe('services of a folder', () => {
  const files = ['shop/a.md', 'shop/b.md', 'web/c.md', 'mail/d.md'].map((path) => ({
    path,
    shown: path,
    bytes: new TextEncoder().encode('# Page\n\nText.\n'),
  }));
  const text = '/docs/shop/ @acme/payments\n/docs/shop/b.md @acme/search\n/docs/web/ @ada ada@example.com\n';
  const result = importTree(
    { name: 'docs', folder: '/repo/docs', files },
    { shownAs: 'content', team: 'on-call', writesParameters: false, owners: { root: '/repo', text } },
  );
  const textOf = (path: string): string => result.files.find((file) => file.path === path)?.text ?? '';

  test('are owned by the team that owns their files, else by its people, else by the usual team', () => {
    expect(textOf('services/shop.mdx')).toContain('owner: payments\n');
    expect(textOf('services/web.mdx')).toContain('owner: web-owners\n');
    expect(textOf('services/mail.mdx')).toContain('owner: on-call\n');
    expect(textOf('teams/web-owners.yaml')).toContain("  - id: ada\n    chat: '@ada'\n");
    expect(result.files.map(({ path }) => path)).toContain('teams/payments.yaml');
  });

  test('say which other owners their files have', () => {
    expect(result.findings.filter(({ id }) => id === 'import/owner').map(({ message }) => message)).toEqual([
      'Its files have other owners too: `@acme/search`.',
      'Nothing says who owns this service, so the team `on-call` does.',
    ]);
  });
});
