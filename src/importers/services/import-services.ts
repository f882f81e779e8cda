import { serviceSchema } from '../../../schemas/service.ts';
import { teamSchema, type TeamInput } from '../../../schemas/team.ts';
import { inReadingOrder, type Finding } from '../../model/audit/finding.ts';
import { readSpecifications, type SpecificationFile, type SpecValue } from '../slo/specification.ts';
import type { Imported, ImportOptions } from '../tree/import-tree.ts';
import { titleFrom } from '../write/names.ts';
import { placeNotes, yamlText, type NewFile, type Note } from '../write/new-file.ts';
import { siteFile, teamFile } from '../write/scaffold.ts';
import { backstageDrafts, isBackstage } from './backstage.ts';
import { datadogDrafts, isDatadog } from './datadog.ts';
import { withFreeIds, type Drafts, type ServiceDraft, type TeamDraft } from './service-draft.ts';

/** Catalogues of services that are read, by the name that `--from` takes. */
export const serviceCatalogues = {
  backstage: { is: isBackstage, draftsOf: backstageDrafts, expected: '`apiVersion: backstage.io/…`' },
  datadog: { is: isDatadog, draftsOf: datadogDrafts, expected: '`schema-version:` or `apiVersion: v3`' },
};
export type ServiceCatalogue = keyof typeof serviceCatalogues;

/**
 * Services and teams of the catalogue of another program. Each value of a file is in a new file, or is named with its place.
 * Never throws.
 */
export function importServices(
  files: readonly SpecificationFile[],
  from: ServiceCatalogue,
  options: ImportOptions,
): Imported {
  const { is, draftsOf, expected } = serviceCatalogues[from];
  const findings: Finding[] = [];
  const refused: Finding[] = [];
  const drafts: Drafts = { services: [], teams: [], others: [] };
  for (const specification of files.flatMap((file) => readSpecifications(file, 'import', refused)))
    for (const root of specification.roots()) {
      if (!is(root)) {
        refused.push(
          finding(root, 'error', 'kind', 'This is not an entry of that catalogue.', `Expected ${expected}.`),
        );
        continue;
      }
      const found = draftsOf(root);
      drafts.services.push(...found.services);
      drafts.teams.push(...found.teams);
      drafts.others.push(...found.others);
      if (found.others.length === 0) findings.push(...specification.unread(root).map(notCarried));
    }
  for (const { from: root, kind } of drafts.others)
    findings.push(finding(root, 'note', 'kind', `\`kind: ${kind}\` has no page here.`, 'Keep the file.'));
  const written: NewFile[] = [];
  const add = (file: NewFile, notes: readonly Note[]): void => {
    written.push(file);
    findings.push(...placeNotes(file, `${options.shownAs}/${file.path}`, notes));
  };
  for (const [id, teams] of Map.groupBy([...drafts.teams, ...teamsOfServices(drafts.services)], (team) => team.id))
    addTeam(id, teams, add, refused);
  const known = new Set(written.map(({ path }) => path));
  for (const [, services] of Map.groupBy(drafts.services, ({ id }) => id)) addService(services, options, add, refused);
  const owners = new Set(drafts.services.map(({ owner }) => owner ?? options.team));
  for (const owner of owners)
    if (!known.has(`teams/${owner}.yaml`)) {
      const { file, notes } = teamFile(owner);
      add(file, notes);
    }
  const site = siteFile(options, []);
  add(site.file, site.notes);
  return {
    files: written,
    assets: new Map(),
    findings: inReadingOrder(findings),
    refused: inReadingOrder(refused),
    accounts: [],
    leftAlone: [],
  };
}

/** Channels that are written at services belong to the team that owns them. */
function teamsOfServices(services: readonly ServiceDraft[]): TeamDraft[] {
  return services.flatMap(({ owner, channels, from }) =>
    owner === undefined || channels.length === 0 ? [] : [{ id: owner, fields: { channels }, from }],
  );
}

type Add = (file: NewFile, notes: readonly Note[]) => void;

