/** Pages of runbooks, and lists of them. */
export const runbookTexts = {
  title: 'Runbooks',
  description: 'Every runbook, by service, the most severe first.',
  lead: 'By service, the most severe first.',
  titleOf: (service: string) => `Runbooks of ${service}`,
  descriptionOf: (service: string) => `Runbooks of ${service}, the most severe first.`,
  allPlanned: 'None of them is written yet.',
  noneUsable: 'This service has no usable runbook yet.',
  planned: 'Planned',
  plannedLead: 'Runbooks that nobody has written yet, the most urgent first.',
  noText: 'No text yet',
  about: 'About this runbook',
  facts: {
    alerts: 'Alerts',
    symptoms: 'Symptoms',
    objectives: 'Objectives at stake',
    related: 'Related',
    service: 'Service',
  },
  /** Beside a runbook in a list; a published one has none. */
  states: {
    planned: 'planned',
    plannedWithPriority: (priority: string) => `planned, priority ${priority}`,
    draft: 'draft',
    deprecated: 'deprecated',
  },
  forAudience: (audience: string) => `for ${audience}`,
  /** Behind a link to a runbook that nobody has written yet. */
  linkToPlanned: '(planned)',
  priorities: { high: 'high', medium: 'medium', low: 'low' },
  notes: {
    planned: {
      title: 'Nobody has written this runbook yet',
      text: 'This is what it is going to say.',
      priority: ({ priority, reason }: { priority: string; reason: string | undefined }) =>
        reason === undefined ? `Priority: ${priority}.` : `Priority: ${priority} (${reason}).`,
    },
    draft: { title: 'This is a draft', text: 'It has not been checked against the real service yet.' },
    deprecated: {
      title: 'This runbook is no longer used',
      text: 'It is kept because old alerts still link to it.',
    },
  },
};
