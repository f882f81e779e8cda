import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Change } from '../src/model/diff/changes.ts';
import { compareSites } from '../src/model/diff/compare.ts';
import { diffHtml } from '../src/outputs/diff-html.ts';
import { changesJsonSchema, diffJson } from '../src/outputs/diff-json.ts';
import { diffMarkdown, longestComment } from '../src/outputs/diff-markdown.ts';
import type { DiffReport } from '../src/outputs/diff-report.ts';
import { changesOf, replayed, stateFrom, withEdits, type Edits } from './support/replays.ts';

function reportOf(edits: Edits): DiffReport {
  return {
    old: { kind: 'revision', name: 'main', detail: '0123456789ab' },
    new: { kind: 'content', name: 'content', detail: '' },
    ...changesOf(edits),
  };
}

const options = { limit: longestComment };

test('a reviewer reads in every form which pictures are others, and which of them are not published', () => {
  const report = reportOf({
    'images/rotation.svg': [['r="4"', 'r="31"']],
    'images/a b#c.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'images/late shift.gif': 'GIF89a',
  });
  const preview = 'https://preview.example.com/pr-7/';
  const problems = report.changes.findIndex(({ section }) => section === 'problems');

  expect(diffMarkdown({ ...report, changes: report.changes.slice(0, problems) }, { ...options, preview }))
    .toMatchInlineSnapshot(`
    "<!-- alertbook diff -->
    ### What this change does for people on call

    revision \`main\` (\`0123456789ab\`) → content \`content\`

    - **Pictures:** 2 added, 1 changed

    #### Pictures

    - **Added:** picture \`images/a b#c.svg\`
      - \`size\`: \`71 bytes\`
      - \`not published\`: \`\` \`<script>\` is not one of the elements that only draw. \`\`
    - **Added:** picture [\`images/late shift.gif\`](https://preview.example.com/pr-7/images/late%20shift.gif)
      - \`size\`: \`6 bytes\`
    - **Changed:** picture [\`images/rotation.svg\`](https://preview.example.com/pr-7/images/rotation.svg)
      - \`SHA-256\`: \`46c05f8434c65cff4a35542cb30193c80d588b779f3def4c83f23b7c11973e05\` → \`38668ae22aa05d003508441dea5788d65601d9ed9d0c33f37592b8b31fddcf62\`
      - \`size\`: \`80 bytes\` → \`81 bytes\`
    "
  `);
  const html = diffHtml(report, preview);
  expect(html).toContain(
    '<a href="https://preview.example.com/pr-7/images/late%20shift.gif">images/late shift.gif</a>',
  );
  expect(html).toContain('<span class="change-name">images/a b#c.svg</span>');
  expect(changesJsonSchema.parse(JSON.parse(diffJson(report))).counts['pictures']).toBe(3);
});

