import { pluralsOf } from './plurals.ts';

const plural = pluralsOf('en');

/** The home page. */
export const homeTexts = {
  title: 'What is wrong?',
  services: 'Services',
  noService: 'No service is described yet.',
  worst: 'The worst alerts',
  allAlerts: (count: number) => `All ${count} alerts`,
  reviewed: 'Last reviewed',
  planned: (count: number) =>
    plural(count, {
      one: '1 runbook is planned, but not written yet',
      other: `${count} runbooks are planned, but not written yet`,
    }),
};

/** The A–Z index. */
export const indexTexts = {
  title: 'A–Z',
  summary: 'Every alert, runbook, service, guide and person, by its first letter.',
  letters: 'Letters',
  /** Beside an entry. */
  kinds: { alert: 'alert', runbook: 'runbook', service: 'service', guide: 'guide', person: 'person' },
};

/** The page of an address that has no page. */
export const notFoundTexts = {
  title: 'No page has this address',
  /** The title where the address is that of an alert. A script fills in the name. */
  noAlert: 'This site has no alert {name}',
  lead: 'The alert that sent you here may be older than this site, or its link may be misspelt.',
  nearest: 'Nearest to {name}',
  searchEverything: 'Search everything for {name}',
  toAdd: 'To add it',
  howToAdd:
    'Add {name} under {alerts} in the runbook that helps with it, or the file of its rule under {rules} in {settings}. The next build will have a page at this address.',
  whereToLook: 'Where to look',
  allAlerts: 'All alerts',
  index: 'A–Z index',
  runbooksOf: (service: string) => `Runbooks: ${service}`,
};

/** The glossary. */
export const glossaryTexts = {
  title: 'Glossary',
  summary: 'What the words of this site mean.',
  noTerms: 'No terms are written down yet.',
};

/** Guides, and the list of them. */
export const guideTexts = {
  title: 'Guides',
  summary: 'What to read when nothing is broken.',
  forAll: 'For all',
  about: 'About this guide',
  runbooks: 'Runbooks',
  noText: 'No text yet',
};

/** What a preview says of a change. */
export const changeTexts = { title: 'What changes' };
