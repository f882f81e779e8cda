import type { ContentTypeName } from '../../../schemas/content-types.ts';
import { levelAddress, memberAddress, objectiveAddress } from '../site/addresses.ts';
import { addressOf } from '../site/document-address.ts';
import { severityOfAlert } from '../alerts/alert-page.ts';
import { alertAddress, alertsOf } from '../alerts/alerts.ts';
import { allDocuments, levelOf, rankLevel, serviceIdOf, type Catalogue } from '../catalogue/catalogue.ts';
import { memberAnchor } from '../on-call/contacts.ts';
import type { Document } from '../catalogue/document.ts';
import { contactInfoOf } from '../on-call/contact-methods.ts';
import type { SearchEntry } from './search.ts';

/** Everything that has a name and an address, as search offers it. Sections come right after the page that they are of. */
export function searchEntriesOf(catalogue: Catalogue): SearchEntry[] {
  const isTelling = tellingHeadings(catalogue);
  const documents = allDocuments(catalogue);
  return [
    ...alertEntries(catalogue),
    ...(Object.keys(entriesByType) as ContentTypeName[]).flatMap((type) => {
      const entriesOf = entriesByType[type] as EntriesOf | undefined;
      return entriesOf
        ? documents
            .filter((document) => document.type === type)
            .flatMap((document) => entriesOf(document, catalogue, isTelling))
        : [];
    }),
  ];
}

type EntriesOf<Name extends ContentTypeName = ContentTypeName> = (
  document: Document<Name>,
  catalogue: Catalogue,
  isTelling: (heading: string) => boolean,
) => SearchEntry[];

/** What is found of each type of content, in the order in which equal finds are shown; undefined for what has no name to find. */
const entriesByType: { [Name in ContentTypeName]: EntriesOf<Name> | undefined } = {
  runbook: (runbook, catalogue, isTelling) => [
    runbookEntry(catalogue, runbook),
    ...sectionEntries(catalogue, runbook, isTelling),
  ],
  guide: (guide, catalogue, isTelling) => [
    guideEntry(catalogue, guide),
    ...sectionEntries(catalogue, guide, isTelling),
  ],
  service: (service) => [serviceEntry(service)],
  team: memberEntries,
  slo: (slo, catalogue) => objectiveEntries(catalogue, slo),
  severity: levelEntries,
  site: undefined,
  page: undefined,
  part: undefined,
  escalation: undefined,
  recovery: undefined,
  maintenance: undefined,
  glossary: undefined,
};

function alertEntries(catalogue: Catalogue): SearchEntry[] {
  return [...alertsOf(catalogue).values()].map((alert) => ({
    kind: 'alert',
    title: alert.name,
    address: alertAddress(alert.name),
    words: [],
    service: serviceNamed(catalogue, alert.serviceId),
    level: severityOfAlert(catalogue, alert)?.level.label,
  }));
}

function runbookEntry(catalogue: Catalogue, runbook: Document<'runbook'>): SearchEntry {
  const { title, symptoms, aliases, component, service, severity } = runbook.data;
  const slug = runbook.id.split('/').at(-1) ?? '';
  return {
    kind: 'runbook',
    title,
    address: addressOf(runbook),
    words: [...symptoms, ...namesNotIn(title, [slug, ...aliases.map(lastPart)]), ...(component ? [component] : [])],
    service: serviceNamed(catalogue, service),
    level: levelOf(catalogue, service, severity)?.label,
  };
}

function guideEntry(catalogue: Catalogue, guide: Document<'guide'>): SearchEntry {
  return {
    kind: 'guide',
    title: guide.data.title,
    address: addressOf(guide),
    words: namesNotIn(guide.data.title, [lastPart(guide.id), ...guide.data.aliases.map(lastPart)]),
    service: serviceNamed(catalogue, guide.data.service),
  };
}