test('a reviewer reads what a change does, the most important first', () => {
  const report = reportOf({
    'slos/shop.yaml': [['target: 99.9%', 'target: 99.99%']],
    'runbooks/shop/restore.mdx': [
      ['restore --snapshot latest', 'restore --snapshot newest'],
      ['Keep the old database for a day.', 'Keep the old database for a whole week.'],
    ],
    'teams/shop.yaml': [['+12025550143', '+12025550144']],
    'alerts/shop.yaml': [
      ['      - alert: ShopDown\n        expr: up == 0\n        labels:\n          severity: critical\n', ''],
    ],
  });

  expect(diffMarkdown(report, { ...options, preview: 'https://preview.example.com/pr-7/' })).toMatchInlineSnapshot(`
    "<!-- alertbook diff -->
    ### What this change does for people on call

    revision \`main\` (\`0123456789ab\`) → content \`content\`

    - **Alert links:** 1 dead
    - **Commands and parameters:** 1 changed
    - **Contacts, escalation and rotations:** 1 changed
    - **Service level objectives:** 1 changed
    - **Pages:** 1 changed

    #### Alert links

    - **Dead:** alert \`ShopDown\`
      - \`and with it\`: ~~\`/alerts/shopdown/, /runbooks/shop/shopdown/, /alerts/ShopDown.html, /alerts/shopdown.html, /runbooks/shop/shopdown.html\`~~

    #### Commands and parameters

    - **Changed:** runbook [\`Restore the database\`](https://preview.example.com/pr-7/runbooks/shop/restore/)
      - command
        \`\`\`diff
        - restore --snapshot latest
        + restore --snapshot newest
        \`\`\`

    #### Contacts, escalation and rotations

    - **Changed:** person [\`Ada Lovelace\`](https://preview.example.com/pr-7/contacts/#shop-ada) of \`Shop team\`
      - \`phone\`: \`+12025550143\` → \`+12025550144\`

    #### Service level objectives

    - **Changed:** objective [\`Availability\`](https://preview.example.com/pr-7/slos/#shop-availability) of \`shop\`
      - \`target\`: \`99.9%\` → \`99.99%\`
      - \`error budget\`: \`43 min 12 s\` → \`4 min 19.2 s\` (−38.88 minutes in a window)

    #### Pages

    - **Changed:** runbook [\`Restore the database\`](https://preview.example.com/pr-7/runbooks/shop/restore/)
      \`\`\`
      Keep the old database for a [-day-]{+whole week+}.
      \`\`\`
    "
  `);
});

test('a change in error budget is told in minutes', () => {
  const [change] = changesOf({ 'slos/shop.yaml': [['target: 99.9%', 'target: 99.95%']] }).changes;

  expect(change?.values).toEqual([
    { field: 'target', old: '99.9%', new: '99.95%' },
    { field: 'error budget', old: '43 min 12 s', new: '21 min 36 s', remark: '−21.6 minutes in a window' },
  ]);
});

test('nothing that changed is nothing to read', () => {
  expect(diffMarkdown(reportOf({}), options)).toContain('Nothing changes for readers.');
});

