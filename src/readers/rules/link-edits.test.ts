import { describe, expect, test } from 'vitest';
import { editLinks } from './link-edits.ts';
import { readRules } from './read-rules.ts';

const link = 'https://x/a/';

/** A file after its rule (the first, or the one of a name) was given a link, and why it was not. */
function linked(text: string, url = link, name?: string): { text: string; reasons: string[] } {
  const rule = readRules(text, 'f').rules.find((found) => name === undefined || found.name === name)!;
  const { text: edited, refused } = editLinks(text, [{ rule, link: url }]);
  const [again] = readRules(edited, 'f').rules.filter((found) => found.name === rule.name);
  expect(editLinks(edited, [{ rule: again!, link: url }]).text).toBe(edited);
  return { text: edited, reasons: refused.map(({ message }) => message) };
}

/** The text of one rule's fields after it was given a link. */
function annotated(fields: string, url = link): string {
  const head = 'groups:\n- rules:\n  - alert: A\n';
  const { text, reasons } = linked(head + fields, url);
  expect(reasons).toEqual([]);
  return text.slice(head.length);
}

/** Why the link of a rule with these fields is not written. The file stays as it was. */
function refusal(text: string, url = link, name?: string): string {
  const { text: edited, reasons } = linked(text, url, name);
  expect(edited).toBe(text);
  return reasons.join('\n');
}

describe('a link that is there is replaced', () => {
  test.each([
    ['without quotes', 'runbook_url: https://x/a/'],
    ['in double quotes', 'runbook_url: "https://x/a/"'],
    ['in single quotes', "runbook_url: 'https://x/a/'"],
    ['before a comment', 'runbook_url:   https://x/a/   # why'],
    ['behind an anchor', 'runbook_url: &url https://x/a/'],
    ['in a folded block', 'runbook_url: >- # why\n          https://x/a/'],
    ['in a block with its indentation told', 'runbook_url: |2-\n        https://x/a/'],
    ['on the next line', 'runbook_url:\n        https://x/a/'],
  ])('%s, in the same way', (_, written) => {
    const around = (annotation: string): string => `    annotations:\n      ${annotation}\n      summary: s\n`;
    expect(annotated(around(written.replace(link, 'https://old/')))).toBe(around(written));
  });

  test('and a block loses the line ends around its text: the link has none', () => {
    expect(annotated('    annotations:\n      runbook_url: |\n\n        https://old/\n')).toBe(
      '    annotations:\n      runbook_url: |-\n        https://x/a/\n',
    );
  });

  test('where it was an empty value, or an alias', () => {
    expect(annotated('    annotations:\n      runbook_url: # todo\n      summary: &s https://old/\n')).toContain(
      'runbook_url: https://x/a/ # todo\n',
    );
    expect(annotated('    annotations:\n      summary: &s https://old/\n      runbook_url: *s\n')).toContain(
      'runbook_url: https://x/a/\n',
    );
  });

  test('and is left alone where it is the same already, whatever its style', () => {
    const text = '    annotations:\n      runbook_url: |\n        https://x/a/\n';
    expect(annotated(text)).toBe(text);
  });
});

