import { expect, test } from 'vitest';
import { catalogueFrom } from '../../../test/support/content-folder.ts';
import { byServiceName } from './by-service.ts';

test('what is written about services is in the order of their names; an id stands in for a name that nobody wrote', () => {
  const slo = 'objectives:\n  - { id: up, name: Up, indicator: availability, target: 99% }';
  const catalogue = catalogueFrom({
    'services/a.yaml': 'name: Zoo\nsummary: S.\nowner: t',
    'services/b.yaml': 'name: Ark\nsummary: S.\nowner: t',
    'slos/a.yaml': slo,
    'slos/b.yaml': slo,
    'slos/lost.yaml': slo,
  });

  expect(byServiceName(catalogue, 'slo').map(({ name, service }) => [name, service?.id])).toEqual([
    ['Ark', 'b'],
    ['lost', undefined],
    ['Zoo', 'a'],
  ]);
  expect(byServiceName(catalogue, 'recovery')).toEqual([]);
});
