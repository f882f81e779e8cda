import { isHelmAction, type RuleText } from './rule-text.ts';
import { escapeDouble, escapeSingle, isPrintable, writeScalar, type Quotes } from './scalar-text.ts';
import { findActions } from './template-actions.ts';

/** A link that cannot be written without a risk; the message says why, as the end of a sentence. */
export class Refused extends Error {}

/** How a link is written where it belongs. */
export interface LinkStyle {
  quotes: Quotes;
  inFlow?: boolean;
  /** Braces of Prometheus' templates, as Helm prints them; undefined where they are as they are. */
  escape?: ((text: string) => string) | undefined;
}

/** A link as a value, quoted where YAML needs it and escaped where Helm does. Helm's own actions in it stay as they are. */
export function writeLink(link: string, { quotes, inFlow = false, escape }: LinkStyle): string {
  return throughHelm(link, escape, (text) => writeScalar(text, quotes, { inFlow }));
}

/** A link as part of a text that is already quoted. */
export function writeInside(link: string, { quotes, escape }: LinkStyle): string {
  return throughHelm(link, escape, (text) => {
    if (quotes === 'double') return escapeDouble(text);
    if (!isPrintable(text)) throw new Refused('the link has characters that can only be written in double quotes');
    return quotes === 'single' ? escapeSingle(text) : text;
  });
}

function throughHelm(link: string, escape: LinkStyle['escape'], write: (text: string) => string): string {
  if (!escape) return write(link);
  if (escape === asRawText) return asRawText(write(link));
  const kept = findActions(link).actions.filter(({ body }) => isHelmAction(body));
  let marked = '';
  let from = 0;
  for (const [number, { start, end }] of kept.entries()) {
    marked += `${link.slice(from, start)}\uFDD0${number}\uFDD1`;
    from = end;
  }
  const written = escape(write(marked + link.slice(from)));
  return written.replaceAll(/\uFDD0(\d+)\uFDD1/g, (_, number: string) =>
    link.slice(kept[Number(number)]!.start, kept[Number(number)]!.end),
  );
}

/**
 * How a link at an offset of a file has to be escaped: not at all in plain files, inside a raw string of a template as
 * it is, elsewhere as the file does it already.
 */
export function escapeAt({ isHelm, actionsIn, escapeExample }: RuleText, offset: number): LinkStyle['escape'] {
  if (!isHelm) return undefined;
  if (actionsIn(offset, offset + 1).some(({ outputStart, start }) => outputStart !== undefined && start < offset))
    return asRawText;
  if (escapeExample?.output !== '{{') return byRawStrings;
  return escapeExample.outputStart === undefined ? byQuotedBraces : byRawBraces;
}

function byRawBraces(text: string): string {
  return text.replaceAll(/\{\{|\}\}/g, (braces) => `{{\`${braces}\`}}`);
}

function byQuotedBraces(text: string): string {
  return text.replaceAll(/\{\{|\}\}/g, (braces) => `{{ "${braces}" }}`);
}

function byRawStrings(text: string): string {
  return text.replaceAll(/\{\{.*?\}\}|\{\{/g, (part) =>
    part.includes('`') || part === '{{' ? byRawBraces(part) : `{{ \`${part}\` }}`,
  );
}

function asRawText(text: string): string {
  if (text.includes('`'))
    throw new Refused('the link has a backtick, and the rule is in a raw string that a backtick would end');
  return text;
}