describe('a link that is missing is added', () => {
  test.each([
    [
      'as the first annotation, above comments',
      '    annotations:\n      # on the phone\n      summary: s\n',
      '    annotations:\n      runbook_url: https://x/a/\n      # on the phone\n      summary: s\n',
    ],
    [
      'in the quotes of its neighbours',
      "    annotations:\n        summary: 's'\n",
      "    annotations:\n        runbook_url: 'https://x/a/'\n        summary: 's'\n",
    ],
    [
      'beside a wrong key, which is left',
      '    annotations:\n      runbook: https://old/\n',
      '    annotations:\n      runbook_url: https://x/a/\n      runbook: https://old/\n',
    ],
    [
      'between braces',
      '    annotations: { summary: s }\n',
      '    annotations: { runbook_url: https://x/a/, summary: s }\n',
    ],
    [
      'between braces of several lines',
      '    annotations: {\n      summary: s,\n    }\n',
      '    annotations: {\n      runbook_url: https://x/a/,\n      summary: s,\n    }\n',
    ],
    ['between empty braces', '    annotations: {}\n', '    annotations: {runbook_url: https://x/a/}\n'],
    [
      'where the annotations are empty',
      '    annotations: # none yet\n    labels:\n        a: b\n',
      '    annotations: # none yet\n        runbook_url: https://x/a/\n    labels:\n        a: b\n',
    ],
    ['where they are null', '    annotations: ~ # none\n', '    annotations: { runbook_url: https://x/a/ } # none\n'],
    [
      'where there are none, behind the name',
      '    expr: up\n',
      '    annotations:\n      runbook_url: https://x/a/\n    expr: up\n',
    ],
    [
      'behind the anchor of the annotations',
      '    annotations:\n      &own\n      summary: s\n',
      '    annotations:\n      &own\n      runbook_url: https://x/a/\n      summary: s\n',
    ],
    [
      'beside merged ones',
      '    annotations:\n      <<: {summary: s}\n',
      '    annotations:\n      runbook_url: https://x/a/\n      <<: {summary: s}\n',
    ],
  ])('%s', (_, before, after) => {
    expect(annotated(before)).toBe(after);
    const crlf = (fields: string): string => `groups:\n- rules:\n  - alert: A\n${fields}`.replaceAll('\n', '\r\n');
    expect(linked(crlf(before)).text).toBe(crlf(after));
  });

  test('without an end of the last line, there is none afterwards', () => {
    expect(linked('groups:\n- rules:\n  - alert: A').text).toBe(
      'groups:\n- rules:\n  - alert: A\n    annotations:\n      runbook_url: https://x/a/',
    );
    expect(linked('groups:\r\n- rules:\r\n  - alert: A').text).toBe(
      'groups:\r\n- rules:\r\n  - alert: A\r\n    annotations:\r\n      runbook_url: https://x/a/',
    );
  });

  test('in a rule of one line, and behind a name of several', () => {
    expect(linked('groups: [{rules: [{alert: A, expr: up}]}]').text).toBe(
      'groups: [{rules: [{alert: A, annotations: { runbook_url: https://x/a/ }, expr: up}]}]',
    );
    expect(linked('groups:\n- rules:\n  - expr: up\n    alert: "A\n      B" # name\n    for: 1m\n').text).toBe(
      'groups:\n- rules:\n  - expr: up\n    alert: "A\n      B" # name\n    annotations:\n      runbook_url: "https://x/a/"\n    for: 1m\n'.replace(
        '"https://x/a/"',
        'https://x/a/',
      ),
    );
  });

  test('under the key that was asked for', () => {
    const { rules } = readRules('groups: [{rules: [{alert: A}]}]', 'f');
    expect(
      editLinks('groups: [{rules: [{alert: A}]}]', [{ rule: rules[0]!, link }], { key: 'playbook' }).text,
    ).toContain('{ playbook: https://x/a/ }');
  });

  test('as JSON in JSON, spread over lines or not', () => {
    expect(linked('{"groups":[{"rules":[{"alert":"A","annotations":{"s":"t"}}]}]}').text).toBe(
      '{"groups":[{"rules":[{"alert":"A","annotations":{"runbook_url":"https://x/a/","s":"t"}}]}]}',
    );
    expect(linked('{"groups":[{"rules":[{"alert":"A","annotations":{}}]}]}').text).toBe(
      '{"groups":[{"rules":[{"alert":"A","annotations":{"runbook_url":"https://x/a/"}}]}]}',
    );
    const lines = '{\n\t"groups": [{ "rules": [{\n\t\t"alert": "A",\n\t\t"expr": "up"\n\t}] }]\n}\n';
    expect(linked(lines).text).toBe(
      lines.replace('"A",', '"A",\n\t\t"annotations": { "runbook_url": "https://x/a/" },'),
    );
    expect(JSON.parse(linked(lines).text)).toMatchObject({
      groups: [{ rules: [{ annotations: { runbook_url: link } }] }],
    });
  });
});

