/** The health page. */
export const healthTexts = {
  title: 'Health',
  summary: 'What is missing, stale or without an owner.',
  nothing: 'Nothing is missing, stale or without an owner.',
  toLookAt: ({ count, day }: { count: number; day: string }) =>
    `What is missing, stale or without an owner. ${count} things to look at, as of ${day}.`,
  counted: ({ title, count }: { title: string; count: number }) => `${title} (${count})`,
  coverage: {
    title: 'Alerts and their runbooks',
    hint: 'Own section: the runbook has one for the alert, or is for this alert alone. Reviewed: someone has checked the runbook against reality, and the next review is not due yet. An alert with rules of two severities is in both rows.',
  },
  missing: {
    title: 'Missing values',
    hint: 'Someone left a placeholder. Whoever is on call finds it in place of a number or a name.',
  },
  outOfReach: { title: 'Out of reach', hint: 'We have no number, address or schedule for them.' },
  overdue: {
    title: 'Review overdue',
    hint: 'Check them against reality, and set `reviewed` to the date.',
    remark: ({ reviewed, due }: { reviewed: string; due: string }) => `last reviewed ${reviewed}, due ${due}`,
  },
  planned: {
    title: 'Planned runbooks',
    hint: 'Alerts may lead there already. The most urgent are first.',
    priority: (priority: string) => `priority ${priority}`,
  },
  neverReviewed: {
    title: 'Never reviewed',
    hint: 'Nobody has confirmed that these runbooks match reality.',
  },
  withoutOwner: {
    title: 'Without an owner',
    hint: 'No team maintains these pages: add an `owner`, or describe the team that owns their service.',
  },
  withoutObjectives: {
    title: 'Services without objectives',
    hint: 'Nobody can tell whether they work well enough.',
  },
  withoutEscalation: {
    title: 'Services without an escalation policy',
    hint: 'Nobody knows who is next when the first does not answer.',
  },
  withoutRecovery: {
    title: 'Services without recovery objectives',
    hint: 'Nobody knows how soon they must be back, and how much data may be lost.',
  },
};
