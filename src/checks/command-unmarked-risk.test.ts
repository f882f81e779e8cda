import { describe, expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { commandUnmarkedRisk } from './command-unmarked-risk.ts';

const block = (fence: string, text = 'rm -rf /cache') =>
  edited('guides/on-call.mdx', ['See the', `\`\`\`${fence}\n${text}\n\`\`\`\n\nSee the`]);

test('a command that destroys in a block that does not say so is reported where the command is', () => {
  expect(reportOf(commandUnmarkedRisk, block('bash', 'cd /\n\n  rm -rf /cache'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:10:3  error  command/unmarked-risk
      \`rm -rf /cache\` deletes files for good, but its block does not say so.
      Write \`risk=destructive undo="…"\` after \`bash\` on the first line of the block."
  `);
});

test('a command in a step is found at its own indentation', () => {
  const step = edited(
    'runbooks/checkout/latency.mdx',
    [
      '```bash risk=destructive undo="It cannot be undone; pods come back by themselves."\nkubectl',
      '   ```bash\n   kubectl',
    ],
    ['--selector app=checkout\n```', '--selector app=checkout\n   ```'],
  );
  expect(reportOf(commandUnmarkedRisk, step)).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:47:4  error  command/unmarked-risk
      \`kubectl --namespace {{namespace}} delete pod --selector app=…\` deletes objects of the cluster, but its block does not say so.
      Write \`risk=destructive undo="…"\` after \`bash\` on the first line of the block."
  `);
});

test('a command that only interrupts gets a warning', () => {
  expect(reportOf(commandUnmarkedRisk, block('bash', 'systemctl restart nginx'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:8:1  warning  command/unmarked-risk
      \`systemctl restart nginx\` stops or restarts a service, but its block does not say so.
      Write \`risk=caution\` after \`bash\` on the first line of the block."
  `);
});

describe('what the writer says', () => {
  test('counts, whatever the command is', () => {
    expect(findingsOf(commandUnmarkedRisk, block('bash risk=destructive'))).toEqual([]);
    expect(findingsOf(commandUnmarkedRisk, block('bash risk=caution'))).toEqual([]);
    expect(findingsOf(commandUnmarkedRisk, block('bash risk=safe', 'systemctl restart nginx'))).toEqual([]);
  });

  test('is doubted when what destroys is called safe', () => {
    expect(reportOf(commandUnmarkedRisk, block('bash risk=safe'))).toMatchInlineSnapshot(`
      "content/guides/on-call.mdx:8:1  warning  command/unmarked-risk
        \`rm -rf /cache\` deletes files for good, but its block is marked \`risk=safe\`.
        Mark the block \`risk=destructive\`, or \`risk=caution\` if nothing important is lost."
    `);
  });
});

test('what a command prints is no command', () => {
  const output = edited('guides/on-call.mdx', [
    'See the',
    '<ExpectedOutput>\n\n```bash\nrm -rf /cache\n```\n\n</ExpectedOutput>\n\nSee the',
  ]);
  expect(findingsOf(commandUnmarkedRisk, output)).toEqual([]);
});
