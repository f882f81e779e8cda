import type { ServiceInput } from '../../../schemas/service.ts';
import type { TeamInput } from '../../../schemas/team.ts';
import { plainId } from '../write/names.ts';
import type { SpecValue } from '../slo/specification.ts';

export type LinkFields = NonNullable<ServiceInput['links']>[number];
export type ChannelFields = NonNullable<TeamInput['channels']>[number];

/** A service as the catalogue of another program has it. */
export interface ServiceDraft {
  id: string;
  /** Without its owner and its sentence where nothing says them. */
  fields: Omit<ServiceInput, 'owner' | 'summary'> & Partial<Pick<ServiceInput, 'summary'>>;
  /** Id of the team that owns it. */
  owner: string | undefined;
  /** Channels of that team, which some catalogues write at the service. */
  channels: ChannelFields[];
  from: SpecValue;
}

/** A team, or a part of what is known of it. */
export interface TeamDraft {
  id: string;
  fields: Partial<TeamInput>;
  from: SpecValue;
}

/** What one entry of a catalogue becomes. */
export interface Drafts {
  services: ServiceDraft[];
  teams: TeamDraft[];
  /** Entries of a kind that has no page here, with what they are. */
  others: { from: SpecValue; kind: string }[];
}

const kindWords: readonly [LinkFields['kind'], RegExp][] = [
  ['repository', /\b(?:repo|repository|code|source|github|gitlab|bitbucket|git)\b/i],
  ['dashboard', /dashboard|grafana/i],
  ['logs', /\blogs?\b|kibana|loki/i],
  ['traces', /\btrac(?:e|es|ing)\b|jaeger|zipkin/i],
  ['metrics', /\bmetrics?\b|prometheus/i],
  ['status-page', /status[ -]?page|statuspage/i],
  ['pager', /pagerduty|opsgenie|on-?call|pager/i],
  ['chat', /slack|\bchat\b|teams\.microsoft|discord/i],
  ['console', /console/i],
  ['cost', /\bcosts?\b|billing/i],
  ['document', /\bdocs?\b|documentation|runbook|playbook|wiki|confluence|notion/i],
];

/** A link of a service, of the kind that its words tell. */
export function linkOf(name: string, url: string, words: readonly (string | undefined)[]): LinkFields {
  const text = [...words, name, url].filter((word) => word !== undefined).join(' ');
  const kind = kindWords.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
  return { id: plainId(name) || kind, name, kind, url };
}

/** Items with ids that no other of them has. */
export function withFreeIds<Item extends { id: string }>(items: readonly Item[]): Item[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let id = item.id;
    for (let number = 2; taken.has(id); number++) id = `${item.id}-${number}`;
    taken.add(id);
    return { ...item, id };
  });
}