describe('text from content stays text', () => {
  const hostile = [
    '@everyone and @org/team, see #1, GH-2 and org/repo#3 at 0123456789abcdef0123456789abcdef01234567',
    '`` ` `` ``` ```` code',
    '</details><script>alert(1)</script><img src=x onerror=alert(1)>',
    '[click](javascript:alert(1)) ![x](https://evil.example/x.png) https://evil.example www.evil.example',
    '<!-- alertbook diff --> :tada: $`x`$ | a | b | ~~x~~ **x** __x__ \\` \\',
    'a\u202eb\u200bc\u0007d',
  ];
  const wholly = hostile.join('\n');
  const everywhere: Change = {
    section: 'people',
    kind: 'renamed',
    noun: 'person',
    name: wholly,
    of: wholly,
    address: '/contacts/#a)[x](https://evil.example "@x',
    oldAddress: '/contacts/#`@evil',
    values: [
      { field: wholly, old: wholly, new: hostile[0]! },
      { field: 'note', old: hostile[1]!, new: hostile[2]! },
      { field: 'note', new: hostile[3]! },
      { field: 'note', old: hostile[4]! },
      { field: 'command', old: `${wholly}\n\`\`\`\n# Title\n@everyone`, new: `\`\`\`\n\n- @everyone\n${wholly}` },
    ],
    text: [
      { kind: 'added', words: [['+', `\`\`\`\`\n@everyone\n${wholly}`]] },
      {
        kind: 'changed',
        words: [
          ['=', `${wholly}\n\`\`\`\n@everyone\n`],
          ['-', '~~~\n```'],
          ['+', '@everyone'],
        ],
      },
    ],
  };
  const report: DiffReport = {
    old: { kind: 'revision', name: 'x`@evil', detail: '0123456789ab' },
    new: { kind: 'content', name: '<b>@evil</b>', detail: '' },
    changes: [everywhere, { ...everywhere, section: 'problems', kind: 'new' }],
    notes: [{ text: 'These files cannot be read:', names: hostile }],
  };

  test('Markdown holds it in code alone: no mention, link, image, HTML or heading comes of it', () => {
    const markdown = diffMarkdown(report, { ...options, preview: 'https://preview.example.com/' });
    const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown);
    const outside: string[] = [];
    const addresses: string[] = [];
    const html: string[] = [];
    visit(tree, (node) => {
      if (node.type === 'text') outside.push(node.value);
      if (node.type === 'link' || node.type === 'image') addresses.push(node.url);
      if (node.type === 'html') html.push(node.value);
    });

    expect(outside.join('\n')).not.toMatch(/@|#\d|evil|GH-|:tada:|0123456789abcdef|Title/);
    expect(html).toEqual(['<!-- alertbook diff -->']);
    expect(addresses.every((address) => address.startsWith('https://preview.example.com/contacts/#'))).toBe(true);
    expect(addresses.join('')).not.toMatch(/[()[\]"`@]/);
    expect(markdown).toContain('‹U+202E›');
    expect(markdown).not.toMatch(/[\u202e\u200b\u0007]/);
    // Commands of GitLab are at the start of a line.
    expect(markdown.split('\n').filter((line) => line.startsWith('/'))).toEqual([]);
  });

  test('HTML holds it as text', () => {
    const html = diffHtml(report, 'https://preview.example.com/');

    expect(html).not.toMatch(/<(?:script|img|b|details)\b/);
    expect(html).toContain('&#x3C;script>');
    expect(html).not.toMatch(/href="javascript/);
  });

  test('JSON holds it as it is', () => {
    const parsed = changesJsonSchema.parse(JSON.parse(diffJson(report)));

    expect(parsed.changes[0]?.name).toBe(wholly);
    expect(parsed.counts).toEqual({ people: 1, problems: 1 });
  });
});

describe('five thousand changed pages', () => {
  const page = (place: number, day: string): string =>
    `---\ntitle: Page ${place}\n---\n\n## Why\n\nPeople ask about number ${place} on ${day}, and this is what they are told.\n`;
  const pages = (day: string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [`guides/page-${place}.mdx`, page(place, day)]));
  const old = stateFrom({ ...replayed, ...pages('Monday') });
  const now = stateFrom({
    ...withEdits(replayed, { 'teams/shop.yaml': [['+12025550143', '+12025550144']] }),
    ...pages('Tuesday'),
  });
  const report = { ...reportOf({}), ...compareSites(old, now) };

  test('are compared in seconds', () => {
    const started = performance.now();
    const { changes } = compareSites(old, now);

    console.log(`5,000 changed pages are compared in ${Math.round(performance.now() - started)} ms.`);
    expect(changes).toHaveLength(5001);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('fit a comment, with the most important change in full, all of them counted, and a pointer to the rest', () => {
    const markdown = diffMarkdown(report, { ...options, full: 'https://ci.example.com/run/7' });
    const shown = markdown.split('\n').filter((line) => line.startsWith('- **Changed:**')).length;

    expect(markdown.length).toBeLessThanOrEqual(longestComment);
    expect(markdown.length).toBeGreaterThan(longestComment * 0.8);
    expect(markdown).toContain('`+12025550143` → `+12025550144`');
    expect(markdown).toContain('- **Pages:** 5000 changed');
    expect(markdown).toContain(`${5001 - shown} of 5001 changes are left out`);
    expect(markdown).toContain('[The whole report](https://ci.example.com/run/7)');
  });

  test('that are all renamed are recognised as renamed', () => {
    const renamed = Object.fromEntries(
      Object.entries(pages('Monday')).map(([path, text]) => [path.replace('page-', 'question-'), text]),
    );
    const { changes } = compareSites(old, stateFrom({ ...replayed, ...renamed }));

    expect([...new Set(changes.map(({ kind }) => kind))]).toEqual(['renamed']);
    expect(changes).toHaveLength(5000);
  });
});
