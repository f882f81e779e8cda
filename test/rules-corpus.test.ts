import { describe, expect, test } from 'vitest';
import { checkRules } from '../src/checks/rules/registry.ts';
import { ruleFormats } from '../src/model/alerts/rule-formats.ts';
import { urlIndexOf } from '../src/model/site/url-index.ts';
import { readRules } from '../src/readers/rules/read-rules.ts';
import { corpusFile, formats, shuffled, type CorpusFile, type CorpusRule } from './support/rule-corpus.ts';
import { shopWithRules } from './support/shop-with-rules.ts';

const site = 'https://oncall.example.com/docs';
const page = '/runbooks/shop/queue-backlog/';
const name = 'ShopQueueBacklog';

/** Links that are right, so that nothing may be found. */
const healthyLinks: readonly string[] = [
  `${site}/alerts/${name}/`,
  `${site}/alerts/%53hopQueueBacklog/`,
  `HTTPS://OnCall.example.com:443/docs/alerts/${name}/`,
  `${site}${page}`,
  `${site}${page}#mitigation`,
  `${site}${page}#top`,
  `${site}${page}?namespace=shop#diagnosis`,
  `${site}/slos/#shop-availability`,
];

/** Of alerts that are not CloudWatch's: with templates of Prometheus. */
const healthyTemplates: readonly string[] = [
  `${site}${page}?namespace={{ $labels.namespace | urlquery }}`,
  `${site}${page}?namespace={{ urlquery $labels.namespace }}&value={{ $value }}#mitigation`,
  `${site}/runbooks/{{ $labels.namespace }}/queue-backlog/`,
  `${site}${page}#{{ $labels.job }}`,
  `https://{{ $externalLabels.host }}/docs/alerts/${name}/`,
  `{{ $externalLabels.runbooks }}${page}#impact`,
];

/** Faults that every format can have. */
const faults: readonly CorpusRule[] = [
  { fault: 'rules/dead-page', name, link: `${site.replace('/docs', '')}¦/docs/runbooks/shop/queue-backlogs/` },
  { fault: 'rules/dead-page', name, link: `https://oncall.example.com¦/docs/alerts/shopqueuebackLOG/` },
  { fault: 'rules/dead-anchor', name, link: `${site}${page}¦#mitigatoin` },
  { fault: 'rules/dead-anchor', name, link: `${site}${page}?a=1¦#unknown` },
  { fault: 'rules/other-host', name, link: 'https://¦wiki.example.com/docs/alerts/ShopQueueBacklog/' },
  { fault: 'rules/other-host', name, link: `https://¦oncall.example.com/wiki/${name}` },
  { fault: 'rules/fragment-before-query', name, link: `${site}${page}¦#mitigation?namespace=shop` },
  { fault: 'rules/redirect', name, link: `https://oncall.example.com¦/docs/runbooks/shop/queue-backlog` },
  { fault: 'rules/redirect', name, link: `https://oncall.example.com¦/docs/alerts/shopqueuebacklog/#call` },
  { fault: 'rules/redirect', name, link: `https://oncall.example.com¦/docs/wiki/queue/` },
  { fault: 'rules/redirect', name, link: `${site}${page}¦#old-name` },
  { fault: 'rules/redirect', name, link: `¦http://oncall.example.com/docs${page}` },
  { fault: 'rules/no-link', name: `¦${name}` },
  { fault: 'rules/no-runbook', name: '¦ShopUncovered', link: `${site}/alerts/ShopUncovered/` },
  {
    fault: 'rules/severity-contradiction',
    name: 'ShopLatencyHigh',
    severity: '¦p2',
    link: `${site}/alerts/ShopLatencyHigh/`,
  },
];

/** What is no address at all cannot be told from the text of an alarm's description. */
const faultsOfValues: readonly CorpusRule[] = [
  { fault: 'rules/no-scheme', name, link: `¦oncall.example.com/docs/alerts/${name}/` },
  { fault: 'rules/relative-link', name, link: `¦/alerts/${name}/` },
  { fault: 'rules/relative-link', name, link: '¦docs/runbooks/queue.md' },
  { fault: 'rules/prose-link', name, link: '¦Ask someone who knows' },
  { fault: 'rules/prose-link', name, link: `¦See ${site}/alerts/${name}/ first` },
  { fault: 'rules/other-key', name, key: 'runbook', link: `¦${site}/alerts/${name}/` },
];