describe('a link with odd characters', () => {
  test.each([
    ['https://x/?ns={{ $labels.ns | urlquery }}&a=b#c', 'https://x/?ns={{ $labels.ns | urlquery }}&a=b#c'],
    ['{{ $externalURL }}/x', "'{{ $externalURL }}/x'"],
    ['see: this #one', "'see: this #one'"],
    ["it's: odd", `"it's: odd"`],
    ['*star', "'*star'"],
    ['yes', "'yes'"],
    ['1_000', "'1_000'"],
    ['2026-01-01', "'2026-01-01'"],
    ['https://é.example/😀', 'https://é.example/😀'],
    ['https://x/\u0085\u2028\t"', '"https://x/\\u0085\\u2028\\t\\""'],
  ])('is quoted where YAML needs it: %s', (url, written) => {
    expect(annotated('    expr: up\n', url)).toBe(`    annotations:\n      runbook_url: ${written}\n    expr: up\n`);
  });

  test('reads back as it was given, in every place that it can be in', () => {
    const places = [
      'runbook_url: old',
      'runbook_url: "old"',
      "runbook_url: 'old'",
      'runbook_url: >\n        old',
      'summary: s',
      'summary: "s"',
    ];
    const urls = [
      "'",
      '"',
      '\\',
      '\\n',
      'a\nb',
      ' a ',
      'a: b',
      'a #b',
      '#',
      '{{ $x }}',
      '}}',
      '`',
      '%',
      '@a',
      '- a',
      '? a',
      ': ',
      'null',
      '🔥',
      'a\u{FEFF}',
      'a,b]}',
      '!!x',
      '&a',
      '|',
      '<<',
    ];
    for (const place of places)
      for (const url of urls) {
        const text = `groups:\n- rules:\n  - alert: A\n    annotations:\n      ${place}\n  - {alert: B, annotations: {runbook_url: x}}\n`;
        const { rules } = readRules(text, 'f');
        const { text: edited, refused } = editLinks(
          text,
          rules.map((rule) => ({ rule, link: url })),
        );
        expect([url, refused]).toEqual([url, []]);
        expect(readRules(edited, 'f').rules.map(({ annotations }) => annotations['runbook_url']!.value)).toEqual([
          url,
          url,
        ]);
      }
  });
});

describe('in a Helm template', () => {
  const chart = (example: string): string =>
    `{{- if .Values.a }}\ngroups:\n- rules:\n  - alert: A\n    annotations:\n      summary: ${example}\n{{- end }}\n`;

  test.each([
    ['{{`{{`}} $value {{`}}`}}.', '{{`{{`}} $labels.ns {{`}}`}}'],
    ['is {{ "{{" }} $value {{ "}}" }}', '{{ "{{" }} $labels.ns {{ "}}" }}'],
    ['is {{ `{{ $value }}` }}', '{{ `{{ $labels.ns }}` }}'],
    ['high', '{{ `{{ $labels.ns }}` }}'],
  ])('braces of a link are escaped as the chart does it: %s', (example, escaped) => {
    const quoted = `'${example}'`;
    expect(linked(chart(quoted), 'https://x/{{ $labels.ns }}/').text).toBe(
      chart(quoted).replace('      summary', `      runbook_url: 'https://x/${escaped}/'\n      summary`),
    );
  });

  test('an annotation goes above those that a branch may leave out', () => {
    const text = chart('s')
      .replace('      summary', '{{- if .Values.b }}\n      summary')
      .replace('summary: s\n', 'summary: s\n{{- end }}\n');
    expect(linked(text).text).toBe(text.replace('annotations:\n', 'annotations:\n      runbook_url: https://x/a/\n'));
  });

  test("Helm's own templates in a link stay as they are", () => {
    expect(linked(chart('s'), '{{ .Values.base }}/{{ $labels.a }}').text).toContain(
      'runbook_url: {{ .Values.base }}/{{ `{{ $labels.a }}` }}\n',
    );
  });

  test('a link that a template makes is left, but for one with the same template', () => {
    const text = chart('s').replace('summary: s', 'runbook_url: {{ .Values.base }}/old');
    expect(refusal(text)).toBe(
      'The link of `A` is not written: the template `{{ .Values.base }}` makes a part of the link that is there.',
    );
    expect(linked(text, '{{ .Values.base }}/new').text).toBe(text.replace('old', 'new'));
  });

  test('inside one long string braces are as they are, and a backtick is refused', () => {
    const text =
      'groups:\n- rules:\n{{- ` \n  - alert: A\n    annotations:\n      summary: {{ $value }} s\n` }}\n'.replace(
        '{{ $value }} s',
        "'{{ $value }}'",
      );
    expect(linked(text, 'https://x/{{ $labels.a }}').text).toContain("runbook_url: 'https://x/{{ $labels.a }}'\n");
    expect(refusal(text, 'https://x/`')).toContain('the link has a backtick');
  });

  test.each([
    [
      'lines that a template prints',
      '    annotations:\n      {{- toYaml .Values.b | nindent 6 }}\n',
      'makes `annotations`',
    ],
    [
      'a value that a template prints',
      '    annotations: {{ .Values.b }}\n',
      'its annotations are not keys with values',
    ],
    [
      'two branches',
      '    annotations:\n      {{- if .Values.b }}\n      runbook_url: a\n      {{- else }}\n      runbook_url: b\n      {{- end }}\n',
      '`runbook_url` is there twice',
    ],
    [
      'annotations in two branches',
      '    {{- if .Values.b }}\n    annotations: {a: b}\n    {{- else }}\n    annotations: {c: d}\n    {{- end }}\n',
      'it has `annotations` twice',
    ],
  ])('nothing is written into %s', (_, fields, reason) => {
    expect(refusal(`groups:\n- rules:\n  - alert: A\n${fields}    expr: '{{ .Values.x }}'\n`)).toContain(reason);
  });
});

