import { expect, test } from 'vitest';
import type { Finding } from '../model/audit/finding.ts';
import { sarifReporter } from './findings-sarif.ts';
import type { CheckPage } from './reporter.ts';

const page: CheckPage = {
  shown: 'docs/checks/rules-dead-page.md',
  url: 'file:///docs/checks/rules-dead-page.md',
  level: 'error',
  summary: 'Every link leads to a page that exists. Old addresses count.',
  text: '# rules/dead-page\n\nEvery link\u202e leads to a page that exists.\n',
};
const pageOf = (id: string): CheckPage | undefined => (id === 'rules/dead-page' ? page : undefined);

const finding: Finding = {
  id: 'rules/dead-page',
  level: 'error',
  message: 'It leads nowhere.',
  hint: 'Write it.',
  at: { file: 'my rules/ä.yaml', line: 3, column: 7 },
};

test('each finding is a result at its place, with its rule', () => {
  const { version, runs } = JSON.parse(
    sarifReporter.report(
      [finding, { ...finding, id: 'rules/yaml', level: 'note', at: { file: '/tmp/x', line: 1, column: 1 } }],
      { pageOf },
    ),
  );
  expect(version).toBe('2.1.0');
  expect(runs[0].tool.driver.rules).toEqual([
    {
      id: 'rules/dead-page',
      name: 'rules/dead-page',
      shortDescription: { text: 'Every link leads to a page that exists.' },
      fullDescription: { text: 'Every link leads to a page that exists. Old addresses count.' },
      helpUri: 'file:///docs/checks/rules-dead-page.md',
      help: {
        text: 'Every link leads to a page that exists. Old addresses count.',
        markdown: '# rules/dead-page\n\nEvery link‹U+202E› leads to a page that exists.\n',
      },
      defaultConfiguration: { level: 'error' },
    },
    { id: 'rules/yaml', name: 'rules/yaml' },
  ]);
  expect(runs[0].results).toMatchObject([
    {
      ruleId: 'rules/dead-page',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'It leads nowhere. Write it.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'my%20rules/%C3%A4.yaml' },
            region: { startLine: 3, startColumn: 7 },
          },
        },
      ],
    },
    { ruleIndex: 1, level: 'note', locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///tmp/x' } } }] },
  ]);
});

test('nothing found is a run without results', () => {
  expect(JSON.parse(sarifReporter.report([], {})).runs[0].results).toEqual([]);
});
