/** The sections of the site, in the order of the menu. */
export const sections = {
  alerts: 'Alerts',
  runbooks: 'Runbooks',
  services: 'Services',
  slos: 'SLOs',
  severities: 'Severities',
  contacts: 'Contacts',
  recovery: 'Recovery',
  maintenance: 'Maintenance',
  guides: 'Guides',
  glossary: 'Glossary',
} as const;

export type Section = keyof typeof sections;
