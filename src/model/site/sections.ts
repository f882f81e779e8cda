import { alertsOf } from '../alerts/alerts.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { termsOf } from '../catalogue/glossary.ts';
import { viewOf } from '../catalogue/views.ts';
import { frameTexts } from '../../texts/frame.ts';

/** Ids of all sections of the site, in the order of the menu. */
export const sectionIds = [
  'alerts',
  'runbooks',
  'services',
  'slos',
  'severities',
  'contacts',
  'recovery',
  'maintenance',
  'guides',
  'glossary',
] as const;

export type Section = (typeof sectionIds)[number];

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
    .map((id) => ({ id, name: settingById.get(id)?.name ?? frameTexts.sections[id] }));
});

export function isSection(id: string): id is Section {
  return sectionIds.some((section) => section === id);
}
