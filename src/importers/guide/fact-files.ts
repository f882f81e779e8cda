import { contentTypes } from '../../../schemas/content-types.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { mdxText, yamlText, type NewFile, type Note } from '../write/new-file.ts';
import { addNote, listOf, valuesOf, withoutGaps, type Facts, type FactType, type Fields } from './facts.ts';

const lists: Record<FactType, string[]> = {
  service: ['components', 'environments', 'links', 'metrics', 'retention'],
  team: ['people', 'channels', 'rotations'],
  severity: ['levels'],
  escalation: ['steps'],
  slo: ['objectives'],
  recovery: ['targets', 'backups', 'drills'],
  maintenance: ['windows', 'routines'],
};
const folders: Record<FactType, string> = {
  service: 'services',
  team: 'teams',
  severity: 'severities',
  escalation: 'escalations',
  slo: 'slos',
  recovery: 'recovery',
  maintenance: 'maintenance',
};

/** Path of the file of a type, below the content folder. */
export function factPath({ id }: Facts, type: FactType): string {
  return `${folders[type]}/${id}.${type === 'service' || type === 'slo' ? 'mdx' : 'yaml'}`;
}

/**
 * Drops items that their schema refuses, with the claims on their sources, so that what was misunderstood stays text.
 * Items that name others which are not there lose the name.
 */
export function normalizeFacts(facts: Facts): void {
  const levels = new Set(listOf(facts, 'severity', 'levels').map(({ id }) => id));
  for (const step of listOf(facts, 'escalation', 'steps')) {
    const only = (step['only'] as string[] | undefined)?.filter((id) => levels.has(id));
    const unknown = (step['only'] as string[] | undefined)?.filter((id) => !levels.has(id)) ?? [];
    if (unknown.length > 0) step['note'] = [step['note'], `Only for ${unknown.join(', ')}`].filter(Boolean).join('; ');
    if (only?.length && unknown.length === 0) step['only'] = only;
    else delete step['only'];
  }
  for (const type of Object.keys(lists) as FactType[])
    for (const name of lists[type]) {
      const items = listOf(facts, type, name);
      for (let index = items.length - 1; index >= 0; index--) {
        if (isValid(type, name, items[index]!)) continue;
        items.splice(index, 1);
        facts.claims = facts.claims.filter((claim) => claim.type !== type || !claim.field.startsWith(name));
      }
    }
}

function isValid(type: FactType, name: string, item: Fields): boolean {
  const { shape } = contentTypes[type].schema as unknown as {
    shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }>;
  };
  return ownValue(shape, name)!.safeParse([item]).success;
}

/** The files that say what was understood of a guide. */
export function factFiles(facts: Facts): { file: NewFile; notes: Note[]; type: FactType }[] {
  const types = (Object.keys(lists) as FactType[]).filter(
    (type) => ['service', 'team'].includes(type) || lists[type].some((name) => listOf(facts, type, name).length > 0),
  );
  return types.map((type) => {
    const data = withoutGaps({
      ...headOf(facts, type),
      ...Object.fromEntries(lists[type].map((name) => [name, listOf(facts, type, name)])),
    });
    const path = factPath(facts, type);
    const text = path.endsWith('.mdx') ? mdxText(data, type === 'slo' ? withoutObjective(facts) : '') : yamlText(data);
    return { file: { path, text }, notes: facts.notes.get(type) ?? [], type };
  });
}

function headOf(facts: Facts, type: FactType): Fields {
  const { id } = facts;
  const name = String(facts.service['name']);
  const has = (other: FactType, list: string): boolean => listOf(facts, other, list).length > 0;
  switch (type) {
    case 'service': {
      addNote(facts, 'service', {
        id: 'import/service-summary',
        message: 'Nothing says in one sentence what this service does.',
        hint: 'Write it.',
        find: 'summary:',
      });
      return {
        name,
        summary: `To be written: what ${name} does.`,
        owner: id,
        severityMatrix: has('severity', 'levels') ? id : undefined,
        escalation: has('escalation', 'steps') ? id : undefined,
        ...facts.service,
      };
    }
    case 'team':
      if (!valuesOf(facts, 'team')['name'])
        addNote(facts, 'team', {
          id: 'import/team',
          message: 'The source does not name the team.',
          hint: 'Write its name.',
          find: 'name:',
        });
      return { name: valuesOf(facts, 'team')['name'] ?? `${name} team` };
    case 'severity':
      return { name: `${name} severities` };
    case 'escalation':
      return { name: `${name} escalation`, severityMatrix: has('severity', 'levels') ? id : undefined };
    default:
      return {};
  }
}

/** What the source says has no objective. */
function withoutObjective(facts: Facts): string {
  const none = listOf(facts, 'slo', 'none');
  return none.length === 0 ? '' : `Without an objective:\n\n${none.map(({ text }) => `- ${String(text)}\n`).join('')}`;
}
