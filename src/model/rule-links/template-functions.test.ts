import { expect, test } from 'vitest';
import { unknownFunctionsIn } from './template-functions.ts';

const unknownIn = (text: string): string[] => unknownFunctionsIn(text, () => true).map(({ name }) => name);

test.each([
  '{{ $labels.pod | urlquery }} {{ $value | humanize1024 | printf "%.1f" }}',
  '{{ with query "sum(up) by (job)" }}{{ . | first | value | humanizePercentage }}{{ end }}',
  '{{- range $i, $v := query `up` -}}{{ if and (eq $i 0) (not $v.Value) }}{{ .Labels.job }}{{ else }}x{{ end }}{{ end }}',
  '{{ reReplaceAll "foo(.*)" "$1" $labels.foo.bar }} {{ $externalURL }} {{ externalURL }} {{ 1.5e3 }} {{ true }}',
  '{{/* lower */}} {{ template "lower" . }} {{ "{{ lower }}" }} lower {{ unclosed',
  '{{ $labels.lower }} {{ .Labels.lower }} {{ .lower }}',
])('every function of `%s` is known', (text) => {
  expect(unknownIn(text)).toEqual([]);
});

test.each([
  ['{{ $labels.pod | lower }}', ['lower']],
  ['{{ humanise $value }} {{ $value | humanizePercent }}', ['humanise', 'humanizePercent']],
  ['{{ if eqq $labels.a "b" }}x{{ end }}', ['eqq']],
  ['{{ labels.pod }}', ['labels']],
])('`%s` calls %j', (text, names) => {
  expect(unknownIn(text)).toEqual(names);
});

test('a function is found at its place', () => {
  const text = 'x {{ $labels.pod | lower }}';
  expect(unknownFunctionsIn(text, () => true)).toEqual([{ name: 'lower', start: text.indexOf('lower') }]);
});
