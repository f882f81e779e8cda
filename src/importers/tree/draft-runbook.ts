import { slug } from 'github-slugger';
import type { Code, List, Paragraph, Root, RootContent, Text } from 'mdast';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { ruleFormats } from '../../model/alerts/rule-formats.ts';
import { linkKey, linkOf } from '../../model/rule-links/alert-link.ts';
import { isRunbookKey } from '../../model/rule-links/runbook-keys.ts';
import { templatesIn } from '../../model/rule-links/link-template.ts';
import { foreignLinksOf, type ForeignLink } from '../../model/rule-links/foreign-links.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { canHaveLabel, labelsOfExpression } from '../../model/alerts/promql-labels.ts';
import { plainId, titleFrom } from '../write/names.ts';
import { mdxText, type NewFile, type Note } from '../write/new-file.ts';
import { writeMdx } from '../write/write-mdx.ts';

/** Where the runbook of an alert goes. */
export interface DraftPlace {
  service: string;
  slug: string;
}

/** Where the link of a rule leads: the place of the runbook, and the anchor on its page. */
export interface LinkedPlace extends DraftPlace {
  anchor: string | undefined;
}

/**
 * Where the link of a rule says that its runbook is, on this site: `/runbooks/<service>/<page>/`, or what stands for that.
 *
 * @param site Public address of the site.
 * @param prefixes Beginnings of links that stand for an address of the site.
 */
