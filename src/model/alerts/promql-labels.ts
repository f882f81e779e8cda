import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** Labels that the series of an expression can have: those of a list, or all but those of a list. */
export interface LabelSet {
  kind: 'only' | 'all-but';
  names: ReadonlySet<string>;
}

const none: LabelSet = { kind: 'only', names: new Set() };
const anything: LabelSet = { kind: 'all-but', names: new Set() };

export function canHaveLabel({ kind, names }: LabelSet, name: string): boolean {
  return (kind === 'only') === names.has(name);
}

/**
 * Labels that the result of a PromQL expression can have; an alert's templates see no others. Undefined when that cannot
 * be told: for other languages, for syntax that this version of the grammar does not know, for functions that add labels
 * of other series.
 *
 * @see https://github.com/prometheus/prometheus/blob/main/promql/engine.go (`resultMetric`, `aggregation`)
 */
export function labelsOfExpression(query: string): LabelSet | undefined {
  if (query.length > 100_000) return undefined;
  try {
    const tree = parser.parse(query);
    let isClean = true;
    tree.iterate({ enter: ({ type }) => void (isClean &&= !type.isError) });
    const top = tree.topNode.getChild('Expr');
    return isClean && top ? new Analysis(query).labelsOf(top) : undefined;
  } catch (error) {
    // Parentheses in parentheses can be deeper than the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `scalar` has no labels and matches none; undefined is what cannot be told. */
type Labels = LabelSet | 'scalar' | undefined;

/** Functions of one vector that keep its labels, or nearly so. Of others nothing is told. */
const keeping =
  /^(?:Abs|A?cosh?|A?sinh?|A?tanh?|Ceil|Changes|Clamp(?:Max|Min)?|CountOverTime|Days?(?:InMonth|Of(?:Month|Week|Year))|Deg|Delta|Deriv|DoubleExponentialSmoothing|Exp|Floor|Histogram(?:Count|StdDev|StdVar|Sum|Avg|Fraction)|Hour|Idelta|Increase|Irate|Ln|Log(?:10|2)|(?:Avg|Mad|Max|Min|First|Last|Present|Quantile|Stddev|Stdvar|Sum)OverTime|TsOf(?:First|Last|Max|Min)OverTime|Minute|Month|PredictLinear|Rad|Rate|Resets|Round|Sgn|Sort(?:Desc|ByLabel|ByLabelDesc)?|Sqrt|Timestamp|Year)$/;
const scalars = /^(?:Scalar|Time|Pi|StartFn|EndFn|Range|Step)$/;

class Analysis {
  readonly #query: string;

  constructor(query: string) {
    this.#query = query;
  }

  labelsOf(node: SyntaxNode): LabelSet | undefined {
    const labels = this.#labels(node);
    return labels === 'scalar' ? none : labels;
  }

  #labels(node: SyntaxNode): Labels {
    switch (node.name) {
      case 'NumberDurationLiteral':
      case 'StringLiteral':
        return 'scalar';
      case 'VectorSelector':
        return anything;
      case 'ParenExpr':
      case 'UnaryExpr':
      case 'OffsetExpr':
      case 'MatrixSelector':
      case 'SubqueryExpr':
      case 'StepInvariantExpr':
      case 'AnchoredExpr':
      case 'SmoothedExpr': {
        const [inner] = node.getChildren('Expr');
        return inner && this.#labels(inner);
      }
      case 'AggregateExpr':
        return this.#ofAggregation(node);
      case 'BinaryExpr':
        return this.#ofOperator(node);
      case 'FunctionCall':
        return this.#ofFunction(node);
      default:
        return undefined;
    }
  }

  #ofAggregation(node: SyntaxNode): Labels {
    const operator = node.getChild('AggregateOp')?.firstChild?.name ?? '';
    const args = node.getChild('FunctionCallBody')?.getChildren('Expr') ?? [];
    const [last] = args.slice(-1);
    const inner = last && this.#labels(last);
    if (!inner || inner === 'scalar') return undefined;
    if (/^(?:Topk|Bottomk|LimitK|LimitRatio)$/.test(operator)) return inner;
    const modifier = node.getChild('AggregateModifier');
    const names = modifier?.getChildren('GroupingLabels').flatMap((list) => this.#names(list)) ?? [];
    const kept = modifier?.getChild('Without') ? minus(inner, names) : both(inner, only(names));
    if (operator !== 'CountValues') return kept;
    const added = this.#textOf(args[0]);
    return added === undefined ? undefined : either(kept, only([added]));
  }

  #ofOperator(node: SyntaxNode): Labels {
    const [left, right] = node.getChildren('Expr').map((side) => this.#labels(side));
    const has = (name: string): boolean => node.getChild(name) !== null;
    if (!left || !right || has('FillModifier')) return undefined;
    if (left === 'scalar' || right === 'scalar') return left === 'scalar' ? right : left;
    if (has('And') || has('Unless')) return left;
    if (has('Or')) return either(left, right);
    const clause = node.getChild('MatchingModifierClause');
    return matched(left, right, clause, clause?.getChildren('GroupingLabels').map((list) => this.#names(list)) ?? []);
  }

  #ofFunction(node: SyntaxNode): Labels {
    const name = node.getChild('FunctionIdentifier')?.firstChild?.name ?? '';
    const args = node.getChild('FunctionCallBody')?.getChildren('Expr') ?? [];
    if (scalars.test(name)) return 'scalar';
    if (name === 'Vector') return none;
    if (/^Absent(?:OverTime)?$/.test(name)) return args[0] && only(this.#equalIn(args[0]));
    const vectors = args.map((arg) => this.#labels(arg)).filter((labels) => labels !== 'scalar');
    if (vectors.length === 0 && keeping.test(name)) return none;
    const [inner] = vectors;
    if (vectors.length !== 1 || !inner) return undefined;
    if (name === 'LabelReplace' || name === 'LabelJoin') {
      const added = this.#textOf(args[1]);
      return added === undefined ? undefined : either(inner, only([added]));
    }
    if (name === 'HistogramQuantile') return minus(inner, ['le']);
    return keeping.test(name) ? inner : undefined;
  }

  /** Labels that `absent()` knows: those that a matcher of its selector sets by `=`. */
  #equalIn(node: SyntaxNode): string[] {
    if (node.name !== 'VectorSelector') {
      const isRange = /^(?:ParenExpr|MatrixSelector|OffsetExpr|StepInvariantExpr)$/.test(node.name);
      const inner = isRange ? node.getChild('Expr') : null;
      return inner ? this.#equalIn(inner) : [];
    }
    const matchers = ['UnquotedLabelMatcher', 'QuotedLabelMatcher'].flatMap(
      (kind) => node.getChild('LabelMatchers')?.getChildren(kind) ?? [],
    );
    return matchers
      .filter((matcher) => matcher.getChild('MatchOp')?.getChild('EqlSingle'))
      .map((matcher) => this.#textOf(matcher.firstChild) ?? '');
  }

  #names(labels: SyntaxNode): string[] {
    return ['LabelName', 'QuotedLabelName']
      .flatMap((kind) => labels.getChildren(kind))
      .map((name) => this.#textOf(name) ?? '');
  }

  /** A name or a string without its quotes; undefined for strings with escapes. */
  #textOf(node: SyntaxNode | null | undefined): string | undefined {
    if (!node) return undefined;
    const text = this.#query.slice(node.from, node.to);
    if (!/^["'`]/.test(text)) return /^[\w:]+$/.test(text) ? text : undefined;
    return text.includes('\\') ? undefined : text.slice(1, -1);
  }
}

/**
 * Labels of an operator between two vectors, by how they are matched.
 *
 * @param lists Labels of `on` or `ignoring`, and of `group_left` or `group_right`.
 */
function matched(
  left: LabelSet,
  right: LabelSet,
  clause: SyntaxNode | null,
  [names = [], included = []]: string[][],
): LabelSet {
  const isLeft = clause?.getChild('GroupLeft');
  if (isLeft || clause?.getChild('GroupRight')) {
    const [many, one] = isLeft ? [left, right] : [right, left];
    return either(minus(many, included), both(one, only(included)));
  }
  const common = both(left, right);
  return clause?.getChild('On') ? both(common, only(names)) : minus(common, names);
}

function only(names: readonly string[]): LabelSet {
  return { kind: 'only', names: new Set(names) };
}

/** Labels that are in both. */
function both(a: LabelSet, b: LabelSet): LabelSet {
  if (a.kind === 'all-but' && b.kind === 'all-but')
    return { kind: 'all-but', names: new Set([...a.names, ...b.names]) };
  const [list, other] = a.kind === 'only' ? [a, b] : [b, a];
  return only([...list.names].filter((name) => canHaveLabel(other, name)));
}

/** Labels that are in one of the two. */
function either(a: LabelSet, b: LabelSet): LabelSet {
  return complement(both(complement(a), complement(b)));
}

function complement({ kind, names }: LabelSet): LabelSet {
  return { kind: kind === 'only' ? 'all-but' : 'only', names };
}

function minus(labels: LabelSet, names: readonly string[]): LabelSet {
  return both(labels, { kind: 'all-but', names: new Set(names) });
}