function addTeam(id: string, drafts: readonly TeamDraft[], add: Add, refused: Finding[]): void {
  const fields = drafts.map((draft) => draft.fields);
  // A user says more of a person than the list of a group.
  const people = new Map<string, NonNullable<TeamInput['people']>[number]>();
  for (const person of fields.flatMap((one) => one.people ?? []))
    people.set(person.id, { ...people.get(person.id), ...person });
  const channels = new Map(fields.flatMap((one) => one.channels ?? []).map((one) => [JSON.stringify(one), one]));
  const named = fields.find(({ name }) => name !== undefined);
  const data: TeamInput = {
    name: titleFrom(id),
    ...named,
    ...(people.size > 0 && { people: [...people.values()] }),
    ...(channels.size > 0 && { channels: withFreeIds([...channels.values()]) }),
  };
  if (people.size === 0) delete data.people;
  if (channels.size === 0) delete data.channels;
  const problems = teamSchema.safeParse(data).error?.issues ?? [];
  refused.push(...problems.map(({ path, message }) => badField(drafts[0]!.from, path, message)));
  const isInReach = channels.size > 0 || [...people.values()].some(({ email }) => email !== undefined);
  add({ path: `teams/${id}.yaml`, text: yamlText(data) }, isInReach ? [] : [noContact]);
}

const noContact: Note = {
  id: 'import/no-contact',
  level: 'warning',
  message: 'No source says how this team is reached.',
  hint: 'Write people with numbers, channels and rotations.',
  find: 'name:',
};

function addService(drafts: readonly ServiceDraft[], options: ImportOptions, add: Add, refused: Finding[]): void {
  const [{ id, fields, owner, channels, from }, second] = drafts as [ServiceDraft, ServiceDraft?];
  if (second)
    refused.push(
      finding(
        second.from,
        'error',
        'same-name',
        `A second entry is called \`${id}\`.`,
        'Rename or delete one of them.',
      ),
    );
  const { name, summary, links, ...others } = fields;
  const data = {
    name,
    summary: summary ?? `To be written: what ${name} does.`,
    owner: owner ?? options.team,
    ...others,
    ...((links ?? []).length > 0 && { links: withFreeIds(links ?? []) }),
  };
  const problems = id === '' ? [] : (serviceSchema.safeParse(data).error?.issues ?? []);
  if (id === '') refused.push(badField(from, ['name'], 'Nothing says what it is called.'));
  refused.push(...problems.map(({ path, message }) => badField(from, path, message)));
  const notes: Note[] = [];
  const note = (what: string, message: string, hint: string, find: string): void =>
    void notes.push({ id: `import/${what}`, level: 'warning', message, hint, find });
  if (summary === undefined)
    note('service-summary', 'Nothing says in one sentence what this service does.', 'Write it.', 'summary:');
  if (owner === undefined)
    note(
      'owner',
      `Nothing says who owns this service, so the team \`${options.team}\` does.`,
      'Name its team.',
      'owner:',
    );
  if (owner === undefined && channels.length > 0)
    note(
      'no-contact',
      `Its contacts belong to no team: ${channels.map(({ name: channel }) => `\`${channel}\``).join(', ')}.`,
      'Write them into the file of its team.',
      'owner:',
    );
  add({ path: `services/${id}.yaml`, text: yamlText(data) }, notes);
}

function badField(from: SpecValue, path: readonly PropertyKey[], message: string): Finding {
  const field = path.map(String).join('.');
  return finding(from, 'error', 'refused', `The value for \`${field}\` does not fit. ${message}`, 'Correct it here.');
}

function finding(value: SpecValue, level: Finding['level'], id: string, message: string, hint: string): Finding {
  return { id: `import/${id}`, level, message, hint, at: value.at };
}

function notCarried(value: SpecValue): Finding {
  return finding(
    value,
    'note',
    'not-carried',
    `\`${value.written}\` has no field here, and is not carried over.`,
    'Keep the file, or write it into the text of the service.',
  );
}
