import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { parameterUnused } from './parameter-unused.ts';

const parameter = (name: string) => `params:\n  - name: ${name}\n    label: Something\n    example: thing\n`;

test('a parameter that nothing uses is reported where it is declared', () => {
  expect(reportOf(parameterUnused, edited('runbooks/checkout/latency.mdx', ['params:\n', parameter('region')])))
    .toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:14:11  warning  parameter/unused
      The parameter \`region\` is declared, but nothing uses \`{{region}}\`.
      Delete it, or use it in a command or a link."
  `);
  expect(reportOf(parameterUnused, edited('parts/verify-health.mdx', ['params:\n', parameter('region')])))
    .toMatchInlineSnapshot(`
    "content/parts/verify-health.mdx:4:11  warning  parameter/unused
      The parameter \`region\` is declared, but nothing uses \`{{region}}\`.
      Delete it, or use it in a command or a link."
  `);
});

test('a use in a part that is included, or in the address of a link of the service, counts', () => {
  const restore = edited('runbooks/checkout/restore.mdx', [
    'kind: procedure\n',
    `kind: procedure\n${parameter('namespace')}`,
  ]);
  expect(findingsOf(parameterUnused, restore)).toEqual([]);
  const guide = edited(
    'guides/on-call.mdx',
    ['title: Going on call\n', `title: Going on call\n${parameter('health_url')}`],
    ['See the', '<Include part="verify-health" />\n\nSee the'],
  );
  expect(findingsOf(parameterUnused, guide)).toEqual([]);
});

test('a use in the address of a link of another service counts, also where a part shows it', () => {
  const guide = edited(
    'guides/on-call.mdx',
    ['title: Going on call\n', `title: Going on call\n${parameter('namespace')}`],
    ['See the', '<Include part="verify-health" />\n\nSee the'],
  );
  expect(findingsOf(parameterUnused, guide)).toHaveLength(1);
  expect(
    findingsOf(parameterUnused, {
      ...guide,
      ...edited('parts/verify-health.mdx', ['## Ask', '<Dashboard id="checkout/pods" />\n\n## Ask']),
    }),
  ).toEqual([]);
});