describe('in an alarm of CloudFormation', () => {
  const alarm = (properties: string): string =>
    `Resources:\n  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties:\n${properties}`;

  test.each([
    [
      'its tag',
      '      Tags:\n      - Value: "https://old/" # why\n        Key: runbook_url\n',
      '"https://old/"',
      '"https://x/a/"',
    ],
    [
      'the text of !Sub in its tag',
      '      Tags: [{Key: runbook_url, Value: !Sub "https://old/"}]\n',
      'https://old/',
      link,
    ],
    [
      'the text of Fn::Sub in its tag',
      '      Tags: [{Key: runbook_url, Value: {Fn::Sub: "https://old/"}}]\n',
      'https://old/',
      link,
    ],
    [
      'the one link of its description',
      '      AlarmDescription: "See \\u00fc https://old/?a=b."\n',
      'https://old/?a=b',
      link,
    ],
    [
      'the link in a folded description',
      '      AlarmDescription: >\n        See (https://old/) now,\n        or later.\n',
      'https://old/',
      link,
    ],
  ])('the link is replaced in %s', (_, properties, old, url) => {
    expect(linked(alarm(properties)).text).toBe(alarm(properties.replace(old, url)));
  });

  test.each([
    [
      'before its tags',
      '      Tags:\n        - Key: team\n          Value: "shop"\n',
      '      Tags:\n        - Key: runbook_url\n          Value: "https://x/a/"\n        - Key: team\n          Value: "shop"\n',
    ],
    [
      'before its tags between brackets',
      '      Tags: [{Key: team, Value: shop}]\n',
      '      Tags: [{ Key: runbook_url, Value: https://x/a/ }, {Key: team, Value: shop}]\n',
    ],
    [
      'where it has none, behind its description',
      '      AlarmName: a\n      AlarmDescription: |\n        Two lines\n        of text.\n\n      Dimensions:\n      - Name: a\n',
      '      AlarmName: a\n      AlarmDescription: |\n        Two lines\n        of text.\n      Tags:\n      - Key: runbook_url\n        Value: https://x/a/\n\n      Dimensions:\n      - Name: a\n',
    ],
    [
      'where its description has two links',
      '      AlarmDescription: https://a/ or https://b/\n',
      '      AlarmDescription: https://a/ or https://b/\n      Tags:\n        - Key: runbook_url\n          Value: https://x/a/\n',
    ],
  ])('a tag is added %s', (_, before, after) => {
    expect(linked(alarm(before)).text).toBe(alarm(after));
  });

  test('a tag is JSON in JSON', () => {
    const text =
      '{"Resources": {"A": {"Type": "AWS::CloudWatch::Alarm", "Properties": {"AlarmName": "a", "Period": 60}}}}';
    expect(linked(text).text).toBe(
      text.replace('"a",', '"a", "Tags": [{ "Key": "runbook_url", "Value": "https://x/a/" }],'),
    );
    const tags = text.replace('"Period": 60', '"Tags": []');
    expect(JSON.parse(linked(tags).text)).toMatchObject({
      Resources: { A: { Properties: { Tags: [{ Key: 'runbook_url', Value: link }] } } },
    });
  });

  test.each([
    [
      'parts of the description',
      '      AlarmDescription: !Join ["", ["https://old/", !Ref B]]\n',
      link,
      'functions of the template make its description',
    ],
    [
      'parts of the tag',
      '      Tags: [{Key: runbook_url, Value: !Join ["", ["https://old/", !Ref B]]}]\n',
      link,
      'functions of the template make the value of its tag',
    ],
    [
      'a part of the link',
      '      Tags: [{Key: runbook_url, Value: !Sub "https://${B}/"}]\n',
      link,
      '`${B}` makes a part of the link',
    ],
    ['the list of tags', '      Tags: !If [B, [], []]\n      AlarmName: a\n', link, 'its tags come from another place'],
    ['nothing, because `!Sub` is missing', '      AlarmName: a\n', 'https://${B}/', 'needs `!Sub` around it'],
  ])('nothing is written where functions make %s', (_, properties, url, reason) => {
    expect(refusal(alarm(properties), url)).toContain(reason);
  });
});

