import { parse } from 'parse5';
import { expect, test } from 'vitest';
import type { Finding } from '../model/audit/finding.ts';
import { escapeXml, junitReporter } from './findings-junit.ts';

const junitReport = (findings: readonly Finding[]): string => junitReporter.report(findings, {});

const finding: Finding = {
  id: 'rules/dead-page',
  level: 'error',
  message: 'A `<b>` & "c".',
  hint: 'Write it.',
  at: { file: 'rules/a&b.yaml', line: 3, column: 7 },
};

test('a report has a suite for each file, and errors alone fail', () => {
  const xml = junitReport([
    finding,
    { ...finding, level: 'warning' },
    { ...finding, at: { file: 'z.yaml', line: 1, column: 1 } },
  ]);
  expect(xml).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="alertbook" tests="3" failures="2">
      <testsuite name="rules/a&amp;b.yaml" tests="2" failures="1">
        <testcase name="rules/dead-page at 3:7" classname="rules/a&amp;b.yaml:3:7" file="rules/a&amp;b.yaml" line="3">
          <failure type="rules/dead-page" message="A \`&lt;b&gt;\` &amp; &quot;c&quot;.">rules/a&amp;b.yaml:3:7&#10;A \`&lt;b&gt;\` &amp; &quot;c&quot;.&#10;Write it.</failure>
        </testcase>
        <testcase name="rules/dead-page at 3:7" classname="rules/a&amp;b.yaml:3:7" file="rules/a&amp;b.yaml" line="3">
          <system-out>warning: rules/a&amp;b.yaml:3:7&#10;A \`&lt;b&gt;\` &amp; &quot;c&quot;.&#10;Write it.</system-out>
        </testcase>
      </testsuite>
      <testsuite name="z.yaml" tests="1" failures="1">
        <testcase name="rules/dead-page at 1:1" classname="z.yaml:1:1" file="z.yaml" line="1">
          <failure type="rules/dead-page" message="A \`&lt;b&gt;\` &amp; &quot;c&quot;.">z.yaml:1:1&#10;A \`&lt;b&gt;\` &amp; &quot;c&quot;.&#10;Write it.</failure>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
  expect(parse(xml)).toBeDefined();
});

test('a report without findings is one test that passes', () => {
  expect(junitReport([])).toContain('<testsuites name="alertbook" tests="1" failures="0">');
});

test('text of any kind can be in XML', () => {
  expect(escapeXml('<a href="b">\'&\u0000\u001b\ud800\uffff😀\n')).toBe(
    '&lt;a href=&quot;b&quot;&gt;&apos;&amp;‹U+0000›‹U+001B›‹U+D800›‹U+FFFF›😀‹U+000A›',
  );
});
