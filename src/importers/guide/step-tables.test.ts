import { describe, expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

const steps = (text: string) => importedGuide(text).typed['escalations']?.['steps'];
const severities =
  '## Severity levels\n\n| Severity | Response time |\n|---|---|\n| P0 | 15 min |\n| P1 | 1 hour |\n\n';

describe('who levels are escalated to', () => {
  const matrix = '## Escalation matrix\n\n| Severity | Notify | Escalate to |\n|---|---|---|\n';

  test('a table has a step for each level, with its time', () => {
    expect(
      steps(`${severities}${matrix}| P0 | Immediately | CTO, Legal |\n| P1 | < 30 min | Team lead |`),
    ).toMatchObject([
      { after: '0 min', to: ['shop/cto', 'shop/legal'], only: ['p0'] },
      { after: '30 min', to: ['shop/team-lead'], only: ['p1'] },
    ]);
  });

  test('levels that nothing describes have none', () => {
    expect(steps(`${matrix}| P0 | Immediately | CTO |\n| P1 | < 30 min | Team lead |`)).toBeUndefined();
  });
});

test('names between arrows are steps, and times beside them stay words', () => {
  const diagram =
    'Alert fired\n    ↓\nPrimary on-call (5 min ack)\n    ↓ (if no ack)\nEngineering lead (immediate)\n    ↓\nCTO';
  expect(steps(`## Escalation path\n\n\`\`\`\n${diagram}\n\`\`\``)).toMatchObject([
    { to: ['shop/primary'], note: '5 min ack' },
    { to: ['shop/engineering-lead'], note: 'Immediate; If no ack' },
    { to: ['shop/cto'] },
  ]);
  expect(steps('## Escalation process\n\n```\nDetect\n  ↓\nTriage\n  ↓\nFix\n```')).toBeUndefined();
});

test('headings with numbers and times are steps, and what each does stays below them', () => {
  const { typed, guides } = importedGuide(
    '## Escalation\n\n### Level 1: On-call engineer (0-15 minutes)\n\n- Truncate logs\n\n### Level 2: Database team (15+ minutes)\n\n- Grow the disk',
  );
  expect(typed['escalations']?.['steps']).toMatchObject([
    { name: 'Level 1', after: '0 min', until: '15 min' },
    { name: 'Level 2', after: '15 min' },
  ]);
  expect(guides).toContain('Level 2: Database team');
});
