import { expect, test } from 'vitest';
import { parseBody } from '../../markdown/parse-body.ts';
import { firstAction } from './first-action.ts';
import { sectionOf } from '../catalogue/section.ts';
import { treeOf } from '../catalogue/tree.ts';

function first(text: string) {
  const action = firstAction(parseBody(text, 'a.mdx').body!);
  return (
    action && { title: action.title, anchor: action.anchor, code: action.body && JSON.stringify(treeOf(action.body)) }
  );
}

const command = (text: string, meta = ''): string => `\`\`\`bash ${meta}\n${text}\n\`\`\`\n`;

test('the first command is found with the step that it is in', () => {
  const text = `## Diagnosis\n\nLook.\n\n<Step id="pods" title="Look at the pods">\n\n${command('kubectl get pods', 'risk=safe')}\n</Step>\n\n${command('second')}`;
  expect(first(text)).toMatchObject({
    title: 'Look at the pods',
    anchor: 'pods',
    code: expect.stringContaining('kubectl'),
  });
});

test('outside of a step it has the title of its section', () => {
  expect(first(`## Meaning\n\nSlow.\n\n## Check the *queue* [#check]\n\n${command('ls')}`)).toMatchObject({
    title: 'Check the queue',
    anchor: 'check',
  });
});

test('one that changes or destroys something is never put before its explanation', () => {
  const text = `## Mitigation\n\n${command('rm -rf /cache', 'risk=destructive')}\n${command('systemctl restart x', 'risk=caution')}\n## Verification\n\n${command('curl /health', 'risk=safe')}`;
  expect(first(text)).toMatchObject({ title: 'Verification', code: expect.stringContaining('/health') });
});

test('a query that says what the alert means is not what to do first', () => {
  const text = `## Meaning\n\n${command('up == 0')}\n## Impact\n\n${command('orders == 0')}\n## Diagnosis\n\n${command('kubectl get pods')}`;
  expect(first(text)).toMatchObject({ title: 'Diagnosis', code: expect.stringContaining('kubectl') });
});

test('output and files are no commands', () => {
  const text = `## Meaning\n\n<ExpectedOutput>\n\n${command('NAME READY')}\n</ExpectedOutput>\n\n\`\`\`yaml\na: 1\n\`\`\`\n`;
  expect(first(text)).toBeUndefined();
});

test('without a command that only looks, the first step leads the way', () => {
  const text = `## Mitigation\n\n<Step id="scale" title="Scale the workers">\n\n${command('kubectl scale', 'risk=caution')}\n</Step>\n`;
  expect(first(text)).toEqual({ title: 'Scale the workers', anchor: 'scale', code: undefined });
});

test('of a section alone, a step of another section is not offered', () => {
  const text = `## Diagnosis\n\n<Step id="look" title="Look">\n\n${command('ls', 'risk=safe')}\n</Step>\n\n## Mitigation\n\nWait.\n`;
  expect(firstAction(sectionOf(parseBody(text, 'a.mdx').body!, 'mitigation')!)).toBeUndefined();
});
