import { describe, expect, test } from 'vitest';
import { importTree, type Imported, type ImportOptions } from './import-tree.ts';

const encoder = new TextEncoder();

/** What a folder becomes: pages by their path, and all that is said about them. */
function imported(
  files: Record<string, string>,
  options: Partial<ImportOptions> = {},
  folder = '/repo/docs',
): Imported {
  const sources = Object.entries(files).map(([path, text]) => ({ path, shown: path, bytes: encoder.encode(text) }));
  const all = { shownAs: 'content', team: 'on-call', writesParameters: false, ...options };
  return importTree({ name: folder.split('/').at(-1)!, folder, files: sources }, all);
}

const bodyOf = ({ files }: Imported, path: string): string =>
  files.find((file) => file.path === path)?.text.replace(/^---\n[\s\S]*?\n---\n\n/, '') ?? '';
const linesOf = ({ former }: Imported): string[] => [...(former ?? [])].map(([old, now]) => `${old} -> ${now}`);

describe('anchors that were written by hand', () => {
  test.each([
    ['an id of a heading in HTML', '<h2 id="api.v1.Thing">Thing</h2>', 'api.v1.Thing'],
    ['an anchor before a heading', '<a name="thing-1"></a>\n\n## Thing', 'thing-1'],
    ['an anchor on the line before', '<a id="thing-1"></a>\n## Thing', 'thing-1'],
    ['an anchor in a heading', '## <a id="thing-1"></a>Thing', 'thing-1'],
    ['an anchor around the words of a heading', '## <a name="thing-1">Thing</a>', 'thing-1'],
    ['an anchor in a heading of HTML', '<h3><a name="thing-1"></a>Thing</h3>', 'thing-1'],
    ['an id of Hugo and Pandoc', '## Thing {#thing-1}', 'thing-1'],
    ['an id of kramdown with a class', '## Thing {: #thing-1 .no_toc }', 'thing-1'],
    ['an id of MkDocs with a class', '## Thing { #thing-1 .wide }', 'thing-1'],
  ])('%s becomes the id of the heading, and links to it lead there', (_what, heading, id) => {
    const body = bodyOf(
      imported({ 'a.md': `# Shop\n\nSee [it](#${id}).\n\n${heading}\n\nText.\n\n## Plain\n\nText.\n` }),
      'guides/a.mdx',
    );
    expect(body).toContain(`See [it](#${id}).`);
    expect(body).toMatch(new RegExp(`^##+ Thing.*\\[#${id.replaceAll('.', '\\.')}\\]$`, 'm'));
    expect(body).toContain('\n## Plain\n');
  });

  test('one that is in a text leads to its section, and its name is kept as an old address', () => {
    const result = imported({
      'a.md':
        '# Shop\n\n## Drain\n\nFirst <a id="deep"></a>this.\n\n| a |\n| - |\n| <a name="cell"></a>b |\n\n## Next\n\nSee [it](#deep) and [that](#cell).\n',
    });
    expect(bodyOf(result, 'guides/a.mdx')).toContain('See [it](#drain) and [that](#drain).');
    expect(linesOf(result)).toEqual(['/guides/a/#deep -> /guides/a/#drain', '/guides/a/#cell -> /guides/a/#drain']);
  });

  test('the id that the old site made of the words leads to the one that was written', () => {
    expect(linesOf(imported({ 'a.md': '# Shop\n\n<a id="x"></a>\n## Drain\n\nText.\n' }))).toEqual([
      '/guides/a/#drain -> /guides/a/#x',
    ]);
  });

  test('a link to an id as another generator makes it leads to the section', () => {
    const body = bodyOf(
      imported({ 'a.md': '# Shop\n\n## A & B\n\n[one](#a-b), [two](#a--b), [three](#user-content-a--b).\n' }),
      'guides/a.mdx',
    );
    expect(body).toContain('[one](#a--b), [two](#a--b), [three](#a--b).');
  });

  test('old addresses of pages lead to the new ones where the old site is known', () => {
    const result = imported(
      { 'ops/README.md': '# Ops\n\nText.\n', 'ops/Drain It.md': '# Drain\n\nText.\n' },
      { publishedAt: '/docs/' },
    );
    expect(linesOf(result)).toEqual([
      '/docs/ops/ -> /guides/ops/about/',
      '/docs/ops/README.html -> /guides/ops/about/',
      '/docs/ops/README.md/ -> /guides/ops/about/',
      '/docs/ops/Drain%20It/ -> /guides/ops/drain-it/',
      '/docs/ops/Drain%20It.html -> /guides/ops/drain-it/',
      '/docs/ops/Drain%20It.md/ -> /guides/ops/drain-it/',
      '/docs/ops/drain-it/ -> /guides/ops/drain-it/',
    ]);
  });

  test.each([
    ['a list of Hugo', 'aliases: [/Old/Drain/]', '/Old/Drain/'],
    ['an alias of Hugo beside its page', 'aliases: [drain-old]', '/ops/drain-old/'],
    ['a permalink of Jekyll', 'permalink: /wiki/drain.html', '/wiki/drain.html'],
    ['redirects of Jekyll', 'redirect_from:\n  - /a/\n  - /b/index.html', '/a/ /b/'],
    ['one redirect of Jekyll', 'redirect_from: /a/', '/a/'],
    ['an address of Hugo', 'url: /wiki/drain/', '/wiki/drain/'],
    ['a name of Hugo', 'slug: drained', '/ops/drained/'],
    ['an address of Starlight', 'slug: ops/how/drained', '/ops/how/drained/'],
    ['an address of Docusaurus', 'slug: /drained', '/drained/'],
    ['old paths of GOV.UK', 'old_paths:\n  - /manual/drain.html', '/manual/drain.html'],
  ])('%s in the front matter leads to the page, and so do links to it', (_what, field, old) => {
    const result = imported({
      'ops/Drain.md': `---\ntitle: Drain\n${field}\n---\n\nText.\n`,
      'ops/x.md': `# X\n\nSee [it](${old.split(' ')[0]}).\n`,
    });
    const aliases = result.files.find(({ path }) => path === 'guides/ops/drain.mdx')!.text.match(/^ {2}- .*$/gm) ?? [];
    const known = new Set([...linesOf(result), ...aliases.map((alias) => `${alias.slice(4)} -> /guides/ops/drain/`)]);
    for (const one of old.split(' ')) expect(known).toContain(`${one} -> /guides/ops/drain/`);
    expect(bodyOf(result, 'guides/ops/x.mdx')).toBe('See [it](/guides/ops/drain/).\n');
  });

  test.each([
    ['a pattern', 'permalink: /:categories/:title/'],
    ['a style', 'permalink: pretty'],
    ['what a template makes', 'permalink: "/{{ page.url }}/"'],
    ['another host', 'url: https://shop.example/'],
    ['none', 'permalink: false'],
  ])('%s is no old address', (_what, field) => {
    expect(linesOf(imported({ 'ops/Drain.md': `---\ntitle: Drain\n${field}\n---\n\nText.\n` }))).toEqual([]);
  });

  test("what two pages may have had is nobody's, and a page that is there keeps its own", () => {
    const page = (slug: string): string => `---\ntitle: Drain\nslug: ${slug}\n---\n\nText.\n`;
    const result = imported({
      'a/x.md': page('setup'),
      'b/y.md': page('setup'),
      'b/z.md': '---\ntitle: Z\npermalink: /guides/b/y/\n---\n\nText.\n',
    });
    expect(linesOf(result)).toEqual(['/a/setup/ -> /guides/a/x/', '/b/setup/ -> /guides/b/y/']);
  });

  test('with the host of the old site, links to it lead to the new pages, and rules that link there are known', () => {
    const result = imported(
      {
        'ops/Drain.md': '# Drain\n\nText.\n',
        'x.md': '# X\n\nSee [it](https://old.example.com/docs/ops/Drain#top), [not](https://old.example.com/blog/).\n',
      },
      { publishedAt: 'https://old.example.com/docs' },
    );
    expect(bodyOf(result, 'guides/x.mdx')).toBe(
      'See [it](/guides/ops/drain/), [not](https://old.example.com/blog/).\n',
    );
    expect(linesOf(result)).toContain('/docs/ops/Drain/ -> /guides/ops/drain/');
    expect(result.files.find(({ path }) => path === 'site.yaml')!.text).toContain(
      'linkPrefixes:\n  https://old.example.com/: /\n',
    );
    expect(result.findings.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a link that leaves the folder and comes back', () => {
  test.each([
    '../docs/y.md',
    '../../repo/docs/y.md',
    './../docs/./y.md',
    '/docs/y.md',
    '/repo/docs/y.md',
    '../y/',
    'y.html',
  ])('%s leads to the page', (url) => {
    const body = bodyOf(imported({ 'x.md': `# X\n\nSee [Y](${url}).\n`, 'y.md': '# Y\n\nText.\n' }), 'guides/x.mdx');
    expect(body).toBe('See [Y](/guides/y/).\n');
  });

  test('one that only leaves it is lost, and said', () => {
    const { findings } = imported({ 'x.md': '# X\n\nSee [Y](../other/y.md).\n' });
    expect(findings).toMatchObject([
      { id: 'import/dead-link', message: expect.stringContaining('leaves the folder') },
      {},
    ]);
  });
});

describe('a link of a wiki', () => {
  const pages = { 'ops/Drain It.md': '# Drain\n\n## Be sure\n\nText.\n', 'web/y.md': '# Y\n\nText.\n', 'q.png': '' };
  test.each([
    ['[[Drain It]]', '[Drain It](/guides/ops/drain-it/)'],
    ['[[Drain-It]]', '[Drain-It](/guides/ops/drain-it/)'],
    ['[[ops/Drain It]]', '[Drain It](/guides/ops/drain-it/)'],
    ['[[Drain It|this]]', '[this](/guides/ops/drain-it/)'],
    ['[[this|Drain It]]', '[this](/guides/ops/drain-it/)'],
    ['[[Drain It#Be sure]]', '[Drain It Be sure](/guides/ops/drain-it/#be-sure)'],
    ['![[q.png]]', '![q.png](/images/q.png)'],
    ['`[[Drain It]]`', '`[[Drain It]]`'],
  ])('%s is %s', (written, link) => {
    const result = imported({ ...pages, 'x.md': `# X\n\nSee ${written} now.\n` });
    expect(bodyOf(result, 'guides/x.mdx')).toBe(`See ${link} now.\n`);
    expect(result.findings.filter(({ id }) => /lost|dead/.test(id))).toEqual([]);
  });

  test('that names no page stays as it is, and is named; what only looks like one is not', () => {
    const result = imported({ ...pages, 'x.md': '# X\n\nSee [[Refill]], [[1]], [[ -f x ]], [[menus.main]].\n' });
    expect(bodyOf(result, 'guides/x.mdx')).toBe('See \\[\\[Refill]], \\[\\[1]], \\[\\[ -f x ]], \\[\\[menus.main]].\n');
    expect(result.findings.filter(({ id }) => id === 'import/dead-link')).toMatchObject([
      { message: expect.stringContaining('`[[Refill]]`'), at: { line: 5, column: 9 } },
    ]);
  });
});

describe('what is only written twice', () => {
  test.each([
    ['the text of a link that is its address', '[https://x.example/a?b=c][q]\n\n[q]: https://x.example/a?b=c'],
    ['the address of a collapsed reference', '[https://x.example/a][]\n\n[https://x.example/a]: https://x.example/a'],
    ['an address in angles', '<https://x.example/a>'],
    ['an address of mail', '[ops@x.example][m]\n\n[m]: mailto:ops@x.example'],
    ['a list of HTML in a table', '| a |\n| - |\n| <ul><li>one</li><li>two</li></ul> |'],
    ['one reference that two links use', '[https://x.example/][q] and [there][q]\n\n[q]: https://x.example/'],
  ])('%s loses no line', (_what, text) => {
    const { findings, refused, files } = imported({ 'a.md': `# A\n\n${text}\n` });
    expect([...refused, ...findings].filter(({ id }) => id === 'import/lost-line')).toEqual([]);
    expect(files.map(({ path }) => path)).toContain('guides/a.mdx');
  });

  test.each([
    ['title and heading', '---\ntitle: Shop\n---\n\n# Shop\n\nText.\n'],
    ['description and first sentence', '---\ndescription: What it does.\n---\n\n# Shop\n\nWhat it does.\n'],
    ['description and summary', '---\ntitle: Shop\ndescription: What it does.\nsummary: What it does.\n---\n\nText.\n'],
    ['a title with signs that are written in another way', '---\ntitle: "Caf\\u00e9"\n---\n\nText.\n'],
  ])('of the front matter, %s, loses no line', (_what, text) => {
    const { refused, findings, files } = imported({ 'a.md': text });
    expect([...refused, ...findings].filter(({ id }) => id === 'import/lost-line')).toEqual([]);
    expect(files.map(({ path }) => path)).toContain('guides/a.mdx');
  });
});

test.each([
  ['shop/Drain.markdown', 'guides/shop/drain.mdx'],
  ['shop/Drain.mdx', 'guides/shop/drain.mdx'],
  ['shop/Drain.html.md', 'guides/shop/drain.mdx'],
  ['shop/Drain.html.md.erb', 'guides/shop/drain.mdx'],
  ['shop/Drain.md.erb', 'guides/shop/drain.mdx'],
  ['shop/Drain 0123456789abcdef0123456789abcdef.md', 'guides/shop/drain.mdx'],
])('%s becomes %s, and links to it lead there', (source, page) => {
  const link = encodeURI(source.split('/').at(-1)!);
  const result = imported({ [source]: '# Drain the queue\n\nText.\n', 'shop/x.md': `# X\n\n[it](${link})\n` });
  expect(bodyOf(result, page)).toBe('Text.\n');
  expect(bodyOf(result, 'guides/shop/x.mdx')).toBe('[it](/guides/shop/drain/)\n');
});

test('first pages without a text, in a folder and in one that says nothing, keep all that they say at the service', () => {
  const result = imported({
    'shop/_index.md': '---\ntitle: The shop\ndescription: Sells.\n---\n',
    'shop/pages/_index.md': '---\ntitle: Its pages\nweight: 3\n---\n',
  });
  expect([...result.refused, ...result.findings].filter(({ id }) => id === 'import/lost-line')).toEqual([]);
  expect(result.files.find(({ path }) => path === 'services/shop.mdx')!.text).toContain(
    '# Kept from shop/pages/_index.md:\n# title: Its pages\n# weight: 3\n',
  );
});

describe('front matter in TOML', () => {
  const toml =
    '+++\ntitle = "Drain the queue"\ndescription = "How."\nweight = 3\naliases = ["/old/drain/"]\n\n[params]\ntitle = "Other"\n+++\n\nText.\n';

  test('has its fields read, and the rest is kept', () => {
    const result = imported({ 'shop/Drain.md': toml });
    expect(result.files.find(({ path }) => path.startsWith('guides/'))!.text).toMatchInlineSnapshot(`
      "---
      title: Drain the queue
      summary: How.
      aliases:
        - /old/drain/
      service: shop
      # Kept from shop/Drain.md:
      # weight = 3
      # [params]
      # title = "Other"
      ---

      Text.
      "
    `);
    expect(result.findings.filter(({ id }) => /lost|front-matter/.test(id))).toEqual([]);
  });

  test('that is broken is kept, with why', () => {
    const { findings } = imported({ 'shop/Drain.md': '+++\ntitle = never "closed\n+++\n\nText.\n' });
    expect(findings.filter(({ id }) => id === 'import/front-matter')).toHaveLength(1);
  });
});

describe('the service of a runbook', () => {
  const runbook =
    '# ShopQueueBacklog\n\n## Meaning\n\nJobs wait.\n\n## Impact\n\nOrders wait.\n\n## Diagnosis\n\nLook.\n';
  const said = ({ findings }: Imported): string[] =>
    findings
      .filter(({ id }) => id === 'import/service')
      .map(({ level, at, message }) => `${level} ${at.file} ${message}`);
  const runbooksOf = ({ files }: Imported): string[] =>
    files.map(({ path }) => path).filter((path) => path.startsWith('runbooks/'));

  test.each(['runbooks', 'docs', 'Alerts', 'playbooks'])('is none that a folder called %s names', (name) => {
    const result = imported({ 'ShopQueueBacklog.md': runbook }, {}, `/repo/${name}`);

    expect(runbooksOf(result)).toEqual(['runbooks/unassigned/shopqueuebacklog.mdx']);
    expect(said(result)).toEqual([
      'warning content/services/unassigned.mdx Nothing says which service these runbooks belong to.',
    ]);
  });

  test.each([
    ['/repo/shop', 'ShopQueueBacklog.md'],
    ['/repo/docs', 'shop/ShopQueueBacklog.md'],
    ['/repo/docs', 'runbooks/shop/ShopQueueBacklog.md'],
  ])('that only a folder names is said to be: %s, %s', (folder, path) => {
    const result = imported({ [path]: runbook }, {}, folder);

    expect(runbooksOf(result)).toEqual(['runbooks/shop/shopqueuebacklog.mdx']);
    expect(said(result)).toEqual([
      'note content/services/shop.mdx That this is a service is taken from the name of a folder.',
    ]);
  });

  test('is told by the first page of its folder, or by who imports', () => {
    const path = 'shop/ShopQueueBacklog.md';

    expect(said(imported({ [path]: runbook, 'shop/README.md': '# The shop\n\nSells things.\n' }))).toEqual([]);
    expect(said(imported({ [path]: runbook }, { service: 'shop' }))).toEqual([]);
  });
});

test('a heading that another generator would have filled is no heading without a text', () => {
  const page = '---\ntitle: Certificates\n---\n\n# <%= current_page.data.title %>\n\nText.\n\n## Next\n\nMore.\n';
  const result = imported({ 'shop/certificates.html.md.erb': page });

  const file = result.files.find(({ path }) => path.startsWith('guides/'))!;
  expect(file.text).toContain('title: Certificates');
  expect(file.text.match(/^#+ .*$/gm)).toEqual(['## Next']);
  expect(result.findings.some(({ message }) => message.includes('current_page'))).toBe(true);
});

describe('pictures', () => {
  const svg = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
  const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';

  test('an SVG comes without its DOCTYPE, which pages may not show', () => {
    const { assets } = imported({
      'a.md': '# A\n\n![plan](p.svg)\n',
      'p.svg': `${doctype}\n${svg('<path d="M0 0"/>')}`,
    });
    expect([...assets].map(([name, { bytes }]) => [name, new TextDecoder().decode(bytes)])).toEqual([
      ['images/p.svg', `\n${svg('<path d="M0 0"/>')}`],
    ]);
  });

  test.each([
    ['runs a script', svg('<script>1</script>')],
    ['names entities', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`],
  ])('one that %s is left out, and said', (_what, text) => {
    const { assets, findings, leftAlone } = imported({ 'a.md': '# A\n\n![plan](p.svg)\n', 'p.svg': text });
    expect([...assets]).toEqual([]);
    expect(leftAlone).toEqual(['p.svg']);
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'import/dead-image',
        message: expect.stringContaining('holds more than what draws'),
        at: expect.objectContaining({ file: 'content/guides/a.mdx' }),
      }),
    );
  });
});

test('a variable of a template in the text is reported where it stands', () => {
  const { findings } = imported({
    'a.md': '# A\n\nFirst.\n\nAsk in {{ops-channel-name}} or {{ site_owner | upcase }}.\n',
  });
  expect(findings.filter(({ id }) => id === 'import/shortcode')).toMatchObject([
    { message: '`{{ops-channel-name}}` is a variable of another site, and is here as text.', at: { line: 7 } },
    { message: '`{{ site_owner | upcase }}` is a variable of another site, and is here as text.', at: { line: 7 } },
  ]);
});

test.each([
  ["require('./q.png').default", 'style={{ width: 200 }} '],
  ["useBaseUrl('/q.png')", ''],
])('a picture whose address MDX computes is one: %s', (address, more) => {
  const { files, findings } = imported({
    'queue/a.md': `# A\n\nText.\n\n<img src={${address}} ${more}alt="Queue" />\n`,
    'queue/q.png': 'png',
    'q.png': 'png',
  });
  expect(files.find(({ path }) => path.endsWith('/a.mdx'))!.text).toMatch(/!\[Queue\]\(\S*q\.png\)/);
  expect(findings.filter(({ id }) => id === 'import/html')).toEqual([]);
});

test('a lost picture in a lost link is lost as well', () => {
  const { files } = imported({ 'queue/a.md': '# A\n\nText.\n\n[![Queue](gone.svg)](gone.svg)\n' });
  expect(files.find(({ path }) => path.endsWith('/a.mdx'))!.text).toContain('\nQueue{/* led to gone.svg */}');
});

test('what a template shows in the middle of HTML is a comment', () => {
  const { files, findings } = imported({
    'queue/a.md': '# A\n\n<table>\n<tr><td>Chat</td><td>\n{% slack_channel "ops" %}\n</td></tr>\n</table>\n',
  });
  expect(files.find(({ path }) => path.endsWith('/a.mdx'))!.text).not.toMatch(/^[^/]*\{%/m);
  expect(findings).toContainEqual(expect.objectContaining({ id: 'import/shortcode' }));
});

test('a page that takes too long to read is left out, and the others are not', () => {
  const { files, refused, findings } = imported({
    'queue/a.md': '# A\n\nText.\n',
    'queue/long.md': `# Long\n\n${'| a |\n'.repeat(10_001)}`,
  });
  expect(refused).toEqual([]);
  expect(files.map(({ path }) => path)).toContain('guides/queue/a.mdx');
  expect(findings.filter(({ level }) => level === 'error')).toMatchObject([
    { id: 'import/too-large', at: { file: 'queue/long.md' } },
  ]);
});

test('a name of a remark that only Obsidian knows stays a word of the page', () => {
  const { files, findings } = imported({
    'queue/a.md': '# A\n\n> [!notes]+ Native\n> See.\n\nAvailable: `notes`.\n',
  });
  expect(files.find(({ path }) => path.endsWith('/a.mdx'))!.text).toContain('title="notes: Native"');
  expect(findings.filter(({ id }) => id === 'import/lost-line')).toEqual([]);
});

test('files of AsciiDoc are named once, with what makes Markdown of them', () => {
  const { findings } = imported({ 'queue/a.md': '# A\n\nText.\n', 'queue/b.adoc': '= B\n', 'queue/c.adoc': '= C\n' });
  expect(findings.filter(({ id }) => id === 'import/asciidoc')).toMatchObject([
    {
      message: 'This file and 1 more are AsciiDoc, which is not read.',
      hint: expect.stringContaining('npx --yes downdoc@'),
    },
  ]);
});

test('what downdoc makes of a remark of AsciiDoc is a callout', () => {
  const { files } = imported({ 'queue/a.md': '# A\n\n**🔥 CAUTION**\\\nData is lost.\n' });
  expect(files.find(({ path }) => path.endsWith('/a.mdx'))!.text).toContain(
    '<Callout kind="danger" title="Caution">\n  Data is lost.\n</Callout>',
  );
});
