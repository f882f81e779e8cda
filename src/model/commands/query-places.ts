import { parser as logql } from '@grafana/lezer-logql';
import type { SyntaxNode, Tree } from '@lezer/common';
import { parser as promql } from '@prometheus-io/lezer-promql';
import type { Doubt, Exact } from './place.ts';
import type { Span } from './span.ts';

/**
 * Where in a query of PromQL or LogQL each placeholder is. Strings of label matchers and line filters are exact, those by
 * regular expression included.
 *
 * @param text The query, with a word of letters in the place of each placeholder.
 */
export function queryPlaces(text: string, spans: readonly Span[], language: 'promql' | 'logql'): (Exact | Doubt)[] {
  const masked = withDurations(text, spans);
  const tree = language === 'promql' ? promql.parse(masked) : logql.parse(masked);
  if (hasError(tree)) return spans.map(() => ({ kind: 'unread' }));
  return spans.map((span) => placeInTree(tree, masked, span, spans));
}

/** A placeholder for the length of a window is read as one: `[{{window}}]`. */
function withDurations(text: string, spans: readonly Span[]): string {
  return spans.reduce((masked, { start, end }) => {
    const isDuration = /(?:\[|:|\boffset)\s*$/.test(masked.slice(Math.max(0, start - 20), start));
    return isDuration ? `${masked.slice(0, start)}${'1'.repeat(end - start - 1)}m${masked.slice(end)}` : masked;
  }, text);
}

function hasError(tree: Tree): boolean {
  let isWrong = false;
  tree.iterate({
    enter({ type }) {
      isWrong ||= type.isError;
    },
  });
  return isWrong;
}

const operators: ReadonlyMap<string, '' | '-regex'> = new Map([
  ['=', ''],
  ['!=', ''],
  ['|=', ''],
  ['=~', '-regex'],
  ['!~', '-regex'],
  ['|~', '-regex'],
]);
const matchers = ['Matcher', 'UnquotedLabelMatcher', 'QuotedLabelMatcher', 'LineFilter'];

function placeInTree(tree: Tree, text: string, span: Span, spans: readonly Span[]): Exact | Doubt {
  const node: SyntaxNode = tree.resolveInner(span.start + 1, -1);
  if (node.name.endsWith('Comment')) return { kind: 'comment' };
  if (!/^String(?:Literal)?$/.test(node.name)) return { kind: 'construct', name: 'the query itself' };
  const operator = node.prevSibling ? text.slice(node.prevSibling.from, node.prevSibling.to) : '';
  const form = operators.get(operator);
  if (form === undefined || !matchers.includes(node.parent?.name ?? ''))
    return { kind: 'construct', name: 'a string with a grammar of its own' };
  const around = [...text.slice(node.from + 1, node.to - 1)].filter((_character, index) => {
    const at = node.from + 1 + index;
    return !spans.some(({ start, end }) => start <= at && at < end);
  });
  // In a set of characters, or behind an escape, letters mean something else.
  if (around.some((character) => (form === '' ? character === '\\' : '\\[]{}?'.includes(character))))
    return { kind: 'surrounded' };
  const quote = text[node.from];
  const kind = quote === '"' ? 'query-double' : quote === '`' ? 'query-backtick' : 'query-single';
  return { kind: `${kind}${form}`, refuses: [] };
}
