import { expect, test } from 'vitest';
import { parseBody } from './parse-body.ts';

const read = (...lines: string[]) => {
  const { body, misses, findings } = parseBody(lines.join('\n'), 'a.mdx');
  return {
    findings: findings.map(({ at, message }) => `${at.line}:${at.column} ${message}`),
    links: body?.links.map(({ href, at }) => `${at.line}:${at.column} ${href}`),
    anchors: body?.anchors.map(({ id }) => id),
    misses,
  };
};

test('a tag that is never closed does not hide what follows', () => {
  expect(read('<Step title="Drain"> [a](/a/)', '', 'Text [b](/b/).', '', '## End')).toEqual({
    findings: ['1:1 `<Step>` is opened but never closed.'],
    links: ['1:22 /a/', '3:6 /b/'],
    anchors: ['drain', 'end'],
    misses: false,
  });
});

test('a tag that closes another one is named beside the one that is left open', () => {
  expect(read('<Callout>', '', 'a', '', '</Calout>', '', '[b](/b/)')).toMatchObject({
    findings: ['5:1 `</Calout>` closes nothing that is open here.', '1:1 `<Callout>` is opened but never closed.'],
    links: ['7:1 /b/'],
  });
});

test('an element that is left open in another one is the one that is named', () => {
  expect(read('<Callout>', '<Step title="a">', 'b', '</Callout>').findings).toEqual([
    '2:1 `<Step>` is opened but never closed.',
  ]);
});

test('what belongs into an element that is left open is not outside of it', () => {
  expect(read('<Decision question="a">', '', '<Branch if="b">c</Branch>').findings).toEqual([
    '1:1 `<Decision>` is opened but never closed.',
  ]);
});

test('several things that are not MDX are all named, and what is between is read', () => {
  expect(
    read(
      'a <5 [a](/a/)',
      '',
      'b {foo bar} [b](/b/)',
      '',
      '<!-- c -->',
      '',
      'd { [d](/d/)',
      '',
      '</Step>',
      '',
      '[e](/e/)',
    ),
  ).toMatchObject({
    findings: [
      expect.stringContaining('5:2 '),
      expect.stringContaining('1:4 '),
      expect.stringContaining('3:7 '),
      expect.stringContaining('7:13 '),
      expect.stringContaining('9:1 '),
    ],
    links: ['1:6 /a/', '3:13 /b/', '7:5 /d/', '11:1 /e/'],
    misses: false,
  });
});

test('of a tag whose props are not MDX, only the name counts', () => {
  expect(read('<Step title="a>', '', '[a](/a/)', '', '</Step>', '', 'b')).toMatchObject({
    findings: [expect.stringContaining('1:')],
    links: ['3:1 /a/'],
    misses: true,
  });
});

test('a line that begins with `import` is text for what follows', () => {
  expect(read('import the data', '', '[a](/a/)')).toMatchObject({
    findings: [expect.stringContaining('A line that starts with `import` or `export` is code')],
    links: ['3:1 /a/'],
  });
});

test.each([
  ['tags that are never closed', 'a <Callout> [b](/b/)'],
  ['tags that close nothing', 'a </Step> [b](/b/)'],
  ['braces around words', 'a {x y} [b](/b/)'],
])('of hundreds of %s, the first hundred are named, and what follows is said not to be read', (_what, line) => {
  const { findings, links, misses } = read(...Array.from({ length: 150 }, () => [line, '']).flat());
  expect(findings.filter((finding) => finding.includes('check again'))).toEqual([
    expect.stringMatching(
      /^(?:199|201):\d .* What follows line (?:198|200) was not read: check again after fixing this\.$/,
    ),
  ]);
  expect([99, 100]).toContain(links?.length);
  expect(misses).toBe(true);
});

test('a long page is not read again for each of hundreds of problems', () => {
  const { findings } = read(
    ...Array.from({ length: 300 }, () => ['a <Callout> of some length, as people write them', '']).flat(),
  );
  expect(findings.filter((finding) => finding.includes('check again'))).toHaveLength(1);
  expect(findings.filter((finding) => finding.includes('never closed')).length).toBeLessThan(50);
});

test('a comment that never ends hides the rest, and says so', () => {
  expect(read('[a](/a/)', '', '<!-- b', '', '[c](/c/)')).toMatchObject({
    findings: [expect.stringMatching(/^3:2 .* What follows line 2 was not read: check again after fixing this\.$/)],
    links: ['1:1 /a/'],
    misses: true,
  });
});

test('a code block that never ends hides the rest, and says so', () => {
  expect(read('[a](/a/)', '', '```bash', 'ls', '', '[c](/c/)')).toMatchObject({
    findings: [expect.stringContaining('What follows line 3 was not read: check again')],
    links: ['1:1 /a/'],
    misses: true,
  });
  expect(read('```bash', 'ls', '', '[c](/c/)', '', '```sql', 'x', '```', '', '[d](/d/)')).toMatchObject({
    findings: [expect.stringContaining('What is between the lines 1 and 8 was not read')],
    links: ['10:1 /d/'],
  });
});

test('a block may show the fence of a block, when its own is longer', () => {
  expect(read('````md', '```bash', 'ls', '```', '````').findings).toEqual([]);
});

test('an option that is written with a character reference is named at its fence', () => {
  expect(read('- ```bash  a&amp;b', '  ls', '  ```').findings).toEqual([
    expect.stringMatching(/^1:3 `a&b` is not an option of a code block\./),
  ]);
});

test('an element that is refused hides nothing that is in it', () => {
  expect(
    read('<Foo>[a](/a/)</Foo>', '', '<Callout kind="huge">', '', '## In it', '', '</Callout>', '', '<b>[c](/c/)</b>'),
  ).toMatchObject({
    links: ['1:6 /a/', '9:4 /c/'],
    anchors: ['in-it'],
    misses: false,
  });
});

test('a component that is misspelt is read as the one that is meant', () => {
  expect(read('<Stpe titel="a">', '', 'b', '', '</Stpe>').findings).toEqual([
    '1:1 `<Stpe>` is not a component.',
    '1:7 `<Step>` has no prop `titel`.',
    '1:1 `<Step>` has no `title`.',
  ]);
});

test('an unclosed tag beside a line of dashes, at which the parser fails by itself, is named and throws nothing', () => {
  const { findings } = read('<Step title="x">a', '---', 'b: c', '---', '', '## Why', '', 'Because.');

  expect(findings).toContainEqual(expect.stringMatching(/^1:1 /));
});