export function linkedPlace(
  rules: readonly AlertRule[],
  site: string,
  prefixes: Readonly<Record<string, string>> = {},
): LinkedPlace | undefined {
  const beginnings: [string, string][] = [[site.replace(/(?<!\/)\/*$/, '/'), '/'], ...Object.entries(prefixes)];
  for (const rule of rules) {
    const keys = [linkKey, ...Object.keys(rule.annotations).filter(isRunbookKey)];
    for (const key of keys) {
      const text = linkOf(rule, key)?.value.trim() ?? '';
      const found = beginnings.find(([beginning]) => text.toLowerCase().startsWith(beginning.toLowerCase()));
      const address = found && (found[1] + text.slice(found[0].length)).replace(/\/{2,}/g, '/');
      const [, service, slug, anchor] =
        /^\/runbooks\/([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?:mdx?|html?))?(?:\/(?:readme\.md|index\.(?:mdx?|html?))?)?(?:\?[^#]*)?(?:#(.*))?$/i.exec(
          address ?? '',
        ) ?? [];
      if (service !== undefined && slug !== undefined)
        return { service: service.toLowerCase(), slug: slug.toLowerCase(), anchor };
    }
  }
  return undefined;
}

/** Team that the labels of a rule name, as an id; it may be described or not. */
export function teamOfRules(rules: readonly AlertRule[]): string | undefined {
  const named = rules
    .flatMap(({ labels }) => ['team', 'owner', 'squad'].map((label) => ownValue(labels, label)?.value))
    .find((value) => value !== undefined && templatesIn(value).length === 0 && plainId(value) !== '');
  return named === undefined ? undefined : plainId(named);
}

/** Service that the labels, the group or the name of the file of a rule name, of those that exist. */
export function serviceOfRules(rules: readonly AlertRule[], services: ReadonlySet<string>): string | undefined {
  const labels = ['service', 'app', 'job', 'component', 'team', 'namespace'];
  const values = rules.flatMap((rule) => [...labels.map((label) => ownValue(rule.labels, label)?.value), rule.group]);
  return values
    .map((value) => (value === undefined ? undefined : plainId(value)))
    .find((id) => id !== undefined && services.has(id));
}

export interface DraftOptions {
  /** Id of the level that a severity of a rule stands for, where the site knows. */
  levelOf: (word: string) => string | undefined;
  /** Public address of the site: runbooks that the rules name elsewhere are kept as links. */
  site: string | undefined;
  /** Team that keeps it, where it is another one than that of its service. */
  owner?: string | undefined;
  /** Sections that links of the rules lead to, by their anchors. */
  anchors?: readonly string[];
}

/**
 * A first draft of the runbook of an alert, or of several whose rules name one runbook: what the rules say, and sections to fill.
 *
 * @param rules All rules of these names.
 */
export function draftRunbook(
  rules: readonly AlertRule[],
  { service, slug }: DraftPlace,
  { levelOf, site, owner, anchors = [] }: DraftOptions,
): { file: NewFile; notes: Note[] } {
  const [first] = rules as [AlertRule, ...AlertRule[]];
  const { shown, kept } = labelsOf(rules);
  const labels = [...new Set([...shown, ...kept])].toSorted();
  const levels = [...new Set(rules.map(({ severity }) => severity && levelOf(severity.value)))];
  const level = levels.length === 1 ? levels[0] : undefined;
  const names = [...new Set(rules.map(({ name }) => name))];
  const summary = names.length === 1 ? annotation(first, 'summary') : undefined;
  const data = {
    title: names.length === 1 ? titleOf(first.name) : titleFrom(slug),
    ...(summary !== undefined && !summary.includes('{{') && { summary }),
    service,
    ...(owner !== undefined && { owner }),
    ...(level !== undefined && { severity: level }),
    alerts: names,
    status: 'draft',
    ...(labels.length > 0 && {
      params: labels.map((name) => ({ name, label: titleFrom(name), example: name.replace(/_/g, '-') })),
    }),
  };
  const root: Root = {
    type: 'root',
    children: [
      ...meaning(rules),
      ...toFill('Impact', 'Who notices, and what they cannot do.'),
      ...diagnosis(rules, kept, site === undefined ? [] : foreignLinksOf(rules, site)),
      ...toFill('Mitigation', 'What ends it, the quickest way first.'),
      ...anchors.flatMap(sectionAt),
    ],
  };
  const notes = labels.map((name): Note => ({
    id: 'import/parameter',
    level: 'warning',
    message: `\`${name}\` is a label of the alert, so it is a parameter, with a stand-in as its example.`,
    hint: 'Say what it is, and give an example that could be right.',
    find: `name: ${name}\n`,
  }));
  return { file: { path: `runbooks/${service}/${slug}.mdx`, text: mdxText(data, writeMdx(root)) }, notes };
}

/** `KubePodCrashLooping` is “Kube pod crash looping”. */
function titleOf(name: string): string {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .split(/\s+/);
  return words
    .map((word, index) => (index === 0 || /^[A-Z0-9]{2,}s?$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}

function annotation({ annotations }: AlertRule, key: string): string | undefined {
  const text = ownValue(annotations, key)?.value.replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

const template = /\{\{-?\s*(?:\$labels|\.Labels)\.([A-Za-z_]\w*)\s*-?\}\}/g;
/** What rules have of themselves; nobody fills it in. */
const ownLabels = new Set(['alertname', 'severity', 'le', '__name__']);

/** Labels that the texts of the rules show, and those by which all of their queries tell one alert from another. */
function labelsOf(rules: readonly AlertRule[]): { shown: string[]; kept: string[] } {
  const shown = rules.flatMap(({ annotations }) =>
    Object.values(annotations).flatMap(({ value }) => [...value.matchAll(template)].map(([, name]) => name!)),
  );
  const sets = rules.map(({ query }) => (query === undefined ? undefined : labelsOfExpression(query)));
  const named = [...shown, ...sets.flatMap((set) => (set?.kind === 'only' ? [...set.names] : []))];
  const isOpen = (name: string): boolean =>
    !ownLabels.has(name) && !rules.some(({ labels }) => Object.hasOwn(labels, name));
  const open = [...new Set(named)].filter(isOpen).toSorted();
  return {
    shown: open.filter((name) => shown.includes(name)),
    kept: open.filter((name) => sets.every((set) => set !== undefined && canHaveLabel(set, name))),
  };
}

function meaning(rules: readonly AlertRule[]): RootContent[] {
  const isOfSeveral = new Set(rules.map(({ name }) => name)).size > 1;
  const described = [
    ...new Set(rules.flatMap((rule) => annotation(rule, 'description') ?? annotation(rule, 'message') ?? [])),
  ];
  const conditions = rules.flatMap((rule, index): RootContent[] => [
    paragraph(
      text(
        `${isOfSeveral ? `${rule.name} fires` : rules.length > 1 ? `Condition ${index + 1}` : 'It fires'} when this holds${rule.for === undefined ? '' : ` for ${rule.for}`}${rule.severity === undefined ? '' : `, with the severity ${rule.severity.value}`}:`,
      ),
    ),
    {
      type: 'code',
      lang: ruleFormats[rule.format].language,
      value: [rule.query?.trim() ?? '', rule.threshold ?? ''].filter(Boolean).join('\n'),
    } satisfies Code,
  ]);
  return [heading('Meaning'), ...described.map((words) => paragraph(...withParameters(words))), ...conditions];
}

/** A text of a rule, with its labels as parameters. */
function withParameters(words: string): Paragraph['children'] {
  const parts: Paragraph['children'] = [];
  let from = 0;
  for (const match of words.matchAll(template)) {
    parts.push(text(words.slice(from, match.index)), { type: 'mdxTextExpression', value: `{${match[1]}}` } as never);
    from = match.index + match[0].length;
  }
  return [...parts, text(words.slice(from))].filter((part) => part.type !== 'text' || part.value !== '');
}

const templateInLink = /\{\{-?\s*(?:\$labels|\.Labels)\.([A-Za-z_]\w*)\s*(?:\|\s*\w+\s*)*-?\}\}/g;

/** A link, with labels as parameters; what is no address, or asks for more than labels, as it is. */
function linkCalled(name: string, written: string): Paragraph['children'] {
  const url = written.replace(templateInLink, (_, name: string) => `{{${name}}}`);
  if (!/^https?:\/\/\S+$/.test(url) || /\{\{(?!\w+\}\})/.test(url))
    return [text(`${name}: `), { type: 'inlineCode', value: written }];
  // As it is: the writer of MDX would escape the braces, and the parameters would be none.
  return [{ type: 'html', value: `[${name}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})` }];
}

function diagnosis(
  rules: readonly AlertRule[],
  labels: readonly string[],
  foreign: readonly ForeignLink[],
): RootContent[] {
  const names = [...new Set(rules.map(({ name }) => name))];
  const quotedText = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;
  const selector = [
    names.length === 1
      ? `alertname=${quotedText(names[0]!)}`
      : `alertname=~${quotedText(names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'))}`,
    ...labels.map((label) => `${label}="{{${label}}}"`),
  ].join(', ');
  const isMetric = rules.some(({ format }) => ruleFormats[format].isMetric);
  const dashboards = [
    ...new Set(
      rules.flatMap(({ annotations }) =>
        Object.entries(annotations)
          .filter(([key]) => /dashboard|panel|grafana/i.test(key) && key !== linkKey)
          .map(([, { value }]) => value.trim()),
      ),
    ),
  ];
  const links = [
    ...foreign.map(({ text: written }) => linkCalled('Runbook that the rule names', written)),
    ...dashboards.map((url) => linkCalled('Dashboard', url)),
  ];
  const list: List[] =
    links.length > 0
      ? [
          {
            type: 'list',
            spread: false,
            children: links.map((link) => ({ type: 'listItem', children: [paragraph(...link)] })),
          },
        ]
      : [];
  const query: RootContent[] = isMetric
    ? [
        paragraph(text(`Alerts of ${names.length === 1 ? 'this name' : 'these names'} that are on now:`)),
        { type: 'code', lang: 'promql', value: `ALERTS{${selector}}` },
      ]
    : [];
  return [
    heading('Diagnosis'),
    ...list,
    ...query,
    paragraph(text('To be written: where to look first, and what tells one cause from another.')),
  ];
}

function toFill(title: string, hint: string): RootContent[] {
  return [heading(title), paragraph(text(`To be written: ${hint.charAt(0).toLowerCase()}${hint.slice(1)}`))];
}

const ownAnchors = new Set(['meaning', 'impact', 'diagnosis', 'mitigation']);

/** A section to fill where a link of a rule leads, so that the link is right once the draft is there. */
function sectionAt(anchor: string): RootContent[] {
  if (ownAnchors.has(anchor) || !/^[A-Za-z0-9][\w-]*$/.test(anchor)) return [];
  const title = titleFrom(anchor);
  const named: RootContent = {
    type: 'heading',
    depth: 2,
    // As it is: the writer of MDX would escape the bracket.
    children: [text(title), ...(slug(title) === anchor ? [] : [{ type: 'html' as const, value: ` [#${anchor}]` }])],
  };
  return [named, paragraph(text('To be written: links of the rules lead here.'))];
}

function heading(title: string): RootContent {
  return { type: 'heading', depth: 2, children: [text(title)] };
}

function paragraph(...children: Paragraph['children']): Paragraph {
  return { type: 'paragraph', children };
}

function text(value: string): Text {
  return { type: 'text', value };
}
