import { pluralsOf } from './plurals.ts';

/** The search: its field on pages, and its dialog. */
export const searchTexts = {
  title: 'Search',
  what: 'alerts, runbooks, people',
  field: 'Alert, symptom, service or person',
  placeholder: 'Alert, symptom, service, person…',
  names: 'Names',
  texts: 'In the text',
  results: 'Results',
  close: 'Close',
  index: 'A–Z index',
  showOnly: 'Show only',
  kind: 'Kind',
  service: 'Service',
  severity: 'Severity',
  everyKind: 'Every kind',
  everyService: 'Every service',
  everySeverity: 'Every severity',
  kinds: {
    alert: { one: 'Alert', many: 'Alerts' },
    runbook: { one: 'Runbook', many: 'Runbooks' },
    service: { one: 'Service', many: 'Services' },
    guide: { one: 'Guide', many: 'Guides' },
    section: { one: 'Section', many: 'Sections' },
    person: { one: 'Person', many: 'People' },
    channel: { one: 'Channel', many: 'Channels' },
    slo: { one: 'Objective', many: 'Objectives' },
    severity: { one: 'Severity', many: 'Severities' },
  },
  found: ({ titles, texts }: { titles: number; texts: number }) => {
    const plural = pluralsOf('en');
    return [
      plural(titles, { one: '1 title', other: `${titles} titles` }),
      plural(texts, { one: '1 text match', other: `${texts} text matches` }),
    ].join(', ');
  },
  nothingFound: (query: string) => `Nothing found for “${query}”.`,
  onlyTexts: (problem: string) => `${problem} Only the text of the pages is searched.`,
  somePart: 'A part of the text of the pages could not be searched.',
  noTexts: 'The text of the pages cannot be searched now.',
};

/** Why there are no names to search. */
export const searchIndexTexts = {
  notLoaded: 'The list of names could not be loaded.',
  inPart: 'Only part of the list of names arrived.',
  otherVersion: 'The list of names belongs to another version of this site: reload the page.',
};
