import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { SaxesParser } from 'saxes';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Change } from '../src/model/diff/changes.ts';
import type { Finding } from '../src/model/audit/finding.ts';
import { diffHtml } from '../src/outputs/diff-html.ts';
import { changesJsonSchema, diffJson } from '../src/outputs/diff-json.ts';
import { diffMarkdown, longestComment } from '../src/outputs/diff-markdown.ts';
import type { DiffReport } from '../src/outputs/diff-report.ts';
import { formatFindings } from '../src/outputs/reporters.ts';
import { importReport } from '../src/outputs/import-report.ts';
import { inertLine } from '../src/outputs/inert-text.ts';
import { alertbook, temporaryFolder, writeFiles } from './support/command.ts';

/** What a name of a file or a value may hold to do more than to be read. */
const fragments = [
  '::error::pwned',
  '::set-output name=x::y',
  '::add-mask::x',
  '##[set-env name=PATH]x',
  '##vso[task.setvariable variable=x]y',
  '##teamcity[buildStatus status="FAILURE"]',
  '\n',
  '\r\n',
  '\r',
  '\n  ::stop-commands::x\n',
  '\u0085',
  '\u2028',
  '\u2029',
  '\t',
  '\b\b\b',
  '\0',
  '\u001b[31m\u001b[2J',
  '\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007',
  '\u009b31m',
  '\u009d0;title\u009c',
  '\u202egpj.exe',
  '\u2066\u2069\u200e\u200f\u061c',
  '\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u3164\u{e0041}',
  '\ud800',
  '\udc00',
  '\ufffe\uffff',
  '@team and @org/team',
  '#123',
  'org/repo#3',
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  'https://evil.example',
  '<script>alert(1)</script>',
  '<!-- x -->',
  '</details>',
  '`',
  '```',
  '~~~~',
  '| a | b |',
  ']]>',
  '&amp;',
  '"\'',
  '\\',
  '%0A::error::x',
  ',line=1::',
  '/close',
  'www.evil.example',
  'docs/a_b.md',
  '# Title',
  '- item',
  ' ',
];

const hostile = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fragments) }, fc.string({ unit: 'binary', maxLength: 4 })),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''));

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    id: fc.constantFrom('rules/dead-page', 'content/gap'),
    level: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
    message: hostile,
    hint: hostile,
    at: fc.record({ file: hostile, line: fc.integer({ min: 1, max: 9 }), column: fc.integer({ min: 1, max: 9 }) }),
  },
  { requiredKeys: ['id', 'level', 'message', 'at'] },
) as fc.Arbitrary<Finding>;
const findings = fc.array(finding, { maxLength: 3 });

/** What nobody sees, other than tabs and the ends of lines. */
const unseen =
  /(?![\t\n])[\p{C}\p{Zl}\p{Zp}]|(?!(?<=\p{Extended_Pictographic})\ufe0f)\p{Default_Ignorable_Code_Point}/u;

function expectInert(output: string): void {
  expect(output).not.toMatch(unseen);
  expect(output).not.toMatch(/##\w*\[/);
  expect(output).not.toMatch(/^\s*::/mu);
}

describe('findings about anything do nothing to a terminal or a CI', () => {
  test('as text, two or three lines each', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const text = formatFindings(found, 'text');

        expectInert(text);
        const lines = found.reduce((count, { hint }) => count + (hint ? 3 : 2), 0);
        expect(text.split('\n')).toHaveLength(lines + Math.max(found.length, 1));
      }),
    );
  });

  test('as text that quotes the line and names the page, six lines each at most', () => {
    fc.assert(
      fc.property(findings, hostile, (found, line) => {
        const page = { shown: line, url: '', level: 'error' as const, summary: line, text: line };
        const text = formatFindings(found, 'text', {
          sourceLineAt: () => line.replaceAll('\n', ''),
          pageOf: () => page,
          paint: (style, part) => `[${style}]${part}[/]`,
        });

        expectInert(text);
        for (const { at } of found) expect(text).toContain(`:${at.line}:${at.column}[/]  [`);
        expect(text.split('\n').length).toBeLessThanOrEqual(Math.max(1, found.length * 7));
      }),
    );
  });

  test('as annotations of GitHub, one line and one command each', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const lines = formatFindings(found, 'github').split('\n');

        expect(lines.pop()).toBe('');
        expect(lines).toHaveLength(found.length);
        for (const line of lines) {
          expect(line).toMatch(
            /^::(?:error|warning|notice) file=[^:,]*,line=\d,col=\d,title=(?:rules\/dead-page|content\/gap)::/,
          );
          expectInert(line.replace(/^::/, ''));
        }
      }),
    );
  });

  test('as JSON that holds them as they are', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const json = formatFindings(found, 'json');

        expectInert(json);
        expect(JSON.parse(json).findings).toEqual(found);
      }),
    );
  });

  test('as SARIF, with their file as the address of a file', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const sarif = formatFindings(found, 'sarif');
        const { results } = JSON.parse(sarif).runs[0];

        expectInert(sarif);
        expect(results).toHaveLength(found.length);
        for (const [index, { at }] of found.entries()) {
          const { uri } = results[index].locations[0].physicalLocation.artifactLocation;
          expect(results[index].message.text).not.toMatch(unseen);
          expect(uri).toMatch(/^[\w\-.~!*'()%/:]*$/);
          expect(decodeURIComponent(uri.replace(/^file:\/\//, ''))).toBe(at.file.toWellFormed());
        }
      }),
    );
  });

  test('as JUnit, which an XML parser reads', () => {
    fc.assert(
      fc.property(findings, (found) => {
        const xml = formatFindings(found, 'junit');
        const texts = textsOfXml(xml);

        expectInert(xml);
        for (const text of texts) expect(text).not.toMatch(unseen);
        for (const { at } of found) expect(texts.some((text) => text.includes(`:${at.line}:${at.column}`))).toBe(true);
      }),
    );
  });
});

