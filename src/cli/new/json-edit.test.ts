import { expect, test } from 'vitest';
import { withMembers } from './json-edit.ts';

test('members are added behind the last one, and every other sign stays as it was', () => {
  const text = '{\n\t"name": "shop",\n\t"files": ["a",   "b"],\n\t"scripts": {\n\t\t"test": "echo \\"}\\""\n\t}\n}\n';

  expect(withMembers(text, ['scripts'], { check: 'alertbook check' })).toBe(
    '{\n\t"name": "shop",\n\t"files": ["a",   "b"],\n\t"scripts": {\n\t\t"test": "echo \\"}\\"",\n\t\t"check": "alertbook check"\n\t}\n}\n',
  );
  expect(withMembers(text, [], { devDependencies: { alertbook: '^1.0.0' } })).toBe(
    '{\n\t"name": "shop",\n\t"files": ["a",   "b"],\n\t"scripts": {\n\t\t"test": "echo \\"}\\""\n\t},\n\t"devDependencies": {\n\t\t"alertbook": "^1.0.0"\n\t}\n}\n',
  );
});

test.each([
  ['an object without members', '{"a": {}}', ['a'], '{"a": {\n    "b": 1\n  }}'],
  ['an object on one line, with the ends of lines of Windows', '{"a": 1}\r\n', [], '{"a": 1,\r\n  "b": 1\r\n}\r\n'],
  [
    'a key that is there at another depth',
    '{"x": {"a": {}}, "a": {"c": [{}]}}',
    ['a'],
    '{"x": {"a": {}}, "a": {"c": [{}],\n    "b": 1\n  }}',
  ],
])('%s', (_what, text, path, expected) => {
  const edited = withMembers(text, path, { b: 1 });

  expect(edited).toBe(expected);
  expect(JSON.parse(edited)).toBeTypeOf('object');
});
