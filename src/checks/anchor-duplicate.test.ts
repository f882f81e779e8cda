import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { anchorDuplicate } from './anchor-duplicate.ts';

const latency = 'runbooks/checkout/latency.mdx';

test('an id by hand that a heading above has already is reported', () => {
  expect(reportOf(anchorDuplicate, edited(latency, ['## Mitigation', '## Mitigation [#impact]'])))
    .toMatchInlineSnapshot(`
      "content/runbooks/checkout/latency.mdx:42:1  error  anchor/duplicate
        The anchor \`#impact\` already belongs to a section or step on line 25. A link to \`/runbooks/checkout/latency/#impact\` only reaches the first.
        Give this one an id of its own: \`[#impact-2]\` after a heading, \`id="impact-2"\` in a component."
    `);
});

test('a heading with the anchor of a section that the site puts on the page is reported', () => {
  expect(reportOf(anchorDuplicate, edited(latency, ['## Impact', '## Call']))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:25:1  error  anchor/duplicate
      The anchor \`#call\` already belongs to a section that the site puts on this page. A link to \`/runbooks/checkout/latency/#call\` only reaches the first.
      Give this one an id of its own: \`[#call-2]\` after a heading, \`id="call-2"\` in a component."
  `);
});

test('a part that brings an anchor which the page has already is reported where it is included', () => {
  expect(reportOf(anchorDuplicate, edited(latency, ['## Impact', '## Ask the health check']))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:52:1  error  anchor/duplicate
      The anchor \`#ask-the-health-check\` of the part \`verify-health\` already belongs to a section or step on line 25. A link to \`/runbooks/checkout/latency/#ask-the-health-check\` only reaches the first.
      Include the part once, or take the headings and steps out of it."
  `);
});

test('a part that is included twice gets one warning, however many anchors it has', () => {
  const part = '<Include part="verify-health" />';
  const changes = {
    ...edited(latency, [part, `${part}\n\n${part}`]),
    ...edited('parts/verify-health.mdx', ['## Ask', '## Before\n\n.\n\n## Ask']),
  };
  expect(reportOf(anchorDuplicate, changes)).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:54:1  warning  anchor/duplicate
      The anchor \`#before\` of the part \`verify-health\` already belongs to the same part on line 52. A link to \`/runbooks/checkout/latency/#before\` only reaches the first.
      Include the part once, or take the headings and steps out of it."
  `);
});

test('two teams whose people have the same anchor among the contacts are reported', () => {
  const changes = {
    'teams/a.yaml': 'name: A\npeople: [{ id: b-c, role: Lead }]',
    'teams/a-b.yaml': 'name: A B\npeople: [{ id: c, role: Lead }]',
  };
  expect(reportOf(anchorDuplicate, changes)).toMatchInlineSnapshot(`
    "content/teams/a-b.yaml:2:16  error  anchor/duplicate
      The anchor \`#a-b-c\` already belongs to \`b-c\` of the team \`a\` in content/teams/a.yaml. A link to \`/contacts/#a-b-c\` only reaches the first.
      Rename one of the two."
  `);
});

test('headings of the same text get numbers, and texts on a shared page keep apart', () => {
  const changes = {
    ...edited(latency, ['## Impact', '## Meaning']),
    'slos/search.mdx':
      '---\nobjectives: [{ id: a, name: A, indicator: availability, target: 99% }]\n---\n\n## Why\n\nBecause.\n',
  };
  expect(findingsOf(anchorDuplicate, changes)).toEqual([]);
});
