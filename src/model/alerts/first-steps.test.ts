import { expect, test } from 'vitest';
import { parseBody } from '../../markdown/parse-body.ts';
import { treeOf } from '../catalogue/tree.ts';
import { firstSteps } from './first-steps.ts';

const stepsOf = (text: string) => firstSteps(treeOf(parseBody(text, 'a.mdx').body!));
const command = (text: string, meta = ''): string => `\`\`\`bash ${meta}\n${text}\n\`\`\`\n`;
const step = (title: string, text = ''): string => `<Step title="${title}">\n\n${text}\n</Step>\n\n`;

test('the first steps are given in their order, with the command of each', () => {
  const text = `## Diagnosis\n\n${step('Look', command('kubectl get pods'))}${step('Wait')}`;
  expect(stepsOf(text)).toEqual([
    { title: 'Look', command: 'kubectl get pods' },
    { title: 'Wait', command: undefined },
  ]);
});

test('a placeholder stays what it is, and a prompt and the output are not copied', () => {
  expect(stepsOf(step('Look', '```console\n$ kubectl -n {{namespace}} get pods\nNAME READY\n```\n'))).toEqual([
    { title: 'Look', command: 'kubectl -n {{namespace}} get pods' },
  ]);
});

test.each([
  ['destroys something', command('rm -rf /cache', 'risk=destructive undo="x" destroys="y"')],
  ['changes something', command('systemctl restart x', 'risk=caution')],
  ['goes over several lines', command('a\nb')],
  ['is one of two', command('a') + command('b')],
  ['is a file', '```yaml\na: 1\n```\n'],
])('a command that %s is left to the page', (_, text) => {
  expect(stepsOf(step('Act', text))).toEqual([{ title: 'Act', command: undefined }]);
});

test('a text without steps begins with its first command, under the title of its section', () => {
  expect(stepsOf(`## Diagnosis\n\n${command('kubectl get pods')}\n## Mitigation\n\nWait.\n`)).toEqual([
    { title: 'Diagnosis', command: 'kubectl get pods' },
  ]);
  expect(stepsOf(`## Diagnosis\n\n${command('a\nb')}`)).toEqual([]);
});

test('nothing is given that is behind a fork, or in one', () => {
  const fork = '<Decision question="A deploy?">\n<Branch if="Yes">\n\nGo back.\n\n</Branch>\n</Decision>\n\n';
  expect(stepsOf(step('Look') + fork + step('Restart')).map(({ title }) => title)).toEqual(['Look']);
  expect(stepsOf(fork.replace('Go back.', step('Roll back')) + command('ls'))).toEqual([]);
});
