const anything = /./;
const astroDoor = /^astro(:|\/|$)/;
const node = /^node:/;
const pureNode = /^node:(path(\/posix)?|url|crypto)$/;
const markdownFamily =
  /^(unified|acorn|acorn-jsx|vfile|hast|mdast|unist|refractor|github-slugger|(remark|rehype|unist|mdast|hast|micromark|estree|vfile)-.+)(\/|$)/;

/**
 * Which way imports go: a room may import the rooms and packages on its line, and itself. Files outside the rooms
 * (tests, settings) import what they like.
 *
 * @type {Record<string, { why: string, at: string[], rooms: string[], packages: (string | RegExp)[] }>}
 */
export const rooms = {
  schemas: {
    why: 'what one datum may be: the contract with writers',
    at: ['schemas'],
    rooms: [],
    packages: ['zod', 'libphonenumber-js', 'big.js', 'recheck', 'node:module'],
  },
  texts: {
    why: 'every text that the site itself shows, to be changed and translated in one place',
    at: ['src/texts'],
    rooms: [],
    packages: [],
  },
  model: {
    why: 'the words we think in, and pure functions over them, by subject; no files, no Astro, no DOM',
    at: ['src/model'],
    rooms: ['schemas', 'texts'],
    packages: [
      'zod',
      'big.js',
      'diff',
      'fastest-levenshtein',
      'github-slugger',
      'rrule-temporal',
      'temporal-polyfill',
      'hast',
      'mdast',
      '@lezer/common',
      '@prometheus-io/lezer-promql',
      '@grafana/lezer-logql',
      'unbash',
      '@viz-js/viz',
    ],
  },
  markdown: {
    why: 'MDX text to a checked tree',
    at: ['src/markdown'],
    rooms: ['schemas', 'model'],
    packages: [markdownFamily, 'satteri', 'zod', 'yaml', 'node:module'],
  },
  readers: {
    why: 'text and file name to values that know their place',
    at: ['src/readers'],
    rooms: ['schemas', 'model', 'markdown'],
    packages: [
      markdownFamily,
      pureNode,
      'node:vm',
      'zod',
      'yaml',
      'parse5',
      'saxes',
      '@csstools/css-tokenizer',
      'image-size',
    ],
  },
  checks: { why: 'model to findings; one rule a file', at: ['src/checks'], rooms: ['schemas', 'model'], packages: [] },
  outputs: {
    why: 'model to text',
    at: ['src/outputs'],
    rooms: ['schemas', 'texts', 'model'],
    packages: [pureNode, 'zod', 'yaml', 'ical.js', 'hast', 'mdast', 'hastscript', 'hast-util-to-html', 'parse5'],
  },
  importers: {
    why: "others' Markdown to files of content",
    at: ['src/importers'],
    rooms: ['schemas', 'model', 'markdown', 'readers'],
    packages: [markdownFamily, pureNode, 'gemoji', 'smol-toml', 'yaml'],
  },
  styles: { why: 'colours, spaces and rules that several components use', at: ['src/styles'], rooms: [], packages: [] },
  components: {
    why: 'props in, markup out',
    at: ['src/components', 'src/layouts'],
    rooms: ['schemas', 'texts', 'model', 'styles'],
    packages: [astroDoor, 'hast', 'hast-util-to-jsx-runtime', 'refractor'],
  },
  pages: {
    why: 'the only place where the catalogue becomes pages (door: Astro)',
    at: ['src/pages'],
    rooms: ['texts', 'model', 'outputs', 'components', 'styles', 'stored'],
    packages: [astroDoor, 'node:diagnostics_channel'],
  },
  client: {
    why: 'small custom elements that enhance working HTML; of the model, what is safe for a browser (door: browser)',
    at: ['src/client'],
    rooms: ['texts', 'model'],
    packages: [],
  },
  stored: {
    why: 'what a command leaves for the pages',
    at: [
      'src/workspace/noted-document.ts',
      'src/workspace/stored-catalogue.ts',
      'src/workspace/stored-report.ts',
      'src/workspace/page-settings.ts',
    ],
    rooms: ['model'],
    packages: [pureNode, 'node:fs'],
  },
  workspace: {
    why: 'folders, caches, git, locks and paths (door: disk)',
    at: ['src/workspace'],
    rooms: ['schemas', 'model', 'readers', 'outputs', 'stored'],
    packages: [node, 'tinyglobby'],
  },
  publish: {
    why: 'what is written around the pages: copies of addresses, policies, worker, full text, previews, leaks',
    at: ['src/publish'],
    rooms: ['schemas', 'texts', 'model', 'readers', 'checks', 'outputs', 'stored', 'workspace'],
    packages: [anything],
  },
  integration: {
    why: "Astro's configuration, nothing else (door: Astro)",
    at: ['src/integration', 'src/content.config.ts'],
    rooms: ['model', 'markdown', 'workspace', 'publish', 'stored'],
    packages: [anything],
  },
  cli: {
    why: 'arguments, files, exit codes (door: Node)',
    at: ['src/cli'],
    rooms: [
      'schemas',
      'model',
      'markdown',
      'readers',
      'importers',
      'checks',
      'outputs',
      'stored',
      'workspace',
      'publish',
      'integration',
    ],
    packages: [anything],
  },
  // The linter sees it as a file of its own.
  scripts: { why: 'what an `.astro` file has in a `<script>`', at: ['*.astro/*'], rooms: ['client'], packages: [] },
};

