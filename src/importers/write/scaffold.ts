import { plainText } from '../source/plain-text.ts';
import type { ImportOptions } from '../tree/import-tree.ts';
import { oldSiteOf } from '../tree/former-addresses.ts';
import type { ServiceOwner } from '../services/code-owners.ts';
import { titleFrom } from './names.ts';
import { mdxText, yamlText, type NewFile, type Note } from './new-file.ts';
import { linesWithout } from '../source/front-matter.ts';
import type { PageSource } from '../source/page-source.ts';
import type { TreePlan } from '../tree/plan-tree.ts';

/** A file that content needs to be whole, and the sources whose words it has. */
export interface Scaffold {
  file: NewFile;
  notes: Note[];
  sources: PageSource[];
}

/** Services of the pages of a tree, the team that owns them, and the settings of the site. */
export function scaffold(
  plan: TreePlan,
  options: ImportOptions,
  ownerOf: (service: string) => ServiceOwner | undefined = () => undefined,
): Scaffold[] {
  const ids = [...plan.folderByService.keys()];
  const owners = new Map(ids.map((id) => [id, ownerOf(id)]));
  const services = [...plan.folderByService].map(([id, folder]) =>
    serviceFile(id, folder, plan, { team: options.team, owner: owners.get(id) }),
  );
  const named = new Map([...owners.values()].flatMap((owner) => (owner ? [[owner.team, owner] as const] : [])));
  const teams = [...named.values()].map((owner) => teamFile(owner.team, owner.people));
  if (ids.some((id) => owners.get(id) === undefined) && !named.has(options.team)) teams.push(teamFile(options.team));
  const orphans = plan.indexes.filter(({ service }) => service === undefined).map(({ source }) => source);
  return [...services, ...teams, siteFile(options, orphans)];
}

/** A service, as far as its folder and its first page tell. */
export function serviceFile(
  id: string,
  folder: string,
  { pages, indexes, guessed }: Pick<TreePlan, 'pages' | 'indexes'> & Partial<Pick<TreePlan, 'guessed'>>,
  { team, owner }: Pick<ImportOptions, 'team'> & { owner?: ServiceOwner | undefined },
): Scaffold {
  const [index, ...others] = indexes.filter(({ service }) => service === id).map(({ source }) => source);
  const about = pages.find((page) => page.service === id && page.stem === `guides/${id}/about`)?.source;
  const fields = index?.frontMatter?.fields ?? {};
  const named = index?.heading
    ? plainText(index.heading)
    : typeof fields['title'] === 'string'
      ? fields['title']
      : undefined;
  const name = named?.trim() || (about?.heading ? plainText(about.heading) : titleFrom(folder));
  const summary = typeof fields['description'] === 'string' ? fields['description'] : undefined;
  const data = { name, summary: summary ?? `To be written: what ${name} does.`, owner: owner?.team ?? team };
  const used = new Set(summary === undefined ? ['title'] : ['title', 'description']);
  const keptOf = ({ path, frontMatter }: PageSource, without: ReadonlySet<string>): string[] => {
    const lines = frontMatter ? linesWithout(frontMatter, without) : [];
    return lines.length > 0 ? [`Kept from ${path}:`, ...lines] : [];
  };
  // Folders that say nothing, such as `pages/`, may have first pages of their own.
  const kept = [...(index ? keptOf(index, used) : []), ...others.flatMap((other) => keptOf(other, new Set()))];
  const guess = index || about ? undefined : guessed?.get(id);
  const notes: Note[] = [
    ...(guess === undefined ? [] : [guesses[guess]]),
    ...(summary === undefined
      ? [
          note(
            'import/service-summary',
            'Nothing says in one sentence what this service does.',
            'Write it.',
            'summary:',
          ),
        ]
      : []),
    ...ownerNotes(team, owner),
  ];
  const isScaffold = index === undefined;
  return {
    file: { path: `services/${id}.mdx`, text: mdxText(data, '', kept), isScaffold },
    notes,
    sources: index ? [index, ...others] : [],
  };
}

function ownerNotes(team: string, owner: ServiceOwner | undefined): Note[] {
  if (!owner)
    return [
      note(
        'import/owner',
        `Nothing says who owns this service, so the team \`${team}\` does.`,
        'Name its team.',
        'owner:',
      ),
    ];
  if (owner.others.length === 0) return [];
  const others = owner.others.map((other) => `\`${other}\``).join(', ');
  return [
    note(
      'import/owner',
      `Its files have other owners too: ${others}.`,
      'Write them into the team, or name another team as the owner.',
      'owner:',
    ),
  ];
}

/**
 * What is said of a service that no source speaks of. Nothing that exists is overwritten, and what is left of the first import
 * would say everything twice.
 */
const guesses: Record<'by folder' | 'by nothing', Note> = {
  'by folder': {
    id: 'import/service',
    level: 'note',
    message: 'That this is a service is taken from the name of a folder.',
    hint: 'Where its pages belong to another one, delete what the report lists under “Written”, and import again with `--service ID`.',
    find: 'name:',
  },
  'by nothing': {
    id: 'import/service',
    level: 'warning',
    message: 'Nothing says which service these runbooks belong to.',
    hint: 'Delete what the report lists under “Written”, and import again with `--service ID`.',
    find: 'name:',
  },
};

/** A team that nobody has described yet, but for people that a source names. */
export function teamFile(id: string, people: ServiceOwner['people'] = []): Scaffold {
  const data = {
    name: titleFrom(id),
    people: people.length > 0 ? people : [{ id: 'on-call-engineer', role: 'On-call engineer', contact: 'TBD' }],
  };
  const notes = [
    note(
      'import/team',
      'Nothing says who is called.',
      'Write people, channels and rotations, or name another team as the owner.',
      'people:',
    ),
  ];
  return { file: { path: `teams/${id}.yaml`, text: yamlText(data), isScaffold: true }, notes, sources: [] };
}

/** Settings of a site, where there is none yet. */
export function siteFile(
  { site, publishedAt }: Pick<ImportOptions, 'site' | 'publishedAt'>,
  sources: PageSource[],
  name = 'On call',
): Scaffold {
  const oldHost = publishedAt === undefined ? undefined : oldSiteOf(publishedAt).host;
  const data = {
    name,
    url: site ?? 'https://oncall.example.com/',
    ...(oldHost !== undefined && { linkPrefixes: { [`${oldHost}/`]: '/' } }),
  };
  const kept = sources.flatMap(({ path, frontMatter }) =>
    frontMatter ? [`# Kept from ${path}:`, ...frontMatter.text.split('\n').map((line) => `# ${line}`)] : [],
  );
  const notes = site
    ? []
    : [note('import/site', 'Nothing says where the site will be.', 'Write its public address.', 'url:')];
  const text = yamlText(data) + kept.map((line) => `${line}\n`).join('');
  return { file: { path: 'site.yaml', text, isScaffold: sources.length === 0 }, notes, sources };
}

function note(id: string, message: string, hint: string, find: string): Note {
  return { id, level: 'warning', message, hint, find };
}
