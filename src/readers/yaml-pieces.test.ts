import { expect, test } from 'vitest';
import { readYaml } from './read-yaml.ts';

const read = (...lines: string[]) => {
  const { data, unread, lost, findings } = readYaml(lines.join('\n'), 'a.yaml');
  return { data, unread, lost, at: findings.map(({ at }) => `${at.line}:${at.column}`) };
};

test('one value that is not YAML does not keep the others from being read', () => {
  expect(read('title: "Slow', 'service: shop', 'alerts:', '  - A')).toEqual({
    data: { title: null, service: 'shop', alerts: ['A'] },
    unread: [['title']],
    lost: [],
    at: ['1:13'],
  });
});

test('several that are not are all named', () => {
  expect(read('title: A: b', 'service: shop', 'owner: [a', 'status: draft')).toMatchObject({
    data: { title: null, service: 'shop', owner: null, status: 'draft' },
    unread: [['title'], ['owner']],
  });
});

test('in lists and blocks, only the smallest entry is lost', () => {
  expect(
    read('people:', '  - id: ada', '    phone: "1', '    chat: x', '  - id: bob', '    role: a: b', 'name: Team'),
  ).toMatchObject({
    data: {
      people: [
        { id: 'ada', phone: null, chat: 'x' },
        { id: 'bob', role: null },
      ],
      name: 'Team',
    },
    unread: [
      ['people', 0, 'phone'],
      ['people', 1, 'role'],
    ],
  });
});

test('an entry whose first line is not YAML stays an entry', () => {
  expect(read('people:', '- id: "ada', '  role: x', '- id: bob')).toMatchObject({
    data: { people: [{ id: null, role: 'x' }, { id: 'bob' }] },
    unread: [['people', 0, 'id']],
  });
});

test('a value that swallows the lines below may have taken fields with it', () => {
  expect(read('title: Slow', '  service: shop', 'owner: a')).toMatchObject({
    data: { title: null, owner: 'a' },
    unread: [['title']],
    lost: [[]],
  });
});

test('a line that is no field may have been any field', () => {
  expect(read('title: Slow', 'service shop', 'owner: a')).toMatchObject({
    data: { title: 'Slow', owner: 'a' },
    lost: [[]],
  });
});

test('of a key that appears twice, the value is not known', () => {
  expect(read('title: Slow', 'title: Fast', 'owner: a')).toMatchObject({ unread: [['title']] });
});

test('where nothing can be told apart, nothing is read', () => {
  expect(read('[a, b')).toMatchObject({ data: undefined, unread: [[]] });
  expect(read('a: *b', 'c: "d')).toMatchObject({ data: undefined, unread: [[]] });
});
