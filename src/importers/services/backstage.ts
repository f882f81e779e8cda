import type { TeamInput } from '../../../schemas/team.ts';
import { plainId, titleFrom } from '../write/names.ts';
import { filled } from '../slo/objective-draft.ts';
import type { SpecValue } from '../slo/specification.ts';
import { linkOf, type Drafts, type LinkFields } from './service-draft.ts';

/** @see https://backstage.io/docs/features/software-catalog/descriptor-format */
export const isBackstage = (root: SpecValue): boolean =>
  root.get('apiVersion').peek()?.startsWith('backstage.io/') === true;

/** Components of these types run nowhere, so nobody is called for them. */
const neverRuns = /^(?:library|documentation|template)$/;

/** What an entity of Backstage becomes: a service of a component, a team of a group, a person of a user. */
export function backstageDrafts(root: SpecValue): Drafts {
  const kind = root.get('kind').peek() ?? '';
  const type = root.get('spec', 'type').peek() ?? '';
  const drafts: Drafts = { services: [], teams: [], others: [] };
  if (kind === 'Component' && !neverRuns.test(type)) drafts.services.push(componentDraft(root));
  else if (kind === 'Group') drafts.teams.push({ ...groupDraft(root), from: root });
  else if (kind === 'User' && root.get('spec', 'memberOf').items().length > 0) drafts.teams.push(...userDrafts(root));
  else drafts.others.push({ from: root, kind: describedKind(kind, type) });
  if (drafts.others.length === 0) for (const name of ['apiVersion', 'kind']) root.get(name).text();
  return drafts;
}

/** How an entity is called that becomes nothing here. */
function describedKind(kind: string, type: string): string {
  if (kind === 'Component') return `${kind} (${type})`;
  return kind === 'User' ? `${kind} (of no group)` : kind;
}

function componentDraft(root: SpecValue): Drafts['services'][number] {
  const metadata = root.get('metadata');
  const spec = root.get('spec');
  const name = metadata.get('name').text() ?? '';
  if (spec.get('type').peek() === 'service') spec.get('type').text();
  const links = metadata
    .get('links')
    .items()
    .flatMap((link) => {
      const url = link.get('url').text();
      const words = ['icon', 'type'].map((field) => link.get(field).text());
      return url === undefined ? [] : [linkOf(link.get('title').text() ?? url, url, words)];
    });
  return {
    id: plainId(name),
    fields: {
      name: metadata.get('title').text() ?? titleFrom(name),
      ...filled({ summary: metadata.get('description').text()?.replace(/\s+/g, ' ') }),
      links: [...links, ...linksOfAnnotations(metadata.get('annotations'))],
    },
    owner: teamOf(spec.get('owner').text()),
    channels: [],
    from: root,
  };
}

/** `group:default/payments` and `payments` are the team `payments`. */
function teamOf(reference: string | undefined): string | undefined {
  const name = reference?.split('/').at(-1)?.split(':').at(-1);
  return name === undefined ? undefined : plainId(name);
}

/** Annotations that say where something is. All others are of the plugins of Backstage. */
function linksOfAnnotations(annotations: SpecValue): LinkFields[] {
  const slug = annotations.get('github.com/project-slug').text();
  const source = /^url:(https?:\/\/\S+)$/.exec(annotations.get('backstage.io/source-location').peek() ?? '')?.[1];
  if (source !== undefined) annotations.get('backstage.io/source-location').text();
  const pager = annotations.get('pagerduty.com/service-id').text();
  const repository = slug === undefined ? source : `https://github.com/${slug}`;
  return [
    ...(repository === undefined ? [] : [linkOf('Repository', repository, ['repository'])]),
    ...(pager === undefined ? [] : [{ id: 'pager', name: `PagerDuty service ${pager}`, kind: 'pager' as const }]),
  ];
}

function groupDraft(root: SpecValue): { id: string; fields: Partial<TeamInput> } {
  const metadata = root.get('metadata');
  const spec = root.get('spec');
  const profile = spec.get('profile');
  const name = metadata.get('name').text() ?? '';
  if (spec.get('type').peek() === 'team') spec.get('type').text();
  const email = profile.get('email').text();
  const people = spec
    .get('members')
    .items()
    .flatMap((member) => personOf(teamOf(member.text()) ?? ''));
  return {
    id: plainId(name),
    fields: {
      name: profile.get('displayName').text() ?? metadata.get('title').text() ?? titleFrom(name),
      ...filled({
        summary: metadata.get('description').text()?.replace(/\s+/g, ' '),
        parent: teamOf(spec.get('parent').text()),
      }),
      people,
      channels: email === undefined ? [] : [{ id: 'email', name: email, kind: 'email', email }],
    },
  };
}

function userDrafts(root: SpecValue): Drafts['teams'] {
  const profile = root.get('spec', 'profile');
  const [person] = personOf(root.get('metadata', 'name').text() ?? '');
  const known = filled({ name: profile.get('displayName').text(), email: profile.get('email').text() });
  const teams = root
    .get('spec', 'memberOf')
    .items()
    .flatMap((group) => teamOf(group.text()) ?? []);
  return person ? teams.map((id) => ({ id, fields: { people: [{ ...person, ...known }] }, from: root })) : [];
}

function personOf(name: string): NonNullable<TeamInput['people']> {
  return name === '' ? [] : [{ id: plainId(name), name: titleFrom(name), role: 'Member' }];
}
