import { readdirSync, readFileSync } from 'node:fs';
import { diffLines } from 'diff';
import { describe, expect, test } from 'vitest';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { linkOf } from '../../model/rule-links/alert-link.ts';
import { editLinks } from './link-edits.ts';
import { readRules } from './read-rules.ts';

const folder = new URL('../../../test/fixtures/rules/', import.meta.url);

/** Files of every format. */
const files = readdirSync(folder)
  .filter((name) => /\.(?:ya?ml|json)$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** The same file with other line ends, and without the last one. */
const variants = files.flatMap(({ name, text }) => [
  { name, text },
  { name: `${name} with CRLF`, text: text.replaceAll('\n', '\r\n') },
  { name: `${name} without its last line end`, text: text.trimEnd() },
]);

/** What a rule says apart from its link and from places. */
function withoutLink(rule: AlertRule): unknown {
  const link = rule.describedLink?.value;
  return JSON.parse(
    JSON.stringify(rule, (key, value: unknown) =>
      key === 'at' || key === 'runbook_url' || key === 'describedLink'
        ? undefined
        : typeof value === 'string' && link
          ? value.replace(link, '')
          : value,
    ),
  );
}

/** Text of the lines that are only in one of two texts. */
function changedLines(before: string, after: string): { gone: string[]; added: string[] } {
  const changes = diffLines(before, after, { ignoreNewlineAtEof: true });
  const linesOf = (value: string): string[] =>
    value
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return {
    gone: changes.filter(({ removed }) => removed).flatMap(({ value }) => linesOf(value)),
    added: changes.filter(({ added }) => added).flatMap(({ value }) => linesOf(value)),
  };
}

describe.each(variants)('$name', ({ name, text }) => {
  const { rules } = readRules(text, name);

  test('is unchanged when each link is written again as it is', () => {
    const edits = rules.flatMap((rule) => (linkOf(rule)?.value ? [{ rule, link: linkOf(rule)!.value.trimEnd() }] : []));
    expect(editLinks(text, edits)).toEqual({ text, refused: [] });
  });

  test('changes in its link lines alone, reads the same but for the links, and a second run changes nothing', () => {
    const edits = rules.map((rule, index) => ({
      rule,
      link: `https://oncall.example.com/alerts/${encodeURIComponent(rule.name)}/?rule=${index}#diagnosis`,
    }));
    const { text: edited, refused } = editLinks(text, edits);
    const refusedNames = new Set(refused.map(({ message }) => /`([^]*?)` is not written/.exec(message)![1]));
    const again = readRules(edited, name);
    expect(again.findings).toEqual(readRules(text, name).findings);
    expect(again.rules.map(withoutLink)).toEqual(rules.map(withoutLink));
    for (const [index, rule] of again.rules.entries())
      expect(linkOf(rule)?.value).toBe(refusedNames.has(rule.name) ? linkOf(rules[index]!)?.value : edits[index]!.link);
    const { gone, added } = changedLines(text, edited);
    expect(gone.filter((line) => !/https?:|annotations: \{|\balert\b.*\bexpr\b/.test(line))).toEqual([]);
    expect(
      added.filter(
        (line) => !line.includes('oncall.example.com') && !/^(?:annotations:|Tags:|- Key: runbook_url)$/.test(line),
      ),
    ).toEqual([]);
    expect(/[^\r]\n/.test(edited)).toBe(/[^\r]\n/.test(text));
    expect(edited.endsWith('\n')).toBe(text.endsWith('\n'));
    const second = again.rules.flatMap((rule, index) =>
      refusedNames.has(rule.name) ? [] : [{ rule, link: edits[index]!.link }],
    );
    expect(editLinks(edited, second)).toEqual({ text: edited, refused: [] });
  });
});

test('of the fixtures, exactly these links are not written', () => {
  const refusals = files.flatMap(({ name, text }) => {
    const edits = readRules(text, name).rules.map((rule) => ({ rule, link: 'https://oncall.example.com/' }));
    return editLinks(text, edits).refused.map(({ message, at }) => `${at.file}:${at.line} ${message}`);
  });
  expect(refusals).toMatchInlineSnapshot(`
    [
      "anchors.yaml:10 The link of \`CartsLost\` is not written: other rules repeat these lines by \`*text\`.",
      "anchors.yaml:15 The link of \`CartsSlow\` is not written: its annotations are those of \`*text\`.",
      "cloudformation.yaml:27 The link of \`ErrorAlarm\` is not written: the template \`\${Domain}\` makes a part of the link that is there.",
      "helm-service.yaml:16 The link of \`Queue{{ $name }}Full\` is not written: the template \`{{- toYaml $.Values.alerts.annotations | nindent 12 }}\` makes \`annotations\`.",
      "helm-stack.yaml:21 The link of \`KubePodCrashLooping\` is not written: the template \`{{ .Values.rules.runbookUrl }}\` makes a part of the link that is there.",
    ]
  `);
});
