import { expect, test } from 'vitest';
import { findingsOf } from '../../test/support/catalogue.ts';
import { parameterChoosesCommand } from './parameter-chooses-command.ts';

const runbook = (block: string, example = 'shop'): Record<string, string> => ({
  'runbooks/checkout/look.mdx': `---\ntitle: Look\nservice: checkout\nkind: procedure\nparams:\n  - { name: v, label: Value, example: ${example} }\n---\n\n\`\`\`bash\n${block}\n\`\`\`\n`,
});

test.each([
  ['{{v}} status', 'the name of a command'],
  ['./{{v}}.sh', 'the name of a command'],
  ['true && {{v}}', 'the name of a command'],
  ['standin --{{v}}', 'an option'],
  ['standin -{{v}} x', 'an option'],
])('%s is %s', (block, role) => {
  expect(findingsOf(parameterChoosesCommand, runbook(block))).toMatchObject([
    { message: expect.stringContaining(role), at: { line: 10 } },
  ]);
});

test('a parameter whose example is an option is one', () => {
  expect(findingsOf(parameterChoosesCommand, runbook('ps {{v}}', '--all'))).toHaveLength(1);
});

test('the value of an argument is none of these', () => {
  expect(findingsOf(parameterChoosesCommand, runbook('standin {{v}} --name={{v}} -n {{v}}'))).toEqual([]);
});
