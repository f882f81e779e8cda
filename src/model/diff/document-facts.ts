import type { Objective } from '../../../schemas/slo.ts';
import { levelAddress, objectiveAddress } from '../site/addresses.ts';
import { addressOf } from '../site/document-address.ts';
import type { Document } from '../catalogue/document.ts';
import { errorBudget } from '../objectives/error-budget.ts';
import { escalationFacts, teamFacts } from './people-facts.ts';
import type { Budget, Facts, ItemState } from './site-state.ts';
import { field, fieldsIn, fieldsOf, itemsWithIds } from './values.ts';

/** What the typed data of a document tells its readers. */
export function factsOf(document: Document): Facts {
  const read = factsByType[document.type] as (document: Document) => Facts;
  return read(document);
}

const factsByType: { [Name in Document['type']]: (document: Document<Name>) => Facts } = {
  runbook: ({ data, ...document }) => ({
    fields: [
      ...field('people', 'owner', data.owner),
      ...field('severities', 'severity', data.severity),
      ...fieldsIn('pages', data, ['owner', 'severity', 'alerts', 'aliases', 'params']),
    ],
    items: parameterItems(data.params, addressOf(document)),
  }),
  guide: ({ data, ...document }) => ({
    fields: [...field('people', 'owner', data.owner), ...fieldsIn('pages', data, ['owner', 'aliases', 'params'])],
    items: parameterItems(data.params, addressOf(document)),
  }),
  part: ({ data }) => ({ fields: fieldsIn('pages', data, ['params']), items: parameterItems(data.params, '') }),
  page: ({ data }) => ({ fields: fieldsIn('pages', data), items: [] }),
  service: serviceFacts,
  team: teamFacts,
  escalation: escalationFacts,
  severity: ({ id, data }) => ({
    fields: fieldsIn('severities', data, ['levels']),
    items: itemsWithIds(data.levels, {
      section: 'severities',
      noun: 'level',
      nameOf: ({ name }) => name,
      addressOf: (level) => levelAddress(id, level.id),
    }),
  }),
  slo: ({ id, data }) => ({
    fields: [],
    items: data.objectives.map((objective) => objectiveItem(id, objective)),
  }),
  recovery: ({ data, ...document }) => ({
    fields: [],
    items: [
      ...itemsWithIds(data.targets, {
        section: 'recovery',
        noun: 'recovery target',
        nameOf: ({ scope }) => scope,
        addressOf: () => addressOf(document),
      }),
      ...itemsWithIds(data.backups, {
        section: 'recovery',
        noun: 'backup',
        nameOf: ({ what }) => what,
        addressOf: () => addressOf(document),
      }),
      ...itemsWithIds(data.drills, {
        section: 'recovery',
        noun: 'drill',
        nameOf: ({ what }) => what,
        addressOf: () => addressOf(document),
      }),
    ],
  }),
  maintenance: ({ data, ...document }) => ({
    fields: [],
    items: [
      ...itemsWithIds(data.windows, {
        section: 'maintenance',
        noun: 'maintenance window',
        nameOf: ({ name }) => name,
        addressOf: () => addressOf(document),
      }),
      ...itemsWithIds(data.routines, {
        section: 'maintenance',
        noun: 'routine',
        nameOf: ({ name }) => name,
        addressOf: () => addressOf(document),
      }),
    ],
  }),
  glossary: ({ data }) => ({
    fields: [],
    items: data.terms.map(({ term, ...rest }) => ({
      key: `term/${term}`,
      section: 'pages',
      noun: 'term',
      name: term,
      address: '/glossary/',
      fields: fieldsOf(rest),
    })),
  }),
  site: ({ data }) => ({
    fields: [
      ...field('severities', 'severity matrix', data.severityMatrix),
      ...fieldsIn('pages', data, ['severityMatrix', 'url']),
    ],
    items: [],
  }),
};

function parameterItems(params: Document<'runbook'>['data']['params'], address: string): ItemState[] {
  return params.map(({ name, ...rest }) => ({
    key: `parameter/${name}`,
    section: 'commands',
    noun: 'parameter',
    name,
    address,
    fields: fieldsOf(rest),
  }));
}

function serviceFacts({ data, ...document }: Document<'service'>): Facts {
  const address = addressOf(document);
  const items = <Thing extends { id: string; name: string }>(
    things: readonly Thing[],
    noun: string,
    anchor: string | undefined,
  ): ItemState[] =>
    itemsWithIds(things, {
      section: 'pages',
      noun,
      nameOf: ({ name }) => name,
      addressOf: ({ id }) => (anchor === undefined ? address : `${address}#${anchor}-${id}`),
    });
  return {
    fields: [
      ...field('people', 'owner', data.owner),
      ...field('people', 'escalation', data.escalation),
      ...field('severities', 'severity matrix', data.severityMatrix),
      ...fieldsIn('pages', data, [
        'owner',
        'escalation',
        'severityMatrix',
        'components',
        'environments',
        'links',
        'metrics',
        'costBudgets',
      ]),
    ],
    items: [
      ...items(data.links, 'link', undefined),
      ...items(data.metrics, 'metric', 'metric'),
      ...items(data.environments, 'environment', 'environment'),
      ...items(data.components, 'component', 'component'),
      ...items(data.costBudgets, 'cost budget', 'cost'),
    ],
  };
}

function objectiveItem(serviceId: string, objective: Objective): ItemState {
  const budget = budgetOf(objective);
  return {
    key: `objective/${objective.id}`,
    section: 'objectives',
    noun: 'objective',
    name: objective.name,
    address: objectiveAddress(serviceId, objective.id),
    fields: fieldsOf(objective, ['id']),
    ...(budget && { budget }),
  };
}

function budgetOf(objective: Objective): Budget | undefined {
  const budget = errorBudget(objective);
  if (!budget) return undefined;
  const { ratio, outageSeconds } = budget;
  return { ratio: ratio.toFixed(), ...(outageSeconds && { outageSeconds: outageSeconds.toFixed() }) };
}
