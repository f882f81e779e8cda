import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contentTypes } from '../../../schemas/content-types.ts';
import { reference } from '../../../schemas/identifiers.ts';
import { vocabulary } from '../../../schemas/vocabulary.ts';
import { catalogueWith, edited } from '../../../test/support/catalogue.ts';
import { contextOf, findReference, referencesIn } from './references.ts';

/** References as `kind id at/path`. */
function shown(schema: z.ZodType, data: unknown): string[] {
  return referencesIn(schema, data).map(({ kind, id, path }) => `${kind} ${id} ${path.join('/')}`);
}

describe('references in data', () => {
  test('are found in fields, lists, records and nested objects, with their paths', () => {
    const schema = z.strictObject({
      owner: reference('team'),
      steps: z.array(z.strictObject({ to: z.array(reference('member')) })),
      byName: z.record(z.string(), reference('level')),
    });
    const data = {
      owner: 'payments',
      steps: [{ to: ['payments/ada'] }, { to: ['payments/ops', 'search/eve'] }],
      byName: { high: 'p1' },
    };

    expect(shown(schema, data)).toEqual([
      'team payments owner',
      'member payments/ada steps/0/to/0',
      'member payments/ops steps/1/to/0',
      'member search/eve steps/1/to/1',
      'level p1 byName/high',
    ]);
  });

  test('are found whatever the schema is wrapped into', () => {
    const team = reference('team');
    const schema = z.object({
      optional: team.optional(),
      described: team.meta({ description: 'Whose it is.' }).optional().meta({ description: 'More.' }),
      withDefault: team.default('a'),
      nullable: team.nullable(),
      union: z.union([z.number(), z.strictObject({ team })]),
      transformed: z.strictObject({ team }).transform((value) => ({ ...value, more: 1 })),
      readonly: z.array(team).readonly(),
    });
    const data = {
      optional: 'a',
      described: 'b',
      withDefault: 'c',
      nullable: 'd',
      union: { team: 'e' },
      transformed: { team: 'f', more: 1 },
      readonly: ['g'],
    };

    expect(shown(schema, data).map((line) => line.split(' ')[1])).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  test('that are missing, or hidden by a transformation, are not there', () => {
    const schema = z.object({
      optional: reference('team').optional(),
      nullable: reference('team').nullable(),
      hidden: reference('team').transform((id) => id.length),
    });

    expect(shown(schema, { nullable: null, hidden: 3 })).toEqual([]);
  });

  test('of a real runbook are all there', () => {
    const runbook = catalogueWith().documents.runbook.get('checkout/latency')!;

    expect(shown(contentTypes.runbook.schema, runbook.data)).toEqual([
      'service checkout service',
      'component api component',
      'level p1 severity',
      'objective availability slos/0',
      'runbook checkout/restore#procedure related/0',
    ]);
  });

  test('of the vocabulary are found by the schemas of its props', () => {
    expect(shown(vocabulary.Severity.props, { level: 'p1', matrix: 'default' })).toEqual([
      'level p1 level',
      'matrix default matrix',
    ]);
    expect(shown(vocabulary.Callout.props, { kind: 'note' })).toEqual([]);
  });
});

describe('what a reference names', () => {
  const catalogue = catalogueWith();
  const checkout = { serviceId: 'checkout' };

  test.each([
    ['service', 'checkout'],
    ['component', 'database'],
    ['team', 'payments'],
    ['member', 'payments/ada'],
    ['member', 'payments/on-call'],
    ['member', 'payments/primary'],
    ['member', 'payments/ops'],
    ['matrix', 'default'],
    ['level', 'p2'],
    ['escalation', 'payments'],
    ['objective', 'availability'],
    ['objective', 'checkout/availability'],
    ['runbook', 'checkout/latency'],
    ['runbook', 'checkout/latency#mitigation'],
    ['runbook', 'checkout/latency#ask-the-health-check'],
    ['guide', 'on-call#the-first-day'],
    ['environment', 'production'],
    ['link', 'overview'],
    ['part', 'verify-health'],
  ] as const)('is found: %s %s', (kind, id) => {
    expect(findReference(catalogue, kind, id, checkout)).toEqual({ state: 'found' });
  });

  test('is unknown, with the candidates in its place', () => {
    expect(findReference(catalogue, 'component', 'apis', checkout)).toMatchObject({
      state: 'unknown',
      kind: 'component',
      candidates: ['api', 'database'],
      within: { id: 'checkout' },
    });
    expect(findReference(catalogue, 'level', 'p9', checkout)).toMatchObject({
      state: 'unknown',
      candidates: ['p1', 'p2'],
      within: { type: 'severity' },
    });
    expect(findReference(catalogue, 'member', 'payments/eve')).toMatchObject({
      state: 'unknown',
      kind: 'member',
      id: 'eve',
    });
    expect(findReference(catalogue, 'member', 'billing/eve')).toMatchObject({
      state: 'unknown',
      kind: 'team',
      id: 'billing',
      candidates: ['payments'],
    });
    expect(findReference(catalogue, 'runbook', 'checkout/restore#undo')).toMatchObject({
      state: 'unknown',
      kind: 'section',
      candidates: ['purpose', 'procedure', 'verification', 'rollback'],
    });
    expect(findReference(catalogue, 'objective', 'search/speed')).toMatchObject({
      state: 'unknown',
      kind: 'objective',
      within: { type: 'service', id: 'search' },
    });
    expect(findReference(catalogue, 'link', 'nowhere/pods')).toMatchObject({
      state: 'unknown',
      kind: 'service',
      id: 'nowhere',
    });
  });

  test('is unknown without a service to look in, with the ids of all services', () => {
    expect(findReference(catalogue, 'objective', 'availability')).toMatchObject({
      state: 'unknown',
      within: undefined,
      candidates: ['checkout/availability'],
    });
  });

  test('is broken when its file cannot be read, or what it is looked up in is unknown itself', () => {
    const broken = catalogueWith({
      'services/checkout.mdx': 'No frontmatter.',
      'severities/default.yaml': 'levels: 1',
      'slos/checkout.mdx': 'No.',
    });

    expect(findReference(broken, 'service', 'checkout')).toEqual({ state: 'broken' });
    expect(findReference(broken, 'component', 'api', checkout)).toEqual({ state: 'broken' });
    expect(findReference(broken, 'objective', 'checkout/availability')).toEqual({ state: 'broken' });
    expect(findReference(broken, 'level', 'p1', checkout)).toEqual({ state: 'broken' });
    expect(findReference(catalogue, 'component', 'api', { serviceId: 'nowhere' })).toEqual({ state: 'broken' });
    expect(findReference(catalogue, 'level', 'p1', { serviceId: 'nowhere', matrixId: 'nowhere' })).toEqual({
      state: 'broken',
    });
  });

  test('is looked up in the matrix that a document names', () => {
    const policy = catalogueWith(
      edited('escalations/payments.yaml', ['steps:', 'severityMatrix: other\nsteps:']),
    ).documents.escalation.get('payments')!;

    expect(contextOf(policy)).toEqual({ serviceId: undefined, matrixId: 'other' });
    expect(contextOf(catalogue.documents.severity.get('default')!)).toEqual({
      serviceId: undefined,
      matrixId: 'default',
    });
    expect(contextOf(catalogue.documents.slo.get('checkout')!)).toEqual({ serviceId: 'checkout', matrixId: undefined });
  });
});
