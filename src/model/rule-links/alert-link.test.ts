import { describe, expect, test } from 'vitest';
import { linksIn, readLink, textOf } from './alert-link.ts';

const partsOf = (text: string) => {
  const link = readLink(text);
  const [host, path, query, fragment, lateQuery] = [
    link.host,
    link.path,
    link.query,
    link.fragment,
    link.lateQuery,
  ].map((part) => textOf(link, part));
  return { host, path, query, fragment, lateQuery };
};

describe('what is where a link belongs', () => {
  test.each([
    ['https://a.example/b', 'web'],
    ['HTTP://a.example', 'web'],
    ['{{ $externalLabels.site }}/b', 'web'],
    ['https://${Domain}/b', 'web'],
    ['', 'empty'],
    [' \n', 'empty'],
    ['/alerts/Foo/', 'relative'],
    ['../foo', 'relative'],
    ['docs/queue.md', 'relative'],
    ['queue.md#drain', 'relative'],
    ['#drain', 'relative'],
    ['oncall.example.com/alerts/Foo/', 'no-scheme'],
    ['www.example.com', 'no-scheme'],
    ['//a.example/b', 'no-scheme'],
    ['https:/a.example/b', 'no-scheme'],
    ['https//a.example/b', 'no-scheme'],
    ['htps://a.example/b', 'no-scheme'],
    ['localhost:8080/b', 'no-scheme'],
    ['TBD', 'prose'],
    ['n/a', 'prose'],
    ['See https://a.example/b', 'prose'],
    ['[queue](https://a.example/b)', 'prose'],
    ['<https://a.example/b>', 'prose'],
    ['slack://channel', 'other-scheme'],
    ['mailto:a@a.example', 'other-scheme'],
  ])('%j is %s', (text, shape) => {
    expect(readLink(text).shape).toBe(shape);
  });
});

describe('the parts of a link', () => {
  test('are found around templates that hold every odd character', () => {
    expect(
      partsOf('https://a.example/x/{{ index $labels "a?b#c" }}/?q={{ $labels.y | reReplaceAll "}}" "#" }}#z'),
    ).toEqual({
      host: 'a.example',
      path: '/x/{{ index $labels "a?b#c" }}/',
      query: 'q={{ $labels.y | reReplaceAll "}}" "#" }}',
      fragment: 'z',
      lateQuery: '',
    });
  });

  test('tell a query that is behind the anchor', () => {
    expect(partsOf('https://a.example/x?a=1#z?b=2?c')).toMatchObject({
      query: 'a=1',
      fragment: 'z',
      lateQuery: 'b=2?c',
    });
  });

  test('are those of the text without the blanks around it', () => {
    expect(partsOf('  https://a.example/x\n')).toMatchObject({ host: 'a.example', path: '/x' });
  });
});

test.each([
  ['{{ $labels.pod }}', 'label', 'pod', []],
  ['{{- .Labels.pod -}}', 'label', 'pod', []],
  ['{{ $labels.pod | toLower | urlquery }}', 'label', 'pod', ['toLower', 'urlquery']],
  ['{{ urlquery $labels.pod }}', 'label', 'pod', ['urlquery']],
  ['{{ index $labels "pod" | urlquery }}', 'label', 'pod', ['urlquery']],
  ['{{ $externalLabels.cluster }}', 'external', 'cluster', []],
  ['{{ $value | humanize }}', 'value', '', ['humanize']],
  ['{{ .Values.url }}', 'other', '', []],
  ['{{ printf "%s" $labels.pod }}', 'other', '', []],
  ['${AWS::Region}', 'other', '', []],
])('the template %s is read', (text, kind, name, filters) => {
  expect(readLink(`https://a.example/${text}`).templates).toEqual([
    { start: 18, end: 18 + text.length, kind, name, filters },
  ]);
});

test('a link with many dots is read once', () => {
  expect(linksIn(`See https://a${'.'.repeat(400_000)}b...`)).toEqual([`https://a${'.'.repeat(400_000)}b`]);
});
