import { describe, expect, test } from 'vitest';
import { readRules } from './read-rules.ts';

/** Which checks each rule silences, and what is wrong with comments. */
function outcome(text: string): { silenced: Record<string, string[]>; report: string[] } {
  const { rules, findings } = readRules(text, 'f');
  return {
    silenced: Object.fromEntries(
      rules.map(({ name, silences = [] }) => [
        name,
        silences.map(
          ({ check, reason, at, lines }) => `${at.line}:${at.column} ${check} (${reason}) ${lines.join('-')}`,
        ),
      ]),
    ),
    report: findings.map(({ id, at, message, hint }) => `${at.line}:${at.column} ${id} ${message} ${hint}`),
  };
}

const rules = (lines: string): string => `groups:\n  - name: g\n    rules:\n${lines}`;

describe('a comment silences a check', () => {
  test.each([
    [
      'on the line above a rule',
      '      # alertbook disable rules/no-link -- old\n      - alert: A\n        expr: up\n',
      '4:27',
    ],
    ['on its first line', '      - alert: A # alertbook disable rules/no-link -- old\n        expr: up\n', '4:38'],
    [
      'between its keys',
      '      - alert: A\n        # alertbook disable rules/no-link -- old\n        expr: up\n',
      '5:29',
    ],
    ['behind its last value', '      - alert: A\n        expr: up # alertbook disable rules/no-link -- old\n', '5:38'],
    [
      'below its last key, in line with it',
      '      - alert: A\n        expr: up\n        # alertbook disable rules/no-link -- old\n',
      '6:29',
    ],
    [
      'above other comments of the rule',
      '      # alertbook disable rules/no-link -- old\n      # and more\n      - alert: A\n        expr: up\n',
      '4:27',
    ],
    [
      'behind the dash of the rule',
      '      - # alertbook disable rules/no-link -- old\n        alert: A\n        expr: up\n',
      '4:29',
    ],
    [
      'without a blank behind the #',
      '      #alertbook disable rules/no-link -- old\n      - alert: A\n        expr: up\n',
      '4:26',
    ],
  ])('%s', (_, text, place) => {
    const { silenced, report } = outcome(rules(text));
    expect(report).toEqual([]);
    expect(silenced['A']).toEqual([expect.stringMatching(new RegExp(`^${place} rules/no-link \\(old\\) `))]);
  });

  test('of the rule that it is at, not of the ones beside it', () => {
    const { silenced, report } = outcome(
      rules(
        '      - alert: A\n        expr: up\n        # alertbook disable rules/no-link -- of A\n      # alertbook disable rules/no-link -- of B\n      - alert: B\n        expr: up\n      - alert: C\n        expr: up\n',
      ),
    );
    expect(report).toEqual([]);
    expect(silenced).toEqual({
      A: ['6:29 rules/no-link (of A) 4-5'],
      B: ['7:27 rules/no-link (of B) 8-9'],
      C: [],
    });
  });

  test('behind a dash, of the rule that begins there, not of the one that ends above it', () => {
    const { silenced, report } = outcome(
      rules(
        '      - alert: A\n        expr: up\n      - # alertbook disable rules/no-link -- of B\n        alert: B\n        expr: up\n',
      ),
    );
    expect(report).toEqual([]);
    expect(silenced).toEqual({ A: [], B: ['6:29 rules/no-link (of B) 7-8'] });
  });

  test.each([
    ['a comment further inside', '        labels:\n          a: b\n          # deep\n', '9:27', '10-11'],
    ['a key without a value', '        labels:\n', '7:27', '8-9'],
  ])('above a rule, of that rule, where the one before ends with %s', (_, end, place, lines) => {
    const { silenced, report } = outcome(
      rules(
        `      - alert: A\n        expr: up\n${end}      # alertbook disable rules/no-link -- of B\n      - alert: B\n        expr: up\n`,
      ),
    );
    expect(report).toEqual([]);
    expect(silenced).toEqual({ A: [], B: [`${place} rules/no-link (of B) ${lines}`] });
  });

  test('and several, by commas or blanks, with a reason that has hyphens', () => {
    const { silenced } = outcome(
      rules(
        '      - alert: A # alertbook disable rules/no-link, rules/no-runbook -- see OPS-1 -- not ours\n        expr: up\n',
      ),
    );
    expect(silenced['A']).toEqual([
      '4:38 rules/no-link (see OPS-1 -- not ours) 4-5',
      '4:53 rules/no-runbook (see OPS-1 -- not ours) 4-5',
    ]);
  });

  test.each([
    [
      'in a text of a ConfigMap',
      `kind: ConfigMap\napiVersion: v1\ndata:\n  r.yaml: |\n    ${rules('      # alertbook disable rules/no-link -- old\n      - alert: A\n        expr: up\n').replaceAll('\n', '\n    ')}`,
      '8:31 rules/no-link (old) 9-10',
    ],
    [
      'in a chart',
      rules(
        '{{- if .Values.on }}\n      # alertbook disable rules/no-link -- old\n      - alert: A\n        expr: up\n{{- end }}\n',
      ),
      '5:27 rules/no-link (old) 6-7',
    ],
    [
      'in a stack, behind the name of the resource',
      'Resources:\n  Alarm: # alertbook disable rules/no-link -- old\n    Type: AWS::CloudWatch::Alarm\n    Properties: { AlarmName: A }\n',
      '2:30 rules/no-link (old) 2-4',
    ],
    [
      'in a provisioning file of Grafana',
      'apiVersion: 1\ngroups:\n  - name: g\n    folder: F\n    rules:\n      # alertbook disable rules/no-link -- old\n      - uid: u\n        title: A\n        condition: A\n        data: []\n',
      '6:27 rules/no-link (old) 7-10',
    ],
  ])('%s', (_, text, silence) => {
    expect(outcome(text)).toEqual({ silenced: { A: [silence] }, report: [] });
  });
});

