import type { ContentTypeName } from '../../../schemas/content-types.ts';
import { mayHold, type Document } from './document.ts';
import type { DataPath } from '../text/place.ts';

/** Things of one file that must not have the same name, because references and addresses tell them apart by it. */
export interface Namespace {
  /** What they are, as it stands in a sentence: `component`. */
  noun: string;
  items: NamedItem[];
}

export interface NamedItem {
  /** The id, or what stands for it: the name of a parameter, the term of a glossary. */
  id: string;
  /** Path of the id inside the data of the file. */
  path: DataPath;
}

/** Everything in the data of a document that has a name. */
export function namespacesOf(document: Document): Namespace[] {
  switch (document.type) {
    case 'service': {
      const { components, environments, links, metrics, costBudgets } = (document as Document<'service'>).data;
      return [
        { noun: 'component', items: byId(components, 'components') },
        { noun: 'environment', items: byId(environments, 'environments') },
        { noun: 'link', items: byId(links, 'links') },
        { noun: 'metric', items: byId(metrics, 'metrics') },
        { noun: 'cost budget', items: byId(costBudgets, 'costBudgets') },
      ];
    }
    case 'slo':
      return [{ noun: 'objective', items: byId((document as Document<'slo'>).data.objectives, 'objectives') }];
    case 'severity':
      return [{ noun: 'level', items: byId((document as Document<'severity'>).data.levels, 'levels') }];
    case 'team':
      return [{ noun: 'person, shift, rotation or channel', items: membersIn((document as Document<'team'>).data) }];
    case 'recovery': {
      const { targets, backups, drills } = (document as Document<'recovery'>).data;
      return [
        { noun: 'target', items: byId(targets, 'targets') },
        { noun: 'backup', items: byId(backups, 'backups') },
        { noun: 'drill', items: byId(drills, 'drills') },
      ];
    }
    case 'maintenance': {
      const { windows, routines } = (document as Document<'maintenance'>).data;
      return [
        { noun: 'window', items: byId(windows, 'windows') },
        { noun: 'routine', items: byId(routines, 'routines') },
      ];
    }
    case 'runbook':
    case 'guide':
    case 'part': {
      const { params } = (document as Document<'runbook' | 'guide' | 'part'>).data;
      return [
        { noun: 'parameter', items: params.map(({ name }, index) => ({ id: name, path: ['params', index, 'name'] })) },
      ];
    }
    case 'glossary': {
      const { terms } = (document as Document<'glossary'>).data;
      return [{ noun: 'term', items: terms.map(({ term }, index) => ({ id: term, path: ['terms', index, 'term'] })) }];
    }
    default:
      return [];
  }
}

/** Where the ids are that references and anchors name, `*` standing for each item of a list. */
const idPaths: Partial<Record<ContentTypeName, readonly DataPath[]>> = {
  service: ['components', 'environments', 'links', 'metrics', 'costBudgets'].map((field) => [field, '*', 'id']),
  slo: [['objectives', '*', 'id']],
  severity: [['levels', '*', 'id']],
  team: [
    ['people', '*', 'id'],
    ['rotations', '*', 'id'],
    ['rotations', '*', 'shifts', '*', 'id'],
    ['channels', '*', 'id'],
  ],
};

/** Whether something with an id may be in what is not known of a document. */
export function mayHoldIds(document: Document): boolean {
  return (idPaths[document.type] ?? []).some((path) => mayHold(document, path));
}

function byId(items: readonly { id: string }[], field: string): NamedItem[] {
  return items.map(({ id }, index) => ({ id, path: [field, index, 'id'] }));
}

function membersIn({ people, rotations, channels }: Document<'team'>['data']): NamedItem[] {
  const ofRotations = rotations.flatMap(({ id, shifts }, index) => {
    const path = ['rotations', index];
    return [
      { id, path: [...path, 'id'] },
      ...shifts.map(({ id }, shift) => ({ id, path: [...path, 'shifts', shift, 'id'] })),
    ];
  });
  return [...byId(people, 'people'), ...ofRotations, ...byId(channels, 'channels')];
}
