import { expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { parameterUndeclared } from './parameter-undeclared.ts';

const latency = 'runbooks/checkout/latency.mdx';

test('a parameter that is not declared is reported where it is used, in a command, a link or the text', () => {
  expect(
    reportOf(parameterUndeclared, edited(latency, ['--namespace {{namespace}} get', '--namespace {{namspace}} get'])),
  ).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:34:21  error  parameter/undeclared
      \`{{namspace}}\` is used here, but \`params:\` does not declare \`namspace\`.
      Did you mean \`namespace\`? Otherwise declare it: \`- name: namspace\` with \`label:\` and \`example:\`."
  `);
  expect(
    reportOf(
      parameterUndeclared,
      edited(latency, ['Half of', '[Half](https://example.com/?pod={{pod}}) of {{share}}']),
    ),
  ).toMatchInlineSnapshot(`
    "content/runbooks/checkout/latency.mdx:23:1  error  parameter/undeclared
      \`{{pod}}\` is used here, but \`params:\` does not declare \`pod\`.
      Declare it: \`- name: pod\` with \`label:\` and \`example:\`.

    content/runbooks/checkout/latency.mdx:23:45  error  parameter/undeclared
      \`{{share}}\` is used here, but \`params:\` does not declare \`share\`.
      Declare it: \`- name: share\` with \`label:\` and \`example:\`."
  `);
});

test('a link of the service that needs a parameter is reported where it is shown', () => {
  const changes = edited('runbooks/checkout/restore.mdx', ['Follow ', 'Look at <Dashboard id="pods" />. Follow ']);
  expect(reportOf(parameterUndeclared, changes)).toMatchInlineSnapshot(`
    "content/runbooks/checkout/restore.mdx:13:20  error  parameter/undeclared
      The address of the link \`pods\` needs \`{{namespace}}\`, but \`params:\` does not declare \`namespace\`.
      Declare it: \`- name: namespace\` with \`label:\` and \`example:\`."
  `);
});

test('a part declares what it uses, and the pages that include it have it from there', () => {
  expect(findingsOf(parameterUndeclared, edited(latency, ['Still slow?', 'Is {{health_url}} still slow?']))).toEqual(
    [],
  );
  expect(
    findingsOf(parameterUndeclared, edited('parts/verify-health.mdx', ['{{health_url}}', '{{namespace}}'])),
  ).toMatchObject([
    { at: { file: 'content/parts/verify-health.mdx' }, message: expect.stringContaining('`{{namespace}}`') },
  ]);
});

test('a type of content without parameters cannot use any', () => {
  expect(reportOf(parameterUndeclared, edited('services/checkout.mdx', ['Read ', 'In {{namespace}}, read '])))
    .toMatchInlineSnapshot(`
      "content/services/checkout.mdx:33:4  error  parameter/undeclared
        \`{{namespace}}\` is used here, but only runbooks, guides and parts have parameters.
        Write the value itself."
    `);
});

test('templates of other tools are not taken for parameters', () => {
  const changes = edited(latency, [
    'kubectl --namespace {{namespace}} get pods',
    'kubectl --namespace {{namespace}} get pods --output go-template="{{range .items}}{{.metadata.name}}{{end}}"',
  ]);
  expect(findingsOf(parameterUndeclared, changes)).toEqual([]);
});

test('a link of the service that an included part shows is reported where the part is included', () => {
  const changes = {
    ...edited('parts/verify-health.mdx', ['## Ask', '<Dashboard id="pods" />\n\n## Ask']),
    ...edited('runbooks/checkout/restore.mdx', ['Keep the', '<Include part="verify-health" />\n\nKeep the']),
  };
  expect(findingsOf(parameterUndeclared, changes)).toMatchObject([
    { at: { file: 'content/runbooks/checkout/restore.mdx', line: 21 }, message: expect.stringContaining('`pods`') },
  ]);
});