function serviceEntry({ type, id, data }: Document<'service'>): SearchEntry {
  return {
    kind: 'service',
    title: data.name,
    address: addressOf({ type, id }),
    words: [...namesNotIn(data.name, [id]), ...data.components.map(({ name }) => name)],
    service: { id, name: data.name },
  };
}

function memberEntries(team: Document<'team'>): SearchEntry[] {
  const { people, channels, name } = team.data;
  const addressIn = (member: { id: string }): string => memberAddress(`${team.id}/${member.id}`);
  return [
    ...people
      .filter((person) => memberAnchor(team, person) !== undefined)
      .map((person) => {
        const { name: title } = contactInfoOf({ kind: 'person', team, person }, `${team.id}/${person.id}`);
        return {
          kind: 'person' as const,
          title,
          address: addressIn(person),
          words: [...new Set([person.role, name])].filter((word) => word !== title),
        };
      }),
    ...channels
      .filter((channel) => memberAnchor(team, channel) !== undefined)
      .map((channel) => ({
        kind: 'channel' as const,
        title: channel.name,
        address: addressIn(channel),
        words: [channel.purpose, name].filter((word) => word !== undefined),
      })),
  ];
}

function objectiveEntries(catalogue: Catalogue, { id, data }: Document<'slo'>): SearchEntry[] {
  return data.objectives.map((objective) => ({
    kind: 'slo',
    title: objective.name,
    address: objectiveAddress(id, objective.id),
    words: namesNotIn(objective.name, [objective.indicator]),
    service: serviceNamed(catalogue, id),
  }));
}

function levelEntries({ id, data }: Document<'severity'>): SearchEntry[] {
  return data.levels.map(rankLevel).map((level) => ({
    kind: 'severity',
    title: level.label === level.name ? level.name : `${level.label} ${level.name}`,
    address: levelAddress(id, level.id),
    words: [data.name],
    level: level.label,
  }));
}

/** Headings of a page that tell what is below them, down to the third rank. */
function sectionEntries(
  catalogue: Catalogue,
  document: Document<'runbook' | 'guide'>,
  isTelling: (text: string) => boolean,
): SearchEntry[] {
  return (document.body?.headings ?? [])
    .filter(({ depth, text }) => depth <= 3 && isTelling(text))
    .map(({ id, text }) => ({
      kind: 'section',
      title: text,
      address: `${addressOf(document)}#${id}`,
      words: [],
      service: serviceNamed(catalogue, serviceIdOf(document)),
    }));
}

/** Sections that a kind of runbook asks for, and headings of three pages or more, tell nothing: each page has them. */
function tellingHeadings({ documents, site }: Catalogue): (text: string) => boolean {
  const asked = Object.values(site?.data.runbookKinds ?? {}).flat();
  const expected = new Set([...sectionsOfTheField, ...asked]);
  const counts = new Map<string, number>();
  for (const { body } of [...documents.runbook.values(), ...documents.guide.values()])
    for (const text of new Set(body?.headings.map(({ text }) => text))) counts.set(text, (counts.get(text) ?? 0) + 1);
  return (text) => !expected.has(text) && (counts.get(text) ?? 0) < 3;
}

const sectionsOfTheField = [
  'Meaning',
  'Impact',
  'Diagnosis',
  'Mitigation',
  'Purpose',
  'Procedure',
  'Verification',
  'Rollback',
];

function serviceNamed({ documents }: Catalogue, id: string | undefined): SearchEntry['service'] {
  return id === undefined ? undefined : { id, name: documents.service.get(id)?.data.name ?? id };
}

/** Last part of an address or id, without extension: `latency` of `/wiki/latency.html`. */
function lastPart(address: string): string {
  return (
    address
      .replace(/[?#].*$/s, '')
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  ).replace(/\.html?$/, '');
}

/** Those of some names that are not the title spelt in another way. */
function namesNotIn(title: string, names: readonly string[]): string[] {
  const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return [...new Set(names)].filter((name) => name !== '' && !squeeze(title).includes(squeeze(name)));
}