describe('a comment that silences nothing is reported at its place', () => {
  const hint = 'Write `# alertbook disable rules/no-runbook -- why it does not count here`.';
  test.each([
    [
      'without a reason',
      '# alertbook disable rules/no-link',
      'This comment says no reason for which `rules/no-link` does not count here, so it silences nothing. Write it behind two hyphens: `# alertbook disable rules/no-link -- why it does not count here`.',
    ],
    [
      'with hyphens and nothing behind them',
      '# alertbook disable rules/no-link --',
      'This comment says no reason for which `rules/no-link` does not count here, so it silences nothing. Write it behind two hyphens: `# alertbook disable rules/no-link -- why it does not count here`.',
    ],
    [
      'without a check',
      '# alertbook disable -- old',
      'This comment names no check. Name it: `# alertbook disable rules/no-runbook -- why it does not count here`.',
    ],
    [
      'with a dash of a word processor',
      '# alertbook disable rules/no-link — old',
      '`—` is no id of a check, such as `rules/no-runbook`. Write the ids, two hyphens and the reason: `# alertbook disable rules/no-link -- why it does not count here`.',
    ],
    [
      'in the words of others',
      '# alertbook ignore/line rules/no-link',
      `\`# alertbook ignore/line rules/no-link\` is no comment that silences a check. ${hint}`,
    ],
    [
      'in another form of the word',
      '# alertbook disabled rules/no-link -- x',
      `\`# alertbook disabled rules/no-link -- x\` is no comment that silences a check. ${hint}`,
    ],
    [
      'with a colon',
      '# alertbook: disable rules/no-link -- x',
      `\`# alertbook: disable rules/no-link -- x\` is no comment that silences a check. ${hint}`,
    ],
  ])('%s', (_, comment, words) => {
    expect(outcome(rules(`      - alert: A\n        ${comment}\n        expr: up\n`))).toEqual({
      silenced: { A: [] },
      report: [`5:9 rules/bad-silence ${words}`],
    });
  });

  test.each([
    [
      'with a blank line between it and the rule',
      rules('      # alertbook disable rules/no-link -- x\n\n      - alert: A\n        expr: up\n'),
    ],
    [
      'above the group',
      'groups:\n\n\n# alertbook disable rules/no-link -- x\n  - name: g\n    rules:\n      - alert: A\n        expr: up\n',
    ],
  ])('%s', (_, text) => {
    expect(outcome(text).report).toEqual([
      expect.stringMatching(/^4:\d+ rules\/bad-silence This comment silences nothing: it is at no alert rule\./),
    ]);
  });

  test('and prose that has the name, and what is in a text, are none', () => {
    expect(
      outcome(
        rules(
          '      # Alertbook shows this rule first.\n      # Alertbook ignores silences here.\n      - alert: A\n        expr: |\n          # alertbook disable x\n          up\n',
        ),
      ),
    ).toEqual({ silenced: { A: [] }, report: [] });
  });
});
