import { expect, test } from 'vitest';
import type { Finding } from '../model/audit/finding.ts';
import { sarifReport } from './findings-sarif.ts';

const finding: Finding = {
  id: 'rules/dead-page',
  level: 'error',
  message: 'It leads nowhere.',
  hint: 'Write it.',
  at: { file: 'my rules/ä.yaml', line: 3, column: 7 },
};

test('each finding is a result at its place, with its rule', () => {
  const { version, runs } = JSON.parse(
    sarifReport([
      finding,
      { ...finding, id: 'rules/redirect', level: 'note', at: { file: '/tmp/x', line: 1, column: 1 } },
    ]),
  );
  expect(version).toBe('2.1.0');
  expect(runs[0].tool.driver.rules).toMatchObject([{ id: 'rules/dead-page' }, { id: 'rules/redirect' }]);
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
  expect(JSON.parse(sarifReport([])).runs[0].results).toEqual([]);
});
