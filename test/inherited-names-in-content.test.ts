import { describe, expect, test } from 'vitest';
import { draftRunbook } from '../src/importers/tree/draft-runbook.ts';
import { importTree } from '../src/importers/tree/import-tree.ts';
import { parseBody } from '../src/markdown/parse-body.ts';
import { readRules } from '../src/readers/rules/read-rules.ts';
import { edited, findingsOfAll } from './support/catalogue.ts';
import { inheritedNames } from './support/inherited-names.ts';

const site = 'name: On call\nurl: https://oncall.example.com/docs/\nseverityMatrix: default\n';

/** Everything that is found in the healthy files with changes, as `place id`. */
const found = (changes: Parameters<typeof findingsOfAll>[0]) =>
  findingsOfAll(changes).map(({ id, at }) => `${at.file.replace('content/', '')}:${at.line}:${at.column} ${id}`);

// `name` is a field in many places.
describe.each(inheritedNames.filter((name) => name !== 'name'))('the name `%s`', (name) => {
  test('is a language of a code block that nobody highlights', () => {
    const { body, findings } = parseBody(`\`\`\`${name}\nrun {{${name}}}\n\`\`\`\n`, 'a.mdx');

    expect(findings).toEqual([]);
    expect(body).toMatchObject({ code: [{ language: name }], parameters: [{ name }] });
    expect(JSON.parse(body!.treeText)).toMatchObject({
      children: [
        {
          properties: { language: name },
          children: [
            { type: 'text', value: 'run ' },
            { tagName: 'mdx-param', properties: { name } },
          ],
        },
      ],
    });
  });

  test('is no component, no prop and no option of a code block', () => {
    const findingsIn = (text: string) =>
      parseBody(text, 'a.mdx').findings.map(({ id, at }) => `${at.line}:${at.column} ${id}`);

    expect(findingsIn(`<${name} />\n`)).toEqual([
      expect.stringMatching(/^1:1 content\/(?:html|vocabulary)$/) as unknown,
    ]);
    expect(findingsIn(`<Step title="a" ${name}="b" />\n`)).toEqual(['1:17 content/vocabulary']);
    expect(findingsIn(`\`\`\`bash ${name}="b"\n\`\`\`\n`)).toEqual(['1:9 content/fence']);
    expect(findingsIn(`<Callout kind="${name}">a</Callout>\n`)).toEqual(['1:10 content/vocabulary']);
  });

  test.each([
    ['a runbook', edited('runbooks/checkout/latency.mdx', ['component: api\n', `component: api\nNAME: 1\n`]), '5:1'],
    ['an alert', edited('runbooks/checkout/latency.mdx', ['    section: mitigation\n', `    NAME: 1\n`]), '8:5'],
    [
      'a link',
      edited('services/checkout.mdx', ['    kind: dashboard\n', `    kind: dashboard\n    NAME: 1\n`]),
      '18:5',
    ],
    ['a document of YAML', { 'glossary.yaml': `terms: []\nNAME: { NAME: 1 }\n` }, '2:1'],
    ['the settings', { 'site.yaml': `${site}offline: { NAME: all }\n` }, '4:12'],
  ])('is an unknown field of %s', (_what, changes, place) => {
    const named = Object.fromEntries(
      Object.entries(changes).map(([file, text]) => [file, text?.replace(/NAME/g, name)]),
    );

    const findings = findingsOfAll(named).filter(({ id }) => id.startsWith('content/'));

    expect(findings.map(({ id, message, at }) => `${at.line}:${at.column} ${id} ${message}`)).toEqual([
      `${place} content/unknown-field \`${name}\` is not a field here.`,
    ]);
  });

  test('is an unknown check, an unknown field to leave out, and no id of a kind unless its letters allow it', () => {
    const settings = `${site}checks:\n  url/unrecorded: off\n  ${name}: off\ninternal: [team.${name}, ${name}.phone, team.people.${name}]\n`;
    expect(found({ 'site.yaml': settings })).toEqual(
      [
        'site.yaml:6:3 site/unknown-check',
        'site.yaml:7:12 site/unknown-field',
        `site.yaml:7:${19 + name.length} site/unknown-field`,
        `site.yaml:7:${27 + 2 * name.length} site/unknown-field`,
      ].map((line) => line.replace(/:6:3 /, `:6:${3 + name.length + 2} `)),
    );

    const kinds = findingsOfAll({
      'site.yaml': `${site}checks: { url/unrecorded: off }\nrunbookKinds:\n  ${name}: [Meaning]\n`,
    });
    expect(kinds.map(({ id, message, at }) => `${at.line}:${at.column} ${id} ${message}`)).toEqual(
      /^[a-z]+$/.test(name)
        ? []
        : [
            `6:3 content/wrong-value \`${name}\` cannot be a name here. Expected an id of lower-case letters, digits and hyphens, such as \`checkout-api\`.`,
          ],
    );
  });

  test.each([
    ['a recurrence', edited('recovery/checkout.yaml', ['every: quarterly', 'every: NAME'])],
    ['a window', edited('slos/checkout.mdx', ['target: 99.9%', 'target: 99.9%\n    window: NAME'])],
    ['a threshold', edited('services/checkout.mdx', ["'> 100 jobs'", 'NAME'])],
    ['a duration', edited('recovery/checkout.yaml', ['rto: 4 hours', 'rto: NAME'])],
    ['a kind of a link', edited('services/checkout.mdx', ['kind: dashboard', 'kind: NAME'])],
    ['a day of the week', edited('maintenance/checkout.yaml', ['2nd Sunday', '2nd NAME'])],
  ])('is not %s', (_what, changes) => {
    const named = Object.fromEntries(
      Object.entries(changes).map(([file, text]) => [file, text?.replace(/NAME/g, name)]),
    );

    const findings = findingsOfAll(named).filter(({ id }) => id.startsWith('content/'));

    expect(findings).toMatchObject([{ id: 'content/wrong-value', message: expect.stringContaining(name) as unknown }]);
  });

  test('names nothing that exists: no level, no service, no runbook, no kind, no page, no anchor', () => {
    const isId = /^[a-z]+$/.test(name);
    const expected = isId ? 'reference/unknown' : 'content/wrong-value';
    const levels = edited('runbooks/checkout/latency.mdx', ['severity: p1', `severity: ${name}`]);
    expect(found(levels).map((line) => line.split(' ')[1])).toContain(isId ? 'severity/unknown-level' : expected);
    const kinds = edited('runbooks/checkout/latency.mdx', ['component: api', `kind: ${name}`]);
    expect(found(kinds).map((line) => line.split(' ')[1])).toContain(isId ? 'runbook/unknown-kind' : expected);
    const links = edited('guides/on-call.mdx', [
      '## The first day',
      `[a](/${name}/) [b](#${name}) [c](/slos/#${name})`,
    ]);
    expect(found(links)).toEqual([
      'guides/on-call.mdx:5:1 link/unknown-page',
      `guides/on-call.mdx:5:${name.length + 9} link/unknown-anchor`,
      `guides/on-call.mdx:5:${2 * name.length + 16} link/unknown-anchor`,
    ]);
    expect(found({ 'urls.lock': `/${name}/\n/slos/#${name}\n` })).toEqual(
      expect.arrayContaining(['urls.lock:1:1 url/dead', 'urls.lock:2:1 url/dead']),
    );
  });

  test('is a label by which alerts are told apart, and an annotation', () => {
    const { rules, findings } = readRules(
      `groups:\n  - name: g\n    rules:\n      - alert: Down\n        expr: sum by (${name}) (up) == 0\n        annotations:\n          "${name}": "On {{ $labels.${name} }}"\n`,
      'rules.yaml',
    );
    const { file } = draftRunbook(
      rules,
      { service: 'shop', slug: 'down' },
      { levelOf: () => undefined, site: undefined },
    );

    expect(findings).toEqual([]);
    expect(Object.keys(rules[0]!.annotations)).toEqual([name]);
    expect(file.text).toContain(`  - name: ${name}\n`);
  });

  test('stands in Markdown that is imported: in its front matter, its HTML, its links and its callouts', () => {
    const text = `---\ntitle: A page\n${name}: kept\n---\n\n# A page\n\n<div ${name}="x">In <b ${name}>a</b> box</div>\n\n<${name}>\n\n{{< ${name} >}}\n\n> [!${name}]\n> Text.\n\n[a][${name}] [^${name}]\n\n[${name}]: https://example.com/\n[^${name}]: Note.\n\n\`\`\`${name}\ncode\n\`\`\`\n`;

    const { files } = importTree(
      { name: 'docs', files: [{ path: 'guides/page.md', shown: 'page.md', bytes: new TextEncoder().encode(text) }] },
      { shownAs: 'content', team: 'ops', writesParameters: true },
    );
    const page = files.find(({ path }) => path.endsWith('page.mdx'))!.text;

    expect(page).toContain(`# ${name}: kept\n`);
    expect(page).toContain('box');
    expect(page).toContain(`\`\`\`${name}\ncode\n`);
    expect(parseBody(page.replace(/^---[\s\S]*?\n---\n/, ''), 'page.mdx').findings).toEqual([]);
  });
});
