import { jsx } from 'astro/jsx-runtime';
import type { VocabularyName } from '../../../schemas/vocabulary.ts';
import { alertAddress } from '../../model/alerts/alerts.ts';
import CodeBlock from './CodeBlock.astro';
import Gap from '../page/Gap.astro';
import Parameter from './Parameter.astro';
import type { ProseContext } from './prose-context.ts';
import { proseElements } from './prose-elements.ts';
import type { Render } from './render.ts';
import { unbrokenWords } from './unbroken-words.ts';
import AlertLink from './AlertLink.astro';
import Branch from './Branch.astro';
import Callout from './Callout.astro';
import Checklist from './Checklist.astro';
import Contact from './Contact.astro';
import Dashboard from './Dashboard.astro';
import Decision from './Decision.astro';
import Details from './Details.astro';
import Escalate from './Escalate.astro';
import ExpectedOutput from './ExpectedOutput.astro';
import Include from './Include.astro';
import Kbd from './Kbd.astro';
import { contactOf, escalationOf, objectiveOf, partOf, serviceLinkOf, severityOf, targetOf } from './resolve.ts';
import RunbookLink from './RunbookLink.astro';
import Severity from './Severity.astro';
import Slo from './Slo.astro';
import Step from './Step.astro';
import Tab from './Tab.astro';
import Tabs from './Tabs.astro';
import { joinTabs } from './join-tabs.ts';
import { proseTexts } from '../../texts/prose.ts';

/** Props as authors write them, checked. */
type Written = Record<string, string | undefined>;

/** A component, and its props: those that are written, with what the catalogue knows about them. */
interface Rendering {
  component: (props: never) => unknown;
  /** Undefined when the catalogue does not hold what is named: the page shows the gap, a check reports it. */
  props: (written: Written, context: ProseContext) => object | undefined;
  more: {
    /** What the page says then. */
    missing?: (written: Written) => string;
    /** What becomes of its children; they stay as they are if empty. */
    children?: (children: unknown, context: ProseContext) => unknown;
  };
}

/** A component with a function that makes exactly its props. */
function rendering<Props extends object>(
  component: (props: Props) => unknown,
  props: (written: Written, context: ProseContext) => Props | undefined,
  more: Rendering['more'] = {},
): Rendering {
  return { component, props, more };
}

/** The schema of the vocabulary has seen to it that these are the component's props. */
function asWritten<Props>(written: Written): Props {
  return written as Props;
}

/** `mdx-expected-output` of `ExpectedOutput`, so that the compiler asks for each element of the vocabulary. */
type TreeName<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `mdx-${Uncapitalize<First>}${Kebab<Rest>}`
  : never;
type Kebab<Text extends string> = Text extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : '';

/** What each element of the tree becomes; names as `treeName()` of the vocabulary gives them. */
export const vocabulary: Record<TreeName<VocabularyName> | 'mdx-code' | 'mdx-param', Rendering> = {
  'mdx-step': rendering(Step, asWritten),
  'mdx-callout': rendering(Callout, asWritten),
  'mdx-decision': rendering(Decision, asWritten),
  'mdx-branch': rendering(Branch, ({ if: answer = '', goto }, context) => ({
    if: answer,
    target: goto === undefined ? undefined : targetOf(goto, context),
  })),
  'mdx-expected-output': rendering(ExpectedOutput, asWritten),
  'mdx-escalate': rendering(Escalate, ({ policy, when }, context) => ({
    when,
    href: context.href,
    ...escalationOf(policy, context),
  })),
  'mdx-contact': rendering(Contact, ({ who = '' }, context) => contactOf(who, context), {
    missing: ({ who = '' }) => proseTexts.missing.contact(who),
  }),
  'mdx-slo': rendering(Slo, ({ id = '' }, context) => objectiveOf(id, context), {
    missing: ({ id = '' }) => proseTexts.missing.objective(id),
  }),
  'mdx-severity': rendering(Severity, ({ level = '', matrix }, context) => severityOf(level, matrix, context), {
    missing: ({ level = '' }) => proseTexts.missing.severity(level),
  }),
  'mdx-runbook-link': rendering(RunbookLink, ({ to = '' }, context) => targetOf(to, context), {
    missing: ({ to = '' }) => proseTexts.missing.runbook(to),
  }),
  'mdx-alert-link': rendering(AlertLink, ({ name = '' }, { href }) => ({ name, href: href(alertAddress(name)) })),
  'mdx-dashboard': rendering(Dashboard, ({ id = '' }, context) => serviceLinkOf(id, context), {
    missing: ({ id = '' }) => proseTexts.missing.link(id),
  }),
  'mdx-checklist': rendering(Checklist, asWritten),
  'mdx-include': rendering(Include, ({ part = '' }, context) => partOf(part, context), {
    missing: ({ part = '' }) => proseTexts.missing.part(part),
  }),
  'mdx-tabs': rendering(Tabs, asWritten, { children: joinTabs }),
  'mdx-tab': rendering(Tab, asWritten),
  'mdx-details': rendering(Details, asWritten),
  'mdx-kbd': rendering(Kbd, asWritten),
  'mdx-code': rendering(CodeBlock, asWritten, { children: unbrokenWords }),
  'mdx-param': rendering(Parameter, asWritten),
};

/** The vocabulary as functions, by the names of the tree. */
export function treeComponents(context: ProseContext): Record<string, Render> {
  return Object.fromEntries(
    Object.entries(vocabulary).map(([name, rendering]) => [name, renderWith(rendering, context)]),
  );
}

/** The vocabulary as `<Content components>` of compiled MDX wants it: functions by the names that authors write. */
export function vocabularyComponents(context: ProseContext): Record<string, Render> {
  const elements = Object.entries(treeComponents(context)).map(([name, render]) => [authorName(name), render] as const);
  return { ...proseElements(context, { isCompiled: true }), ...Object.fromEntries(elements) };
}

function renderWith({ component, props, more }: Rendering, context: ProseContext): Render {
  return ({ children, ...written }) => {
    const resolved = props(written as Written, context);
    if (!resolved) return jsx(Gap, { text: more.missing?.(written as Written) ?? proseTexts.missing.thing });
    // Without children a component shows what it has in its slot's place.
    if (isBlank(children)) return jsx(component, { ...resolved });
    return jsx(component, { ...resolved, children: more.children ? more.children(children, context) : children });
  };
}

function isBlank(children: unknown): boolean {
  if (Array.isArray(children)) return children.every(isBlank);
  return typeof children === 'string' ? children.trim() === '' : children === undefined || children === null;
}

/** `mdx-expected-output` is `ExpectedOutput`. */
function authorName(treeName: string): string {
  return treeName.slice('mdx'.length).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
