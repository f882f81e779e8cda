import { severityOfAlert } from '../alerts/alert-page.ts';
import { alertAddress, alertsOfService } from '../alerts/alerts.ts';
import { levelOf, type Catalogue, type RankedLevel } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { guidesOf, nameOfGroup, runbooksOfService, servicesByName } from '../catalogue/runbooks-by-service.ts';
import { viewOf, viewsOf } from '../catalogue/views.ts';
import { addressOf } from './document-address.ts';
import { frameTexts } from '../../texts/frame.ts';

/** A link of the sidebar. */
export interface SidebarEntry {
  text: string;
  /** From the site's root, without the base. */
  address: string;
  /** How bad it is, where the content says so. */
  level?: Pick<RankedLevel, 'rank' | 'label'> | undefined;
}

/** Links of one kind, under a name. */
export interface SidebarGroup {
  name: string;
  entries: readonly SidebarEntry[];
  /** Where all of them are listed, when only some are shown here. */
  all?: SidebarEntry | undefined;
}

/** What the sidebar shows of a service. */
export interface ServiceSidebar {
  name: string;
  /** Page of the service; undefined when no file describes it. */
  address: string | undefined;
  groups: readonly SidebarGroup[];
}

/** How many entries of a group are shown, so that a service has at most about 60. */
const limits = { alerts: 20, runbooks: 20, guides: 12 };

/** How many services are listed beside the page. */
const mostServices = 12;

/** Pages of one service, by kind; the page at `here` is always among them. */
export function serviceSidebar(catalogue: Catalogue, serviceId: string, here: string | undefined): ServiceSidebar {
  const { name, address, groups } = wholeSidebars(catalogue, serviceId);
  return { name, address, groups: groups.map((group) => shortened(group, here)) };
}

/** Services to switch to, by name, with `current` among them; `all` leads to the rest. */
export function servicesBeside(catalogue: Catalogue, current: string | undefined): SidebarGroup {
  const entries = servicesOf(catalogue);
  const all = { text: frameTexts.sidebar.allServices(entries.length), address: '/services/' };
  const here = current === undefined ? undefined : addressOf({ type: 'service', id: current });
  return shortened({ name: frameTexts.sidebar.services, entries, limit: mostServices, all }, here);
}

interface WholeGroup {
  name: string;
  entries: readonly SidebarEntry[];
  limit: number;
  all: SidebarEntry | undefined;
}

function shortened({ name, entries, limit, all }: WholeGroup, here: string | undefined): SidebarGroup {
  if (entries.length <= limit) return { name, entries };
  const shown = entries.slice(0, limit);
  const current = entries.find(({ address }) => address === here);
  return { name, entries: current && !shown.includes(current) ? [...shown.slice(0, -1), current] : shown, all };
}

const servicesOf = viewOf((catalogue): readonly SidebarEntry[] =>
  servicesByName(catalogue).flatMap((group) =>
    group.service ? [{ text: nameOfGroup(group), address: addressOf(group.service) }] : [],
  ),
);

type WholeSidebar = Omit<ServiceSidebar, 'groups'> & { groups: readonly WholeGroup[] };

const wholeSidebars = viewsOf(makeSidebar);

function makeSidebar(catalogue: Catalogue, serviceId: string): WholeSidebar {
  const { service, runbooks, planned } = runbooksOfService(catalogue, serviceId);
  const address = service && addressOf(service);
  const texts = frameTexts.sidebar;
  const alerts = alertEntries(catalogue, serviceId);
  const allRunbooks = runbookEntries(catalogue, [...runbooks, ...planned]);
  const guides = guidesOf(catalogue, serviceId).map(entryOfGuide);
  const groups: WholeGroup[] = [
    {
      name: texts.alerts,
      entries: alerts,
      limit: limits.alerts,
      all: { text: texts.allAlerts(alerts.length), address: `/alerts/#${serviceId}` },
    },
    {
      name: texts.runbooks,
      entries: allRunbooks,
      limit: limits.runbooks,
      all: { text: texts.allRunbooks(allRunbooks.length), address: `/runbooks/${serviceId}/` },
    },
    {
      name: texts.guides,
      entries: guides,
      limit: limits.guides,
      all: { text: texts.allGuides(guides.length), address: `/guides/#${serviceId}` },
    },
    { name: texts.reference, entries: referenceEntries(catalogue, service), limit: Infinity, all: undefined },
  ];
  return {
    name: nameOfGroup({ service, serviceId }),
    address,
    groups: groups.filter(({ entries }) => entries.length > 0),
  };
}

/** The worst first: in an incident, the bad ones are what is looked for. */
function alertEntries(catalogue: Catalogue, serviceId: string): SidebarEntry[] {
  return alertsOfService(catalogue, serviceId)
    .map((alert) => ({
      text: alert.name,
      address: alertAddress(alert.name),
      level: severityOfAlert(catalogue, alert)?.level,
    }))
    .toSorted((a, b) => (a.level?.rank ?? 9) - (b.level?.rank ?? 9));
}

function runbookEntries(catalogue: Catalogue, runbooks: readonly Document<'runbook'>[]): SidebarEntry[] {
  return runbooks.map((runbook) => ({
    text: runbook.data.title,
    address: addressOf(runbook),
    level: levelOf(catalogue, runbook.data.service, runbook.data.severity),
  }));
}

function entryOfGuide(guide: Document<'guide'>): SidebarEntry {
  return { text: guide.data.title, address: addressOf(guide) };
}

/** Where the pages that all services share speak of this one. */
function referenceEntries({ documents }: Catalogue, service: Document<'service'> | undefined): SidebarEntry[] {
  if (!service) return [];
  const { id, data } = service;
  const texts = frameTexts.sidebar;
  const team = documents.team.get(data.owner);
  const shared = [
    { text: texts.objectives, document: documents.slo.get(id) },
    { text: texts.recovery, document: documents.recovery.get(id) },
    { text: texts.maintenance, document: documents.maintenance.get(id) },
    { text: texts.people, document: team },
  ];
  return shared.flatMap(({ text, document }) => (document ? [{ text, address: addressOf(document) }] : []));
}
