import { contentTypeOf, contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import type { SeverityLevel } from '../../../schemas/severity.ts';
import type { AlertRule } from '../alerts/alert-rule.ts';
import type { Document } from './document.ts';
import type { Finding } from '../audit/finding.ts';
import type { Ledger } from '../site/ledger.ts';
import type { Picture } from './picture.ts';
import type { PublicFile } from './public-file.ts';
import { Views, viewsOf } from './views.ts';

/** Types that have a file for each document: all but those that are one file. */
const typesOfMany = (Object.keys(contentTypes) as ContentTypeName[]).filter(
  (type) => 'folder' in contentTypes[type].place,
);

type Documents = {
  readonly [Name in Exclude<ContentTypeName, 'site' | 'glossary'>]: ReadonlyMap<string, Document<Name>>;
};

/** The whole content folder, linked: documents by type and id, in the order of their ids. */
export interface Catalogue {
  site: Document<'site'> | undefined;
  glossary: Document<'glossary'> | undefined;
  documents: Documents;
  /** Alert rules of `content/alerts/` and of the files that `site.yaml` names, in the order of their files. */
  rules: readonly AlertRule[];
  /** Every address ever published, from `urls.lock`. */
  ledger: Ledger;
  /** Files of `images/`, in the order of their paths: those that are published, and those that are not. */
  pictures: readonly Picture[];
  /** Files of `public/` beside the content, in the order of their paths; undefined where nobody has looked for them. */
  publicFiles: readonly PublicFile[] | undefined;
  /** Names under `rules:` of `site.yaml` that stand for nothing. */
  missingRules: readonly MissingRules[];
  /** Files that could not be read or are not valid. They have findings; what refers to them is not dangling. */
  broken: readonly BrokenFile[];
  /** Folders that could not be read, and links that may have led to some, by their paths below the content folder. */
  unread: readonly string[];
  /** Findings of reading: broken files, files in the wrong place. Checks add theirs. */
  findings: readonly Finding[];
  /** What is derived from all that. @see viewOf */
  views: Views;
}

/** A name under `rules:` of `site.yaml` that stands for nothing. */
export interface MissingRules {
  /** Its place in the list, counted from 0. */
  index: number;
  /**
   * `folder`: it names a folder, not the files in it. `left-out`: others leave out all that it names. `unneeded`: it begins
   * with `!` and leaves nothing out, so no rules are missed.
   */
  kind: 'no-file' | 'folder' | 'left-out' | 'unneeded';
}

export interface BrokenFile {
  type: ContentTypeName;
  id: string;
  file: string;
  /**
   * What could be read of it, with two stand-ins for each value that is not known: for checks alone, which hold of a file
   * what they find with both.
   */
  drafts?: readonly [Document, Document];
}

/** The catalogue with one draft of each file that is broken, where it could be read in part. */
export function withDrafts(catalogue: Catalogue, which: 0 | 1): Catalogue {
  const drafts = catalogue.broken.flatMap(({ drafts }) => drafts?.[which] ?? []);
  return linkCatalogue({
    ...catalogue,
    documents: [...allDocuments(catalogue), ...drafts],
    broken: catalogue.broken.filter(({ drafts }) => drafts === undefined),
  });
}

/** The catalogue as if nothing were in what is not known. */
export function asIfWhole(catalogue: Catalogue): Catalogue {
  const documents = allDocuments(catalogue).map((document) => ({ ...document, unread: undefined }));
  return linkCatalogue({ ...catalogue, documents });
}

/** Puts what was read into one catalogue. Where two files claim one id, the first by path is kept; a finding tells. */
export function linkCatalogue(read: {
  documents: readonly Document[];
  broken: readonly BrokenFile[];
  unread?: readonly string[];
  findings: readonly Finding[];
  rules?: readonly AlertRule[];
  missingRules?: readonly MissingRules[];
  ledger?: Ledger;
  pictures?: readonly Picture[];
  publicFiles?: readonly PublicFile[] | undefined;
}): Catalogue {
  const mapOf = <Name extends ContentTypeName>(type: Name) =>
    new Map(
      read.documents
        .filter((document): document is Document<Name> => document.type === type)
        .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
        .map((document) => [document.id, document]),
    );
  const linked: Omit<Catalogue, 'views'> = {
    site: mapOf('site').values().next().value,
    glossary: mapOf('glossary').values().next().value,
    documents: Object.fromEntries(typesOfMany.map((type) => [type, mapOf(type)])) as unknown as Documents,
    rules: read.rules ?? [],
    missingRules: read.missingRules ?? [],
    ledger: read.ledger ?? new Map(),
    pictures: read.pictures ?? [],
    publicFiles: read.publicFiles,
    broken: read.broken,
    unread: read.unread ?? [],
    findings: read.findings,
  };
  const catalogue = linked as Catalogue;
  catalogue.views = new Views(catalogue);
  return catalogue;
}

/** A catalogue with other documents, rules, lines of the ledger or findings. */
export function withChanges(catalogue: Catalogue, changes: Partial<Parameters<typeof linkCatalogue>[0]>): Catalogue {
  return linkCatalogue({ ...catalogue, documents: allDocuments(catalogue), ...changes });
}

/** Every document, in the order of types and ids. */
export function allDocuments(catalogue: Catalogue): Document[] {
  const single = [catalogue.site, catalogue.glossary].filter((document) => document !== undefined);
  return [
    ...single,
    ...Object.values(catalogue.documents).flatMap((documents) => [...documents.values()] as Document[]),
  ];
}

/** Id of the service that a document belongs to, or undefined when it belongs to none. */
export function serviceIdOf(document: Document): string | undefined {
  const { service } = contentTypeOf(document.type);
  if (service === 'by file name') return document.id;
  return service === 'in data' ? (document.data as { service?: string }).service : undefined;
}

/** Severity matrix of a service: its own, else the one of the site. */
export function matrixOf(catalogue: Catalogue, serviceId: string | undefined): Document<'severity'> | undefined {
  const service = serviceId === undefined ? undefined : catalogue.documents.service.get(serviceId);
  const matrixId = service?.data.severityMatrix ?? catalogue.site?.data.severityMatrix;
  return matrixId === undefined ? undefined : catalogue.documents.severity.get(matrixId);
}

/** Level of the matrix of a service, with its rank across matrices: 1 is the worst. */
export function levelOf(
  catalogue: Catalogue,
  serviceId: string | undefined,
  levelId: string | undefined,
): RankedLevel | undefined {
  const levels = matrixOf(catalogue, serviceId)?.data.levels ?? [];
  const index = levels.findIndex(({ id }) => id === levelId);
  return index === -1 ? undefined : rankLevel(levels[index]!, index);
}

export interface RankedLevel extends SeverityLevel {
  /** 1 (worst) to 5. */
  rank: number;
  /** Short name as people say it: `P1`. */
  label: string;
}

/** A level with the rank of its place (index counts from 0) and a short name, where it does not state its own. */
export function rankLevel(level: SeverityLevel, index: number): RankedLevel {
  return {
    ...level,
    rank: level.rank ?? Math.min(index + 1, 5),
    label: level.label ?? (/\d/.test(level.id) ? level.id.toUpperCase() : level.name),
  };
}

/** Document of the team that keeps a runbook or guide: its own owner, else the owner of its service. */
export function ownerOf(catalogue: Catalogue, document: Document<'runbook' | 'guide'>): Document<'team'> | undefined {
  const service =
    document.data.service === undefined ? undefined : catalogue.documents.service.get(document.data.service);
  const teamId = document.data.owner ?? service?.data.owner;
  return teamId === undefined ? undefined : catalogue.documents.team.get(teamId);
}

/** Someone or something of a team that `team/id` names. */
export type Member =
  | { kind: 'person'; team: Document<'team'>; person: Document<'team'>['data']['people'][number] }
  | { kind: 'channel'; team: Document<'team'>; channel: Document<'team'>['data']['channels'][number] }
  | { kind: 'rotation'; team: Document<'team'>; rotation: Document<'team'>['data']['rotations'][number] }
  | {
      kind: 'shift';
      team: Document<'team'>;
      rotation: Document<'team'>['data']['rotations'][number];
      shift: Document<'team'>['data']['rotations'][number]['shifts'][number];
    };

const membersOfTeam = viewsOf(({ documents }, teamId: string): ReadonlyMap<string, Member> | undefined => {
  const team = documents.team.get(teamId);
  return team && membersOf(team);
});

/** Everyone and everything of a team that can be called, by its id within the team. The first of an id is kept. */
export function membersOf(team: Document<'team'>): Map<string, Member> {
  const members: [string, Member][] = [
    ...team.data.people.map((person): [string, Member] => [person.id, { kind: 'person', team, person }]),
    ...team.data.rotations.flatMap((rotation): [string, Member][] => [
      [rotation.id, { kind: 'rotation', team, rotation }],
      ...rotation.shifts.map((shift): [string, Member] => [shift.id, { kind: 'shift', team, rotation, shift }]),
    ]),
    ...team.data.channels.map((channel): [string, Member] => [channel.id, { kind: 'channel', team, channel }]),
  ];
  return new Map(members.toReversed());
}

/** Who `team/id` names, or undefined when nothing has that name. */
export function memberOf(catalogue: Catalogue, reference: string): Member | undefined {
  const [teamId = '', memberId = ''] = reference.split('/');
  return membersOfTeam(catalogue, teamId)?.get(memberId);
}
