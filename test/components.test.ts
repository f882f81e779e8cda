import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { Element, Root } from 'hast';
import { parseFragment } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Example, hostileText } from '../src/components/example.ts';
import { vocabulary as renderings } from '../src/components/mdx/vocabulary.ts';
import ParameterList from '../src/components/mdx/ParameterList.astro';
import Prose from '../src/components/mdx/Prose.astro';
import { treeName, vocabulary } from '../schemas/vocabulary.ts';
import { parseBody } from '../src/markdown/parse-body.ts';
import { runbooks, site } from '../src/components/sample-site.ts';
import { examples as partExamples } from '../src/components/mdx/Include.examples.ts';
import { linkCatalogue } from '../src/model/catalogue/catalogue.ts';
import type { Document } from '../src/model/catalogue/document.ts';
import { textOfTree, treeOf } from '../src/model/catalogue/tree.ts';

type Component = Parameters<AstroContainer['renderToString']>[0];

const components = import.meta.glob<{ default: Component }>('../src/components/**/*.astro', { eager: true });
const examples = import.meta.glob<{ examples: Example[] }>('../src/components/**/*.examples.ts', { eager: true });

let container: AstroContainer;
beforeAll(async () => {
  container = await AstroContainer.create();
});

describe('every example', () => {
  const states = Object.entries(examples).flatMap(([path, module]) =>
    module.examples.map(
      (example) =>
        [path.replace(/^.*components\//, '').replace('.examples.ts', ''), example.state, example, path] as const,
    ),
  );

  test.each(states)(
    '%s: %s renders as HTML that holds its texts, and nothing that runs',
    async (_name, _state, example, path) => {
      const html = await render(path, example);

      expect(namesIn(html).filter((name) => /^(script|style|on\w+)$/i.test(name))).toEqual([]);
      expect(html).not.toMatch(/javascript:|\[object |undefined/i);
      if (JSON.stringify(example).includes('<script>')) expect(textOf(html)).toContain(hostileText);
    },
  );
});

test('every element of the vocabulary has a component, and its examples', () => {
  const names = Object.keys(vocabulary);

  expect(Object.keys(renderings)).toEqual(expect.arrayContaining(names.map(treeName)));
  expect(names.filter((name) => !(`../src/components/mdx/${name}.examples.ts` in examples))).toEqual([]);
});

test.each(Object.entries(vocabulary))(
  'what authors write for <%s> is read without a finding, as a block or in a sentence, and shows no gap',
  async (name, { example, ...entry }) => {
    const { body, findings } = parseBody(example, 'example.mdx');
    const written = (treeOf(body!).children as Element[]).filter(({ type }) => type === 'element');
    const part = partExamples[0]!.props['part'] as Document<'part'>;
    const catalogue = {
      ...site.catalogue,
      documents: { ...site.catalogue.documents, part: new Map([[part.id, part]]) },
    };
    const html = await container.renderToString(Prose, {
      props: { body, context: { catalogue, document: runbooks[0]!, href: site.href } },
    });

    expect(findings).toEqual([]);
    expect(body!.elements.map((element) => element.name)).toContain(name);
    if ('inline' in entry) expect(written.map(({ tagName }) => tagName)).toEqual(['p']);
    else expect(written[0]!.tagName).toMatch(/^mdx-/);
    expect(textOf(html)).not.toMatch(/No .* yet/);
  },
);

test('a list of parameters hands the page no pattern that could keep it busy', async () => {
  const parameter = { name: 'pod', label: 'Pod', example: 'api' };
  const html = await container.renderToString(ParameterList, {
    props: {
      params: [
        { ...parameter, pattern: { text: '[a-z]+' } },
        { ...parameter, pattern: { text: '(a+)+b', doubt: 'slow' } },
        { ...parameter, pattern: { text: '(a*)\\1*b', doubt: 'unproven' } },
      ],
    },
  });

  expect(html.match(/data-pattern="[^"]*"/g)).toEqual(['data-pattern="[a-z]+"']);
});

describe('prose', () => {
  test('a step is a group that is named by its title, and its id is an anchor', async () => {
    const html = await renderProse(
      element('mdx-step', { id: 'drain', number: 1, title: 'Drain the queue' }, element('p', {}, 'It takes a minute.')),
    );

    expect(tidy(html)).toBe(
      '<div class="step" id="drain" role="group" aria-labelledby="drain-title"><div class="anchored"><p class="headline" id="drain-title"><span class="hidden">Step </span><span class="step-number">1</span> Drain the queue</p><a class="anchor" href="#drain" aria-label="Link to Drain the queue" data-pagefind-ignore></a></div><p>It takes a minute.</p></div>',
    );
  });

  test('a command says its risk in words, and its text can be copied as it was written', async () => {
    const html = await renderProse(
      element(
        'mdx-code',
        { language: 'bash', risk: 'destructive', destroys: 'Everything', output: false },
        'rm -rf --no-preserve-root /',
        element('mdx-param', { name: 'folder' }),
      ),
    );

    expect(html).toContain('data-risk="destructive"');
    expect(textOf(html)).toMatch(/Destructive.*Destroys Everything.*No way back is known/);
    expect(textOf(html)).toContain('rm -rf --no-preserve-root /{{folder}}');
  });

  test('addresses on the site get the base, and others stay', async () => {
    const html = await renderProse(
      element('a', { href: '/slos/' }, 'a'),
      element('a', { href: 'https://example.com/' }, 'b'),
      element('a', { href: '#c' }, 'c'),
    );

    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/docs/slos/',
      'https://example.com/',
      '#c',
    ]);
  });

  test('a link whose address has placeholders leads to the place itself until they are filled in', async () => {
    const address = 'https://grafana.example.com/d/1?var-ns={{namespace}}';
    const html = await renderProse(element('a', { href: address, dataTemplate: address }, 'Overview'));

    expect(tidy(html)).toBe(
      '<a href="https://grafana.example.com/d/1?var-ns=" data-template="https://grafana.example.com/d/1?var-ns={{namespace}}">Overview</a>',
    );
  });

  test('what the catalogue does not hold is shown as missing', async () => {
    const html = await renderProse(
      element('mdx-runbook-link', { to: 'checkout/gone' }),
      element('mdx-slo', { id: 'gone' }),
      element('mdx-contact', { who: 'payments/gone' }),
    );

    expect(html.match(/No .*? yet/g)).toEqual([
      'No runbook `checkout/gone` yet',
      'No objective `gone` yet',
      'No contact `payments/gone` yet',
    ]);
  });

  test('the text of a task is the label of its box', async () => {
    const box = element('input', { type: 'checkbox', checked: true, disabled: true });
    const html = await renderProse(
      element('li', { className: ['task-list-item'] }, box, ' Tests are green', element('ul', {}, 'nested')),
    );

    expect(tidy(html)).toBe(
      '<li class="task"><label><input type="checkbox" checked/> Tests are green</label><ul>nested</ul></li>',
    );
  });
});

async function render(path: string, { props, text }: Example): Promise<string> {
  const component = components[path.replace('.examples.ts', '.astro')]!.default;
  return await container.renderToString(component, {
    props,
    ...(text !== undefined && { slots: { default: escaped(text) } }),
  });
}

async function renderProse(...children: Element[]): Promise<string> {
  const document = {
    type: 'page',
    id: 'sample',
    path: 'pages/sample.mdx',
    data: { title: 'Sample' },
  } as Document<'page'>;
  const catalogue = linkCatalogue({ documents: [], broken: [], findings: [] });
  const tree: Root = { type: 'root', children };
  return await container.renderToString(Prose, {
    props: {
      body: { treeText: textOfTree(tree) },
      context: { catalogue, document, href: (address: string) => `/docs${address}` },
    },
  });
}

function element(tagName: string, properties: Element['properties'], ...children: (Element | string)[]): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

interface Node {
  nodeName: string;
  value?: string;
  attrs?: { name: string }[];
  childNodes?: Node[];
}

/** Names of all elements and attributes. */
function namesIn(html: string): string[] {
  const collect = ({ nodeName, attrs = [], childNodes = [] }: Node): string[] => [
    nodeName,
    ...attrs.map(({ name }) => name),
    ...childNodes.flatMap(collect),
  ];
  return collect(parseFragment(html) as Node);
}

/** Text of the elements, with a space after blocks. */
function textOf(html: string): string {
  const collect = (node: Node): string =>
    node.value ??
    (node.childNodes ?? []).map(collect).join('') +
      (['p', 'dt', 'dd', 'figcaption'].includes(node.nodeName) ? ' ' : '');
  return tidy(collect(parseFragment(html) as Node));
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/> </g, '> <').trim();
}
