import { expect, test } from 'vitest';
import { readRules } from '../../readers/rules/read-rules.ts';
import { foreignLinksOf } from './foreign-links.ts';

function linksOf(annotations: Record<string, string>): unknown[] {
  const text = JSON.stringify({ groups: [{ name: 'g', rules: [{ alert: 'A', expr: 'up', annotations }] }] });
  return foreignLinksOf(readRules(text, 'f').rules, 'https://oncall.example.com');
}

test('a runbook elsewhere can be followed, a path of a repository is shown', () => {
  expect(linksOf({ runbook_url: 'https://wiki.example.com/a', runbook: 'docs/a.md' })).toEqual([
    { key: 'runbook_url', text: 'https://wiki.example.com/a', href: 'https://wiki.example.com/a' },
    { key: 'runbook', text: 'docs/a.md', href: undefined },
  ]);
});

test('one that a template makes is shown as it is written', () => {
  expect(linksOf({ runbook_url: 'https://wiki/{{ $labels.pod }}' })).toMatchObject([{ href: undefined }]);
});

test.each<Record<string, string>>([
  { runbook_url: 'https://oncall.example.com/alerts/A/' },
  { runbook_url: 'https://oncall.example.com' },
  { summary: 'https://x.example.com/' },
  { runbook_url: ' ' },
])('is none: %o', (annotations) => {
  expect(linksOf(annotations)).toEqual([]);
});
