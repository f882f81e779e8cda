/** What is written into pages after they are made: former addresses, and the notices of a preview. */
export const publishedTexts = {
  sectionMoved: 'This section has moved: {link}',
  pageMoved: 'This page has a new address: {link}',
  preview: {
    label: 'Preview',
    title: 'Preview · ',
    notForIncidents: (name: string) => `Preview of ${name}: not for incidents.`,
    noRealPage: 'There is no real page of this address yet.',
    realPage: 'Open the real page',
    changes: 'What changes',
    changesHere: 'What changes on this page',
    added: 'Added',
    renamed: 'Renamed',
    changed: 'Changed',
    fields: ({ change, fields }: { change: string; fields: readonly string[] }) => `${change}: ${fields.join(', ')}`,
  },
};

/** Calendars, contact cards and the feed. */
export const fileTexts = {
  onCallUntil: (moment: string) => `Who is on call until ${moment}.`,
  shift: ({ shift, who, team }: { shift: string; who: string | undefined; team: string }) =>
    `${shift}: ${who ?? 'nobody is on call'} (${team})`,
  standsIn: 'Stands in.',
  maintenanceOf: (service: string) => `Maintenance of ${service}`,
  windowOf: ({ service, window }: { service: string; window: string }) => `${service}: ${window}`,
  for: (purpose: string) => `For: ${purpose}`,
  announceBy: (day: string) => `Announce by ${day}.`,
  chat: (handle: string) => `Chat: ${handle}`,
  answersWithin: (time: string) => `Answers within ${time}.`,
  call: (number: string) => `Call ${number}`,
  feedTitle: (site: string) => `${site}: runbooks`,
};
