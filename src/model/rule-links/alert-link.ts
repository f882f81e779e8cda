import type { AlertRule, PlacedText } from '../alerts/alert-rule.ts';
import { ownValue } from '../text/own-value.ts';
import { templatesIn, type LinkTemplate } from './link-template.ts';

/** A character that stands for a template while an address is taken apart; nobody writes it. */
const mask = '\uFDD0';

/** Annotation that holds the link to an alert's runbook, by the custom of Prometheus' mixins. */
export const linkKey = 'runbook_url';

/**
 * The link that an alert carries: its annotation; of an alarm of CloudFormation the tag, else the first link in its
 * description. Undefined when it carries none; the text may be empty.
 */
export function linkOf(rule: AlertRule, key: string = linkKey): PlacedText | undefined {
  return ownValue(rule.annotations, key) ?? rule.describedLink;
}

/** Web addresses in prose, without the full stop or comma behind them; `${Domain}` of CloudFormation may be in one. */
export function linksIn(prose: string): string[] {
  return [...prose.matchAll(/https?:\/\/(?:\$\{[^{}\s]*\}|[^\s"'`<>(){}[\]|\\^])+/gi)].map(([link]) => {
    let end = link.length;
    while ('.,;:!?'.includes(link[end - 1]!)) end--;
    return link.slice(0, end);
  });
}

/** Web addresses in prose with the templates that are in them, and where each begins. */
export function placedLinksIn(prose: string): { text: string; offset: number }[] {
  let masked = '';
  let from = 0;
  for (const { start, end } of templatesIn(prose)) {
    masked += prose.slice(from, start) + mask.repeat(end - start);
    from = end;
  }
  masked += prose.slice(from);
  let behind = 0;
  return linksIn(masked).map((link) => {
    const offset = masked.indexOf(link, behind);
    behind = offset + link.length;
    return { text: prose.slice(offset, behind), offset };
  });
}

/** Part of a link, by offsets in its text. */
export interface Stretch {
  start: number;
  end: number;
}

/** What a text is that is where a link belongs. Only a `web` link can lead somewhere. */
export type LinkShape = 'web' | 'empty' | 'prose' | 'relative' | 'no-scheme' | 'other-scheme';

/** A link as it is written, taken apart. Plain data; all offsets count in `text`. */
export interface AlertLink {
  text: string;
  shape: LinkShape;
  /** The text without blanks around it. */
  whole: Stretch;
  scheme: string | undefined;
  /** Undefined where a template begins the link, so that nobody knows where the host ends. */
  host: Stretch | undefined;
  path: Stretch;
  /** Behind the `?`. */
  query: Stretch | undefined;
  /** Behind the `#`, up to a `?` that follows it. */
  fragment: Stretch | undefined;
  /** What follows a `?` that is behind the `#`: the fragment swallows it. */
  lateQuery: Stretch | undefined;
  templates: LinkTemplate[];
}

/** Takes a link apart. Total: what is no link has a shape that says so. */
export function readLink(text: string): AlertLink {
  const templates = templatesIn(text);
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of templates) {
    parts.push(text.slice(from, start), mask.repeat(end - start));
    from = end;
  }
  const masked = parts.join('') + text.slice(from);
  const start = text.length - text.trimStart().length;
  const whole = { start, end: Math.max(start, text.trimEnd().length) };
  const plain = masked.slice(whole.start, whole.end);
  const [, origin = '', scheme, host, path = '', query, fragment] =
    /^(([A-Za-z][\w+.-]*):\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/su.exec(plain) ?? [];
  const cut = (from: number, part: string | undefined): Stretch | undefined =>
    part === undefined ? undefined : { start: from, end: from + part.length };
  const pathStart = whole.start + origin.length;
  const queryStart = pathStart + path.length + 1;
  const fragmentStart = queryStart + (query === undefined ? 0 : query.length + 1);
  const [anchor, ...late] = fragment?.split('?') ?? [];
  return {
    text,
    shape: shapeOf(plain, templates.length > 0),
    whole,
    scheme: scheme?.toLowerCase(),
    host: cut(pathStart - (host?.length ?? 0), host),
    path: { start: pathStart, end: pathStart + path.length },
    query: cut(queryStart, query),
    fragment: cut(fragmentStart, anchor),
    lateQuery: late.length === 0 ? undefined : cut(fragmentStart + anchor!.length + 1, late.join('?')),
    templates,
  };
}

function shapeOf(plain: string, hasTemplates: boolean): LinkShape {
  if (plain === '') return 'empty';
  if (/\s/.test(plain) || /^[<[("'`]|[>\])"'`]$|^n\/a$/i.test(plain)) return 'prose';
  if (/^https?:\/\/[^/?#]/i.test(plain)) return 'web';
  if (hasTemplates && plain.startsWith(mask)) return 'web';
  if (/^(?:[./#?]|\.\.\/)/.test(plain)) return plain.startsWith('//') ? 'no-scheme' : 'relative';
  if (/^h?t{1,2}ps?:?\/{0,2}(?=[^/\s]+[./])/i.test(plain)) return 'no-scheme';
  const host = /^([^/?#:]+)(?::\d+)?(?=$|[/?#])/.exec(plain)?.[1] ?? '';
  if (/^[A-Za-z][\w+.-]*:/.test(plain) && host === '') return 'other-scheme';
  if (
    /^(?:[\p{L}\d-]+\.)+\p{L}{2,}$|^localhost$|^\d+(?:\.\d+){3}$/u.test(host) &&
    !/\.(?:mdx?|html?|txt|rst|adoc|ya?ml|pdf)$/i.test(host)
  )
    return 'no-scheme';
  return /[/#.]/.test(plain) ? 'relative' : 'prose';
}

/** Text of a stretch. */
export function textOf({ text }: AlertLink, stretch: Stretch | undefined): string {
  return stretch ? text.slice(stretch.start, stretch.end) : '';
}
