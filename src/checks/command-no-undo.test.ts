import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { commandNoUndo } from './command-no-undo.ts';

const undo = ' undo="It cannot be undone; pods come back by themselves."';

test('a destructive block without a way back is noted', () => {
  expect(reportOf(commandNoUndo, edited('runbooks/checkout/latency.mdx', [undo, '']))).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:46:1  note  command/no-undo
      This block is marked \`risk=destructive\` and does not say how to undo what it does.
      Add \`undo="…"\` after \`risk=destructive\`; \`undo="It cannot be undone."\` is an answer too."
  `);
});

test('caution needs no way back', () => {
  expect(findingsOf(commandNoUndo, edited('runbooks/checkout/latency.mdx', [`destructive${undo}`, 'caution']))).toEqual(
    [],
  );
});
