import type { SyntaxNode } from '@lezer/common';
import type Big from 'big.js';
import { decimal } from '../../../schemas/quantities/decimal.ts';
import { promqlTree } from '../alerts/promql-tree.ts';

/** A number that an expression compares with, as a share of events that fail. */
export interface RuleThreshold {
  /** As it is written: `(14.4 * 0.001)`. */
  text: string;
  /** Where it is in the expression, in UTF-16 units. */
  offset: number;
  /** Share of events above which the rule fires. */
  share: Big;
  /** The two numbers that it is the product of, where it is written as one. */
  factors: readonly [Big, Big] | undefined;
  /** Seconds that the other side looks back, where it looks back one time. */
  window: number | undefined;
  /** The same as it is written: `1h`. */
  windowText: string | undefined;
}

/**
 * Numbers that the comparisons of a PromQL expression have on one side, folded: `> 14.4 * 0.001`, `> (14 * (1 - 0.99))`,
 * `< 1 - 14.4 * 0.001`. Numbers of comparisons that could not be a share of failing events, `== 0` or `> 1`, are left out, unless they are
 * written as a product with a share.
 */
export function ruleThresholds(query: string): RuleThreshold[] {
  const top = promqlTree(query);
  if (!top) return [];
  const found: RuleThreshold[] = [];
  const cursor = top.cursor();
  const end = top.to;
  do {
    if (cursor.name === 'BinaryExpr') found.push(...thresholdOf(cursor.node, query));
  } while (cursor.next() && cursor.from < end);
  return found;
}

const mirrored: ReadonlyMap<string, string> = new Map([
  ['Gtr', 'Lss'],
  ['Gte', 'Lte'],
  ['Lss', 'Gtr'],
  ['Lte', 'Gte'],
]);

function thresholdOf(node: SyntaxNode, query: string): RuleThreshold[] {
  const operator = [...mirrored.keys()].find((name) => node.getChild(name));
  const [left, right] = node.getChildren('Expr');
  if (operator === undefined || !left || !right) return [];
  const numbers = [left, right].map((side) => folded(side, query));
  const [isLeft, isRight] = numbers.map((number) => number !== undefined);
  if (isLeft === isRight) return [];
  const [side, other] = isRight ? [right, left] : [left, right];
  const isUpper = (isRight ? operator : mirrored.get(operator)!).startsWith('G');
  const share = isUpper ? folded(side, query)! : decimal(1).minus(folded(side, query)!);
  const product = isUpper ? side : restOfOne(side, query);
  const factors = product && factorsOf(product, query);
  // A burn rate of a wide budget, 14.4 * 0.1, is more than all events, and a threshold all the same.
  const isOfBudget = factors?.some((factor) => factor.gt(0) && factor.lt(1)) === true;
  if (share.lte(0) || (share.gte(1) && !isOfBudget)) return [];
  return [
    {
      text: query.slice(side.from, side.to),
      offset: side.from,
      share,
      factors,
      ...windowOf(other, query),
    },
  ];
}

/** Digits that are enough for what compares within a millionth. */
const places = 30;

/** Value of an expression of numbers; undefined where anything else is in it. */
function folded(node: SyntaxNode, query: string): Big | undefined {
  const inner = bare(node);
  if (inner.name === 'NumberDurationLiteral') {
    const text = query.slice(inner.from, inner.to);
    return /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(text) ? decimal(text.replace(/\.(?=e|$)/i, '')) : undefined;
  }
  if (inner.name !== 'BinaryExpr') return undefined;
  const [left, right] = inner.getChildren('Expr').map((side) => folded(side, query));
  if (!left || !right) return undefined;
  if (inner.getChild('Mul')) return left.times(right).round(places);
  if (inner.getChild('Add')) return left.plus(right);
  if (inner.getChild('Sub')) return left.minus(right);
  if (inner.getChild('Div') && !right.eq(0)) return left.div(right);
  return undefined;
}

function bare(node: SyntaxNode): SyntaxNode {
  const inner = node.name === 'ParenExpr' ? node.getChild('Expr') : null;
  return inner ? bare(inner) : node;
}

function factorsOf(node: SyntaxNode, query: string): readonly [Big, Big] | undefined {
  const inner = bare(node);
  if (inner.name !== 'BinaryExpr' || !inner.getChild('Mul')) return undefined;
  const [left, right] = inner.getChildren('Expr').map((side) => folded(side, query));
  return left && right && [left, right];
}

/** What `1 - x` subtracts. */
function restOfOne(node: SyntaxNode, query: string): SyntaxNode | undefined {
  const inner = bare(node);
  if (inner.name !== 'BinaryExpr' || !inner.getChild('Sub')) return undefined;
  const [one, rest] = inner.getChildren('Expr');
  return one && rest && folded(one, query)?.eq(1) ? rest : undefined;
}

const secondsByUnit: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
]);

/**
 * How far an expression looks back: by a range, `[1h]`, or by the name of a recorded series, which ends in its window by the
 * custom of all generators: `slo:sli_error:ratio_rate1h`, `apiserver_request:burnrate5m`.
 */
function windowOf(node: SyntaxNode, query: string): Pick<RuleThreshold, 'window' | 'windowText'> {
  const windows = new Map<number, string>();
  const cursor = node.cursor();
  do {
    if (cursor.from >= node.to) break;
    const text = query.slice(cursor.from, cursor.to);
    const name =
      cursor.name === 'Identifier' ? /(?:rate|ratio|increase|errors?)_?(\d[\dsmhdw]*)$/.exec(text)?.[1] : undefined;
    const range = cursor.name === 'NumberDurationLiteralInDurationContext' ? text : undefined;
    const written = range ?? name ?? '';
    const seconds = secondsOf(written);
    if (seconds > 0) windows.set(seconds, written);
  } while (cursor.next());
  const [first] = windows;
  return windows.size === 1
    ? { window: first![0], windowText: first![1] }
    : { window: undefined, windowText: undefined };
}

function secondsOf(text: string): number {
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdw])/g))
    seconds += Number(count) * secondsByUnit.get(unit!)!;
  return seconds;
}
