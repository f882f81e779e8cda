import { alertsOf } from '../alerts/alerts.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { termsOf } from '../catalogue/glossary.ts';
import { viewOf } from '../catalogue/views.ts';

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

/** Ids of all sections, in the order of the menu. */
export const sectionIds = Object.keys(sections) as Section[];

/** How many things each section shows. */
const sizes: Record<Section, (catalogue: Catalogue) => number> = {
  alerts: (catalogue) => alertsOf(catalogue).size,
  runbooks: ({ documents }) => documents.runbook.size,
  services: ({ documents }) => documents.service.size,
  slos: ({ documents }) => documents.slo.size,
  severities: ({ documents }) => documents.severity.size,
  contacts: ({ documents }) => documents.team.size + documents.escalation.size,
  recovery: ({ documents }) => documents.recovery.size,
  maintenance: ({ documents }) => documents.maintenance.size,
  guides: ({ documents }) => documents.guide.size,
  glossary: ({ glossary }) => termsOf(glossary).length,
};

/** An entry of the menu. */
export interface MenuEntry {
  id: Section;
  name: string;
}

/** The menu as `site.yaml` orders and names it. Sections that are hidden or show nothing are not in it. */
export const menuOf = viewOf((catalogue): readonly MenuEntry[] => {
  const wanted = (catalogue.site?.data.menu ?? []).toReversed();
  const settingById = new Map(wanted.map((entry) => [entry.id, entry]));
  const first = [...settingById.keys()].toReversed().filter((id): id is Section => isSection(id));
  return [...new Set([...first, ...sectionIds])]
    .filter((id) => !settingById.get(id)?.hidden && sizes[id](catalogue) > 0)
    .map((id) => ({ id, name: settingById.get(id)?.name ?? sections[id] }));
});

export function isSection(id: string): id is Section {
  return Object.hasOwn(sections, id);
}