describe('an edit is refused, and nothing of it is written,', () => {
  const twoRules = (first: string, second: string): string =>
    `groups:\n- rules:\n  - alert: A\n    annotations: ${first}\n  - alert: B\n    annotations: ${second}\n`;

  test.each([
    [
      'when other rules repeat the annotations',
      twoRules('&a {s: t}', '*a'),
      'A',
      'other rules repeat these lines by `*a`',
    ],
    [
      'when the annotations are those of another rule',
      twoRules('&a {s: t}', '*a'),
      'B',
      'its annotations are those of `*a`',
    ],
    [
      'when another place repeats the link',
      twoRules('{runbook_url: &a old}', '{s: *a}'),
      'A',
      'other places repeat this text by `*a`',
    ],
    [
      'when the annotations come by a merge key',
      'd: &d {annotations: {s: t}}\ngroups: [{rules: [{<<: *d, alert: A}]}]\n',
      'A',
      'its annotations come from another place by `<<`',
    ],
    ['when the link is a list', twoRules('{runbook_url: [a]}', '{}'), 'A', '`runbook_url` is not a text'],
    [
      'when the key is there twice',
      twoRules('{runbook_url: a, runbook_url: b}', '{}'),
      'A',
      '`runbook_url` is there twice',
    ],
    ['when the annotations are a list', twoRules('[a]', '{}'), 'A', 'its annotations are not keys with values'],
    ['when the file is not YAML', twoRules('{}', 'a: b'), 'A', 'the file cannot be read whole'],
  ])('%s', (_, text, name, reason) => {
    expect(refusal(text, link, name)).toBe(`The link of \`${name}\` is not written: ${reason}.`);
  });

  test('when the link is empty, or has a template of Helm in a file that is none', () => {
    expect(refusal(twoRules('{}', '{}'), ' ')).toContain('the link is empty');
    expect(refusal(twoRules('{}', '{}'), '{{ .Values.x }}/a')).toContain('the link has a template of Helm');
  });

  test('when no such rule is there, or when it is given two links', () => {
    const text = twoRules('{}', '{}');
    const [a, b] = readRules(text, 'f').rules;
    const { text: edited, refused } = editLinks(text, [
      { rule: { ...a!, name: 'C' }, link },
      { rule: b!, link },
      { rule: b!, link: 'https://x/b/' },
    ]);
    expect(edited).toBe(twoRules('{}', '{runbook_url: https://x/a/}'));
    expect(refused).toMatchObject([
      {
        id: 'rules/link-refused',
        message: 'The link of `C` is not written: no rule of this name is at this place of the file.',
        at: a!.at,
      },
      { message: 'The link of `B` is not written: it was given two links, the first of which is `https://x/a/`.' },
    ]);
  });

  test('and the edits beside it are done', () => {
    const text = `${twoRules('&a {s: t}', '*a')}  - alert: C\n`;
    const { rules } = readRules(text, 'f');
    const { text: edited, refused } = editLinks(
      text,
      rules.map((rule) => ({ rule, link })),
    );
    expect(edited).toBe(`${text}    annotations:\n      runbook_url: https://x/a/\n`);
    expect(refused).toHaveLength(2);
  });

  test('when the file would read differently afterwards: the proof is in the reading', () => {
    // In YAML, though not in JSON, the stray key is a rule of its own, without braces that anything could be written into.
    const text = '{"groups": [{"rules": ["alert": "A", {"alert": "B"}]}]}';
    const { rules } = readRules(text, 'f');
    const { text: edited, refused } = editLinks(
      text,
      rules.map((rule) => ({ rule, link })),
    );
    expect(edited).toBe(text.replace('"B"', '"B", "annotations": { "runbook_url": "https://x/a/" }'));
    expect(refused).toMatchObject([
      { message: 'The link of `A` is not written: the file would read differently in other places too.' },
    ]);
  });
});

describe('a monitor without a text for people is left as it is, and said', () => {
  test.each([
    ['Google', '{displayName: A, conditions: [{conditionThreshold: {filter: x}}]}\n', 'content'],
    [
      'Google, with an empty text',
      '{displayName: A, conditions: [{conditionAbsent: {filter: x}}], documentation: {}}\n',
      'content',
    ],
    ['Datadog', '{name: A, type: metric alert, query: "avg(last_5m):avg:x{*} > 2"}\n', 'message'],
    ['Azure', '{name: A, type: Microsoft.Insights/metricAlerts, properties: {severity: 2}}\n', 'description'],
  ])('%s', (_maker, text, field) => {
    expect(refusal(text)).toContain(`\`${field}\` has no link that it could replace`);
  });
});
