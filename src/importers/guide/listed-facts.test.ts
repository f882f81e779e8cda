import { describe, expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';

const typed = (text: string) => importedGuide(text).typed;

describe('alerts in a list', () => {
  test('are metrics with the bound at which they fire, in signs and in words, below how bad they are', () => {
    const text =
      '## Critical alerts\n\n- **HighLatency**: P95 latency > 150ms for 2+ minutes\n- **High Error Rate**: API errors above 5%\n- **Backup Failed**: Triggered when backup success rate < 95%';
    expect(typed(text)['services']?.['metrics']).toMatchObject([
      { name: 'HighLatency', group: 'Critical alerts', alert: '> 150ms', note: 'P95 latency; for 2+ minutes' },
      { name: 'High Error Rate', alert: '> 5%', note: 'API errors' },
      { name: 'Backup Failed', alert: '< 95%', note: 'Backup success rate' },
    ]);
  });

  test.each(['P1: error rate > 5%', 'Slack: error rate > 5%', 'Alert thresholds: error rate > 5%'])(
    'but `%s` names no alert',
    (item) => {
      expect(typed(`## Alerts\n\n- ${item}`)['services']).not.toHaveProperty('metrics');
    },
  );
});

describe('an alert that a heading names', () => {
  const below = (title: string): string =>
    `## Alerts\n\n### ${title}\n\n- **Condition:** Error rate > 5%\n- **Meaning:** Many fail`;

  test('has its condition, and what else is said of it stays text', () => {
    const { typed: fields, guides } = importedGuide(below('HIGH_ERROR_RATE'));
    expect(fields['services']?.['metrics']).toMatchObject([
      { name: 'HIGH_ERROR_RATE', alert: '> 5%', note: 'Condition: Error rate > 5%' },
    ]);
    expect(guides).toContain('Many fail');
  });

  test('is no section of several words', () => {
    expect(typed(below('Alert description'))['services']).not.toHaveProperty('metrics');
  });
});

test('addresses and channels below the means are channels with what they are for', () => {
  const text =
    '## Alert channels\n\n### Slack\n\n- **Alerts:** #shop-alerts\n- **Incidents:** #incident-YYYY-MM-DD\n\n### Email\n\n- **Critical:** oncall@example.com';
  const { typed: fields, unread } = importedGuide(text);
  expect(fields['teams']?.['channels']).toMatchObject([
    { name: '#shop-alerts', kind: 'chat', purpose: 'Alerts' },
    { name: 'oncall@example.com', kind: 'email', email: 'oncall@example.com', purpose: 'Critical' },
  ]);
  expect(unread.join()).toContain('#incident-YYYY-MM-DD');
});

describe('levels of severity', () => {
  test('have their number in brackets behind their name', () => {
    expect(
      typed('## Severity definitions\n\n- **Critical (P1)**: All is down')['severities']?.['levels'],
    ).toMatchObject([{ id: 'p1', name: 'Critical', meaning: 'All is down' }]);
  });

  test('are words in a column of levels with their times', () => {
    const text = '## Escalation SLA\n\n| Level | Response time |\n|---|---|\n| Critical | 15 min |\n| Low | 8 hours |';
    expect(typed(text)['severities']?.['levels']).toMatchObject([
      { id: 'critical', respond: '15 min' },
      { id: 'low', respond: '8 hours' },
    ]);
  });

  test('that are known have when each is escalated; one that is not stays text', () => {
    const text =
      '## Severity levels\n\n| Level | Response time |\n|---|---|\n| P1 | 15 min |\n\n## Escalation times\n\n- **P1:** Escalate after 30 minutes if unresolved\n- **P2:** Escalate after 4 hours if unresolved';
    const { typed: fields, unread } = importedGuide(text);
    expect(fields['severities']?.['levels']).toMatchObject([
      { id: 'p1', escalation: 'Escalate after 30 minutes if unresolved' },
    ]);
    expect(unread.join()).toContain('P2: Escalate after 4 hours');
  });
});

test('the uptime that is aimed at has the period that is measured', () => {
  const text = '## Service level agreement\n\n**Target uptime:** 99.9%\n\n**Measurement period:** Monthly';
  expect(typed(text)['slos']?.['objectives']).toMatchObject([
    { indicator: 'availability', target: '99.9%', window: 'monthly' },
  ]);
});

test('tests of recovery have a frequency, and updates of documents a schedule', () => {
  const tests =
    '## Disaster recovery\n\n### Test frequency\n\n- **Weekly:** Backup verification\n- **Monthly:** Database recovery test';
  expect(typed(tests)['recovery']?.['drills']).toMatchObject([{ every: 'weekly' }, { every: 'monthly' }]);
  const updates = '## Update schedule\n\n- **Weekly:** Review for accuracy\n- **Monthly:** Full review of all runbooks';
  expect(typed(updates)['maintenance']?.['routines']).toMatchObject([{ every: 'weekly' }, { every: 'monthly' }]);
});
