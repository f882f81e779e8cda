import { parser } from '@grafana/lezer-logql';
import type { SyntaxNode } from '@lezer/common';

/**
 * Labels that every series of a LogQL expression has a value for, as far as it tells: those that `by` names. Empty where
 * nothing can be told, and for other languages.
 */
export function sureLabelsOfLogQl(query: string): ReadonlySet<string> {
  if (query.length > 100_000) return new Set();
  try {
    const tree = parser.parse(query);
    let isClean = true;
    tree.iterate({ enter: ({ type }) => void (isClean &&= !type.isError) });
    // Comments may come before it.
    const top = tree.topNode.getChild('Expr');
    return (isClean && top && labelsOf(top, query)) || new Set();
  } catch (error) {
    // Parentheses in parentheses can be deeper than the stack.
    if (error instanceof RangeError) return new Set();
    throw error;
  }
}

/** Undefined for numbers, which have no series. */
function labelsOf(node: SyntaxNode, query: string): ReadonlySet<string> | undefined {
  switch (node.name) {
    case 'Expr':
    case 'MetricExpr': {
      const inner = ['BinOpExpr', 'VectorAggregationExpr', 'RangeAggregationExpr', 'LiteralExpr', 'MetricExpr']
        .map((name) => node.getChild(name))
        .find((child) => child !== null);
      return inner ? labelsOf(inner, query) : new Set();
    }
    case 'BinOpExpr': {
      const sides = node.getChildren('Expr').map((side) => labelsOf(side, query));
      const [first, ...rest] = sides.filter((side) => side !== undefined);
      const modifier = node.getChild('BinOpModifier');
      if (!first || (modifier && modifier.from < modifier.to && rest.length > 0)) return first && new Set();
      return new Set([...first].filter((name) => rest.every((side) => side.has(name))));
    }
    case 'VectorAggregationExpr':
    case 'RangeAggregationExpr': {
      const grouping = node.getChild('Grouping');
      return new Set(grouping?.getChild('By') ? namesIn(grouping.getChild('Labels'), query) : []);
    }
    default:
      return undefined;
  }
}

function namesIn(labels: SyntaxNode | null, query: string): string[] {
  if (!labels) return [];
  const names = labels.getChildren('Identifier').map(({ from, to }) => query.slice(from, to));
  return [...namesIn(labels.getChild('Labels'), query), ...names];
}