const faultsOfTemplates: readonly CorpusRule[] = [
  { fault: 'rules/unescaped-label', name, link: `${site}${page}?namespace=¦{{ $labels.namespace }}#mitigation` },
  {
    fault: 'rules/unescaped-label',
    name,
    link: `${site}${page}?namespace={{ $labels.job | urlquery }}&namespace=¦{{ .Labels.namespace | toLower }}`,
  },
  {
    fault: 'rules/dead-page',
    name,
    link: `https://oncall.example.com¦/docs/runbooks/{{ $labels.namespace }}/no-such-page/`,
  },
  { fault: 'rules/dead-anchor', name, link: `${site}${page}¦#never-{{ $labels.job }}` },
  { fault: 'rules/unknown-parameter', name, link: `${site}${page}?¦namespce={{ $labels.namespace | urlquery }}` },
  { fault: 'rules/unknown-function', name, link: `${site}${page}?namespace={{ $labels.namespace | ¦urlencode }}` },
];

const faultsOfExpressions: readonly CorpusRule[] = [
  {
    fault: 'rules/shadowed-label',
    name,
    expr: 'up == 0',
    link: `${site}/runbooks/¦{{ $labels.team }}/queue-backlog/`,
  },
  { fault: 'rules/impossible-label', name, link: `${site}${page}?namespace=¦{{ $labels.pod | urlquery }}` },
  {
    fault: 'rules/impossible-label',
    name,
    expr: 'up{job="x"} / on (job) up == 0',
    link: `${site}/runbooks/¦{{ $labels.instance }}/queue-backlog/`,
  },
];

/** Whether labels are no templates there, as they are none in alarms and monitors. */
const isAlarm = (file: string): boolean => /^(?:stack|alarms|monitors|policies|azure)/.test(file);
/** Whether links are in the middle of a text. */
const isText = (file: string): boolean => /^(?:stack\.json|monitors|policies|azure)/.test(file);
/** Whether a rule has no one expression that says which labels it has. */
const hasNoExpression = (file: string): boolean => /^(?:grafana|sloth|pyrra)/.test(file);

function rulesFor(file: string, seed: number): CorpusRule[] {
  const links = isAlarm(file) ? healthyLinks : [...healthyLinks, ...healthyTemplates];
  const planted = [
    ...faults,
    ...(isText(file) ? [] : faultsOfValues),
    ...(isAlarm(file) ? [] : faultsOfTemplates),
    ...(isAlarm(file) || hasNoExpression(file) ? [] : faultsOfExpressions),
  ];
  return shuffled([...planted, ...links.map((link) => ({ name, link }))], seed);
}

const corpus: readonly CorpusFile[] = formats.map((format, seed) =>
  corpusFile(format, rulesFor(format.file, seed + 1)),
);
const index = urlIndexOf(shopWithRules(`${site}/`), `${site}/`);

function found({ file, text }: CorpusFile): string[] {
  const { rules, findings } = readRules(text, file);
  expect(findings).toEqual([]);
  return checkRules(rules, { index, texts: new Map([[file, text]]) }).findings.map(
    ({ id, at }) => `${id} ${at.line}:${at.column}`,
  );
}

describe('a corpus of rules with planted faults', () => {
  test('holds every format that is read, with fourteen of them or more in each file', () => {
    const read = corpus.flatMap(({ file, text }) => readRules(text, file).rules.map(({ format }) => format));
    expect([...new Set(read)].toSorted()).toEqual(Object.keys(ruleFormats).toSorted());
    expect(Math.min(...corpus.map(({ planted }) => planted.length))).toBeGreaterThanOrEqual(14);
  });

  test.each(corpus)('in $file each is found at its place, and nothing is found in healthy rules', (file) => {
    expect(found(file)).toEqual(file.planted);
  });
});
