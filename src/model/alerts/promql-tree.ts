import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

const longestQuery = 100_000;

/**
 * Tree of a PromQL expression. Undefined where it is none of this version of the grammar, as queries of other languages are,
 * where it is too long, and where its parentheses are deeper than the stack.
 *
 * @see https://github.com/prometheus/prometheus/tree/main/web/ui/module/lezer-promql
 */
export function promqlTree(query: string): SyntaxNode | undefined {
  if (query.length > longestQuery) return undefined;
  try {
    const tree = parser.parse(query);
    let isClean = true;
    tree.iterate({ enter: ({ type }) => void (isClean &&= !type.isError) });
    return (isClean && tree.topNode.getChild('Expr')) || undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