/** Every text and attribute of a document. @throws Error for what is not well formed. */
function textsOfXml(xml: string): string[] {
  const texts: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => texts.push(text));
  parser.on('opentag', ({ attributes }) => texts.push(...Object.values(attributes).map(String)));
  parser.write(xml).close();
  return texts;
}

const change: fc.Arbitrary<Change> = fc.record({
  section: fc.constantFrom('people' as const, 'problems' as const, 'commands' as const),
  kind: fc.constantFrom('renamed' as const, 'changed' as const, 'new' as const),
  noun: fc.constant('person'),
  name: hostile,
  of: fc.option(hostile, { nil: undefined }),
  address: fc.option(
    hostile.map((text) => `/${text}`),
    { nil: undefined },
  ),
  oldAddress: fc.option(hostile, { nil: undefined }),
  values: fc.array(
    fc.record(
      { field: fc.oneof(hostile, fc.constant('command')), old: hostile, new: hostile },
      { requiredKeys: ['field'] },
    ),
    { maxLength: 2 },
  ),
  text: fc.array(
    fc.record({
      kind: fc.constantFrom('added' as const, 'changed' as const),
      words: fc.array(fc.tuple(fc.constantFrom('=' as const, '-' as const, '+' as const), hostile), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { maxLength: 2 },
  ),
});
const report: fc.Arbitrary<DiffReport> = fc.record({
  old: fc.record({ kind: fc.constant('revision' as const), name: hostile, detail: fc.constant('0123456789ab') }),
  new: fc.record({ kind: fc.constant('content' as const), name: hostile, detail: fc.constant('') }),
  changes: fc.array(change, { maxLength: 2 }),
  notes: fc.array(fc.record({ text: fc.constant('These files cannot be read:'), names: fc.array(hostile) }), {
    maxLength: 1,
  }),
});

/** What a comment or a report in Markdown makes of itself: everything outside of code. */
function outsideOfCode(markdown: string): { text: string; addresses: string[]; html: string[]; headings: number } {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  const found = { text: '', addresses: [] as string[], html: [] as string[], headings: 0 };
  visit(tree, (node) => {
    if (node.type === 'text') found.text += `${node.value}\n`;
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') found.addresses.push(node.url);
    if (node.type === 'html') found.html.push(node.value);
    if (node.type === 'heading') found.headings += 1;
  });
  return found;
}

const active = /@|#\d|evil|alert\(|\|/;

/** Kinds of all nodes of a page. */
function namesIn(node: DefaultTreeAdapterTypes.Node): string[] {
  return [node.nodeName, ...('childNodes' in node ? node.childNodes.flatMap(namesIn) : [])];
}

describe('what a change does, told of anything,', () => {
  test('is a comment whose own words alone mean something', () => {
    fc.assert(
      fc.property(report, (made) => {
        const markdown = diffMarkdown(made, { limit: longestComment, preview: 'https://preview.example.com/' });
        const { text, addresses, html } = outsideOfCode(markdown);

        expectInert(markdown);
        expect(text).not.toMatch(active);
        expect(html).toEqual(['<!-- alertbook diff -->']);
        expect(addresses.filter((address) => !address.startsWith('https://preview.example.com/'))).toEqual([]);
        // GitLab reads commands at the start of a line.
        expect(markdown).not.toMatch(/^\//m);
      }),
    );
  });

  test('is a page that holds it as text', () => {
    fc.assert(
      fc.property(report, (made) => {
        const html = diffHtml(made, 'https://preview.example.com/');
        const names = namesIn(parse(html));

        expectInert(html);
        expect(names.filter((name) => ['script', 'img', 'iframe', 'details', '#comment'].includes(name))).toEqual([]);
      }),
    );
  });

  test('is JSON that holds it as it is', () => {
    fc.assert(
      fc.property(report, (made) => {
        const json = diffJson(made);
        const parsed = changesJsonSchema.parse(JSON.parse(json));

        expectInert(json);
        expect(parsed.changes.map(({ name }) => name)).toEqual(made.changes.map(({ name }) => name));
      }),
    );
  });
});

test('the report of an import of anything has its own headings and no links', () => {
  fc.assert(
    fc.property(findings, fc.array(hostile, { minLength: 1, maxLength: 3 }), (found, names) => {
      const markdown = importReport({
        content: names[0]!,
        written: names,
        kept: names,
        findings: found,
        accounts: [{ source: names[0]!, lines: [{ line: 1, fate: 'field', to: names.at(-1)! }] }],
        leftAlone: names,
      });
      const { text, addresses, html, headings } = outsideOfCode(markdown);

      expectInert(markdown);
      expect(text).not.toMatch(active);
      expect([addresses, html]).toEqual([[], []]);
      expect(headings).toBe(7);
    }),
  );
});

test.each([
  ['::error::x', '‹U+003A›:error::x'],
  ['  ::error::x', '  ‹U+003A›:error::x'],
  ['\u3000::error::x', '\u3000‹U+003A›:error::x'],
  ['a ::error::x', 'a ::error::x'],
  ['2001:db8::1', '2001:db8::1'],
  ['see ##[group]', 'see ‹U+0023›#[group]'],
  ['##vso[task.complete]', '‹U+0023›#vso[task.complete]'],
  ['a##teamcity[x]', 'a‹U+0023›#teamcity[x]'],
  ['###[x]', '#‹U+0023›#[x]'],
  ['## Title', '## Title'],
  ['a\nb', 'a‹U+000A›b'],
  ['a\r\u001b[2Kb', 'a‹U+000D›‹U+001B›[2Kb'],
  ['user\u202etxt.exe', 'user‹U+202E›txt.exe'],
  ['a\u200bb\ufeff', 'a‹U+200B›b‹U+FEFF›'],
  ['\ud83d', '‹U+D83D›'],
  ['⚠️ Danger 🔥', '⚠️ Danger 🔥'],
  ['1\ufe0f', '1‹U+FE0F›'],
  ['naïve Zürich 東京', 'naïve Zürich 東京'],
])('a line with %j is shown as %j', (line, shown) => {
  expect(inertLine(line)).toBe(shown);
});

describe('a command that is given hostile names', () => {
  const rules = `groups:
  - name: g
    rules:
      - alert: "Down\\u202E##vso[task.complete]"
        expr: up == 0
        annotations:
          summary: |
            x
            ::error::pwned
`;

  test('says which file of rules it means, in one line', async () => {
    const cwd = temporaryFolder();
    const name = '::error::\u001b[31m\n##[x]\u202e.yaml';
    writeFiles(cwd, {
      [name]: 'groups: [',
      'urls.json': JSON.stringify({
        version: 1,
        site: 'https://x.example/',
        pages: {},
        alternates: {},
        anchors: {},
        alerts: {},
        matrices: {},
        services: {},
      }),
    });
    const { code, stdout, stderr } = await alertbook(['rules', 'check', name, '--urls', 'urls.json'], { cwd });

    expectInert(stdout);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^‹U\+003A›:error::‹U\+001B›\[31m‹U\+000A›‹U\+0023›#\[x\]‹U\+202E›\.yaml:1:\d+ /);
  });

  test.each([
    ['an unknown command', ['::error::\u001b[2J']],
    ['a folder that is not there', ['check', '--content', 'no\n::error::x']],
    ['an option that does not exist', ['check', '--no\n::error::x']],
    ['an id', ['new', 'guide', 'a\n##vso[x]\u202e', '--title', 'x']],
    ['a day', ['check', '--today', '\u001b]0;x\u0007']],
  ])('quotes %s in one line', async (_what, args) => {
    const { code, stdout, stderr } = await alertbook(args, { cwd: temporaryFolder() });

    expectInert(stdout + stderr);
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('shows links that are missing as a diff without commands, and says that it cannot be applied', async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, {
      'rules.yaml': rules.replace('Down\\u202E##vso[task.complete]', 'Down'),
      'urls.json': JSON.stringify({
        version: 1,
        site: 'https://x.example/',
        pages: { '/alerts/Down/': [] },
        alternates: {},
        anchors: {},
        alerts: { Down: { address: '/alerts/Down/', runbook: null, severity: null } },
        matrices: {},
        services: {},
      }),
    });
    const { stdout, stderr } = await alertbook(['rules', 'link', 'rules.yaml', '--urls', 'urls.json'], { cwd });

    expectInert(stdout);
    expect(stdout).toContain('+          runbook_url: https://x.example/alerts/Down/');
    expect(stdout).toContain('‹U+003A›:error::pwned');
    expect(stderr).toContain('it cannot be applied: `--write` changes the files.');
  });

  test('names alerts in one line', async () => {
    const cwd = temporaryFolder();
    writeFiles(path.join(cwd), { 'rules.yaml': rules });
    const { stdout, stderr } = await alertbook(
      ['new', 'runbook', '--from-rules', 'rules.yaml', '--service', 'shop', '--dry-run', '--content', '.'],
      { cwd },
    );

    expectInert(stdout + stderr);
    expect(stdout).toContain('would write');
  });
});