/** What scripts of pages may load beside one another. The rest of the model brings schemas, calendars or parsers along. */
export const forBrowsers = {
  scripts: 'src/client',
  safe: [
    'src/model/alerts/alert-start.ts',
    'src/model/alerts/alerts.ts',
    'src/model/alerts/asked-address.ts',

    'src/model/alerts/given-link.ts',
    'src/model/catalogue/picture.ts',
    'src/model/catalogue/reads.ts',
    'src/model/catalogue/views.ts',
    'src/model/commands/inert.ts',
    'src/model/commands/parameter-values.ts',
    'src/model/commands/quoting.ts',
    'src/model/on-call/escalation-clock.ts',
    'src/model/on-call/timeline.ts',
    'src/model/on-call/handover-table.ts',
    'src/model/on-call/opening-table.ts',
    'src/model/on-call/zoned-moment.ts',
    'src/model/search/index-spelling.ts',
    'src/model/search/name-index.ts',
    'src/model/search/number-text.ts',
    'src/model/search/pasted-text.ts',
    'src/model/search/search-index.ts',
    'src/model/search/search.ts',
    'src/model/search/steps.ts',
    'src/model/search/text-search.ts',
    'src/model/search/words.ts',
    'src/model/site/addresses.ts',
    'src/model/site/offline-manifest.ts',
    'src/model/text/own-value.ts',
    'src/model/text/visible-text.ts',
    'src/texts/plurals.ts',
    'src/texts/scripts.ts',
    'src/texts/search.ts',
    'src/texts/times.ts',
  ],
  packages: ['fastest-levenshtein'],
};

/** Patterns of packages, in words. */
const words = new Map([
  [anything, 'any package'],
  [node, 'Node'],
  [pureNode, '`node:path`, `node:url`, `node:crypto`'],
  [astroDoor, 'Astro'],
  [markdownFamily, 'the unified family'],
]);

/** The table of rooms as CONTRIBUTING shows it, in Markdown. A test holds the two equal. */
export function tableOfRooms() {
  const list = (texts) => texts.join(', ') || 'nothing';
  const rows = Object.values(rooms).map(({ why, at, rooms: others, packages }) => [
    list(at.map((place) => `\`${place.includes('.') ? place : `${place}/`}\``)),
    list(others),
    list(packages.map((entry) => words.get(entry) ?? `\`${entry}\``)),
    why,
  ]);
  return [['room', 'may import', 'packages', 'why it exists'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
