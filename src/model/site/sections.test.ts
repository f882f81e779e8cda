import { expect, test } from 'vitest';
import { catalogueWith, edited, type Changes } from '../../../test/support/catalogue.ts';
import { menuOf } from './sections.ts';

const namesIn = (files: Changes): string[] => menuOf(catalogueWith(files)).map(({ name }) => name);

test('sections without content are not in the menu', () => {
  const names = namesIn({ 'glossary.yaml': undefined });

  expect(names.slice(0, 3)).toEqual(['Alerts', 'Runbooks', 'Services']);
  expect(names).not.toContain('Glossary');
  expect(namesIn({})).toContain('Glossary');
});

test('what site.yaml names comes first, in its order and by its names; the others follow, and what is hidden is left out', () => {
  const menu = 'menu: [{ id: contacts, name: Who }, { id: runbooks }, { id: services, hidden: true }, { id: nowhere }]';

  const names = namesIn(edited('site.yaml', ['severityMatrix: default', `severityMatrix: default\n${menu}`]));

  expect(names.slice(0, 3)).toEqual(['Who', 'Runbooks', 'Alerts']);
  expect(names).not.toContain('Services');
  expect(names).not.toContain('Contacts');
});
