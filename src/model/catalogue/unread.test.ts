import { describe, expect, test } from 'vitest';
import { healthyFiles, today } from '../../../test/support/catalogue.ts';
import { runChecks } from '../../checks/registry.ts';
import { publishedOf } from '../site/dead-addresses.ts';
import { publishedAddresses } from '../site/ledger.ts';
import { readCatalogue, type FolderEntry } from '../../readers/content/read-catalogue.ts';

/** Healthy content that leans on every file of it: texts that link, alerts of rules, a ledger. */
const files: Record<string, string> = {
  ...healthyFiles,
  'site.yaml': healthyFiles['site.yaml']!.replace('checks:\n  url/unrecorded: off\n', ''),
  'alerts/shop.yaml': 'groups:\n- name: g\n  rules:\n  - alert: OrdersLate\n    expr: up == 0\n',
  'guides/links.mdx': `---
title: Links
---

## All of them

[Restore](../runbooks/checkout/restore.mdx), [latency](/runbooks/checkout/latency/#meaning), [on call](/guides/on-call/#the-first-day),
[search](/services/search/), [checkout](/services/checkout/#where-to-start), [severities](/severities/#default),
[old](/wiki/latency/), <AlertLink name="OrdersLate" />, [its page](/alerts/OrdersLate/), [a term](/glossary/#slo).
`,
};

function entries(unread: string): FolderEntry[] {
  const isUnread = (path: string): boolean => path === unread || path.startsWith(`${unread}/`);
  const read = Object.entries(files)
    .filter(([path]) => !isUnread(path))
    .map(([path, text]): FolderEntry => ({ path, bytes: new TextEncoder().encode(text) }));
  const of = unread in files ? 'file' : 'folder';
  const all: FolderEntry[] = [...read, { path: unread, problem: { of, what: 'is a pipe', hint: 'Delete it.' } }];
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function findingsOf(all: FolderEntry[]): string[] {
  const catalogue = readCatalogue(all, { shownAs: 'content' });
  return runChecks(catalogue, { today }).map(({ id, at, message }) => `${at.file} ${id} ${message}`);
}

/** Every address of the healthy content, as it would be recorded. */
const ledger = (() => {
  const all = Object.entries(files).map(([path, text]): FolderEntry => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
  const catalogue = readCatalogue(
    all.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    { shownAs: 'content' },
  );
  return publishedAddresses(publishedOf(catalogue)).join('\n');
})();
files['urls.lock'] = `${ledger}\n`;

test('nothing is found while everything can be read', () => {
  const all = Object.entries(files).map(([path, text]): FolderEntry => ({
    path,
    bytes: new TextEncoder().encode(text),
  }));
  expect(findingsOf(all.toSorted((a, b) => (a.path < b.path ? -1 : 1)))).toEqual([]);
});

describe('what cannot be read is one finding, and nothing that leans on it is wrong', () => {
  const folders = new Set(
    Object.keys(files).flatMap((path) => (path.includes('/') ? [path.slice(0, path.lastIndexOf('/'))] : [])),
  );
  test.each([...Object.keys(files), ...folders])('%s', (unread) => {
    const kind =
      unread === 'alerts/shop.yaml'
        ? 'rules/unreadable The file'
        : unread in files
          ? 'content/unreadable The file'
          : 'content/unreadable The folder';
    expect(findingsOf(entries(unread))).toEqual([`content/${unread} ${kind} is a pipe.`]);
  });
});

describe('a text that is too deep is one finding, and nothing that leans on it is wrong', () => {
  test.each(Object.keys(files).filter((path) => path.endsWith('.mdx')))('%s', (deep) => {
    const all = Object.entries(files).map(([path, text]): FolderEntry => ({
      path,
      bytes: new TextEncoder().encode(path === deep ? `${text}\n${'> '.repeat(500)}x\n` : text),
    }));
    const found = findingsOf(all.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
    expect(found).toEqual([
      `content/${deep} content/too-deep Lists and quotes are nested more than 100 deep. The text was not read: check again after fixing this.`,
    ]);
  });
});

describe('a value that cannot be read is named, and nothing that leans on it is wrong', () => {
  const broken: [what: string, change: (value: string) => string][] = [
    ['of another form', () => '{ x: y }'],
    ['that is not YAML', (value) => `"${value.replaceAll('"', '')}`],
    ['that is empty', () => ''],
  ];
  describe.each(broken)('%s', (_what, change) => {
    test.each(Object.keys(files).filter((path) => /\.(?:mdx|yaml)$/.test(path) && !path.startsWith('alerts/')))(
      '%s',
      (path) => {
        const lines = files[path]!.split('\n');
        const end = path.endsWith('.mdx') ? lines.indexOf('---', 1) : lines.length;
        lines.slice(0, end).forEach((line, index) => {
          const written = /^(\s*(?:- )?[A-Za-z_/-]+:) (\S.*)$/.exec(line);
          if (!written) return;
          const text = lines.with(index, `${written[1]} ${change(written[2]!)}`).join('\n');
          const all = Object.entries(files).map(([below, old]): FolderEntry => ({
            path: below,
            bytes: new TextEncoder().encode(below === path ? text : old),
          }));
          const found = findingsOf(all.toSorted((a, b) => (a.path < b.path ? -1 : 1)));
          const elsewhere = found.filter((finding) => !finding.startsWith(`content/${path} content/`));
          expect.soft([line, ...elsewhere]).toEqual([line]);
        });
      },
    );
  });
});

test('a file of rules that was read in part says what its alerts keep from being checked, and only then', () => {
  const withText = (text: string): string[] =>
    findingsOf(
      Object.entries({
        ...files,
        'alerts/shop.yaml': `${files['alerts/shop.yaml']!}\t    for: 1m\n`,
        'guides/more.mdx': text,
      })
        .map(([path, content]): FolderEntry => ({ path, bytes: new TextEncoder().encode(content) }))
        .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    ).filter((finding) => finding.includes('rules/yaml'));
  const guide = '---\ntitle: More\n---\n\nText.\n';
  expect(withText(guide).join('\n')).not.toContain('check again');
  expect(withText(`${guide}\n<AlertLink name="NoSuchAlert" />\n`)[0]).toContain(
    'What depends on this was not checked: check again after fixing this.',
  );
});
