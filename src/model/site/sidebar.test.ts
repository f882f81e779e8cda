import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { serviceSidebar, servicesBeside } from './sidebar.ts';

const many = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `runbooks/checkout/r${index}.mdx`,
      `---\ntitle: Runbook ${String(index).padStart(2, '0')}\nservice: checkout\nkind: procedure\n---\n\n## Purpose\n`,
    ]),
  );

test('the sidebar of a service has its alerts, runbooks and guides, and where shared pages speak of it', () => {
  const { name, address, groups } = serviceSidebar(catalogueWith(), 'checkout', undefined);

  expect({ name, address }).toEqual({ name: 'Checkout', address: '/services/checkout/' });
  expect(groups.map((group) => group.name)).toEqual(expect.arrayContaining(['Alerts', 'Runbooks', 'Reference']));
  expect(groups.find((group) => group.name === 'Alerts')?.entries[0]).toMatchObject({
    address: expect.stringMatching(/^\/alerts\//),
  });
});

test('of many runbooks some are listed, with the page that is shown among them and a way to all', () => {
  const catalogue = catalogueWith(many(40));
  const here = '/runbooks/checkout/r39/';

  const runbooks = serviceSidebar(catalogue, 'checkout', here).groups.find((group) => group.name === 'Runbooks')!;

  expect(runbooks.entries).toHaveLength(20);
  expect(runbooks.entries.map(({ address }) => address)).toContain(here);
  expect(runbooks.all).toEqual({ text: expect.stringMatching(/^All \d+ runbooks$/), address: '/runbooks/checkout/' });
});

test('a service that no file describes has its runbooks, under its id', () => {
  const catalogue = catalogueWith({ 'runbooks/gone/x.mdx': '---\ntitle: X\nservice: gone\n---\n\n## Meaning\n' });

  const { name, address, groups } = serviceSidebar(catalogue, 'gone', undefined);

  expect({ name, address, groups: groups.map((group) => group.name) }).toEqual({
    name: 'gone',
    address: undefined,
    groups: ['Runbooks'],
  });
});

test('of many services twelve are beside the page, with its own among them and a way to all', () => {
  const services = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `services/s${String(index).padStart(2, '0')}.yaml`,
      `name: S${index}\nsummary: S.\nowner: payments\n`,
    ]),
  );

  const beside = servicesBeside(catalogueWith(services), 's19');

  expect(beside.entries).toHaveLength(12);
  expect(beside.entries.map(({ address }) => address)).toContain('/services/s19/');
  expect(beside.all).toEqual({ text: expect.stringMatching(/^All 2\d services$/), address: '/services/' });
});
