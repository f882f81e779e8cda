import { expect, test } from 'vitest';
import { parseBody } from '../../markdown/parse-body.ts';
import { sectionOf } from './section.ts';

const { body } = parseBody(
  `## Meaning

Slow.

## Mitigation [#mitigate]

First.

### Drain

<Step id="stop" title="Stop the workers">

Wait.

</Step>

## After

Done.
`,
  'a.mdx',
);

function idsOf(id: string): string[] | undefined {
  return sectionOf(body!, id)?.anchors.map((anchor) => anchor.id);
}

test('a section goes on until the next heading of its rank, with what lies below it', () => {
  expect(idsOf('mitigate')).toEqual(['mitigate', 'drain', 'stop']);
  expect(sectionOf(body!, 'mitigate')?.headings.map(({ text }) => text)).toEqual(['Mitigation', 'Drain']);
});

test('the last section goes on until the end', () => {
  expect(idsOf('after')).toEqual(['after']);
});

test('a step is a section of its own', () => {
  expect(idsOf('stop')).toEqual(['stop']);
});

test('an id that nothing has names no section', () => {
  expect(idsOf('nowhere')).toBeUndefined();
});
