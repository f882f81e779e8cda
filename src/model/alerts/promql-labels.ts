import type { SyntaxNode } from '@lezer/common';
import { promqlTree } from './promql-tree.ts';

/** Labels that the series of an expression can have: those of a list, or all but those of a list. */
export interface LabelSet {
  kind: 'only' | 'all-but';
  names: ReadonlySet<string>;
}

/** What is known of the labels of some series. */
interface KnownLabels {
  can: LabelSet;
  /** Labels with a value in every series, as far as the expression tells. */
  sure: ReadonlySet<string>;
}

const none: KnownLabels = { can: only([]), sure: new Set() };

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
  return analysed(query)?.can;
}

/**
 * Labels that every series of an expression has a value for, as far as it tells: what a matcher asks for, and what `by`, `on`
 * or `group_left` name, because whoever wrote that counts on them. Empty where nothing can be told.
 */
export function sureLabelsOfExpression(query: string): ReadonlySet<string> {
  return analysed(query)?.sure ?? new Set();
}

/** What may give a label another value than the one that a matcher asks for. In a string it is taken for it too. */
const changesValues = /\b(?:and|or|unless|group_left|group_right|label_replace|label_join|count_values|absent\w*)\b/i;

/**
 * The one value that a label has in every series of an expression, as matchers by `=` tell; undefined where it may have others, or
 * none.
 */
export function sureValueOf(query: string, label: string): string | undefined {
  if (changesValues.test(query) || !sureLabelsOfExpression(query).has(label)) return undefined;
  const values = new Set(new Analysis(query).askedOf(promqlTree(query)!, label));
  const [value] = values;
  return values.size === 1 ? value : undefined;
}

function analysed(query: string): KnownLabels | undefined {
  const top = promqlTree(query);
  try {
    return top && new Analysis(query).labelsOf(top);
  } catch (error) {
    // Parentheses in parentheses can be deeper than the stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `scalar` has no labels and matches none; undefined is what cannot be told. */
type Labels = KnownLabels | 'scalar' | undefined;

/** Functions of one vector that keep its labels, or nearly so. Of others nothing is told. */
const keeping =
  /^(?:Abs|A?cosh?|A?sinh?|A?tanh?|Ceil|Changes|Clamp(?:Max|Min)?|CountOverTime|Days?(?:InMonth|Of(?:Month|Week|Year))|Deg|Delta|Deriv|DoubleExponentialSmoothing|Exp|Floor|Histogram(?:Count|StdDev|StdVar|Sum|Avg|Fraction)|Hour|Idelta|Increase|Irate|Ln|Log(?:10|2)|(?:Avg|Mad|Max|Min|First|Last|Present|Quantile|Stddev|Stdvar|Sum)OverTime|TsOf(?:First|Last|Max|Min)OverTime|Minute|Month|PredictLinear|Rad|Rate|Resets|Round|Sgn|Sort(?:Desc|ByLabel|ByLabelDesc)?|Sqrt|Timestamp|Year)$/;
const scalars = /^(?:Scalar|Time|Pi|StartFn|EndFn|Range|Step)$/;

class Analysis {
  readonly #query: string;

  constructor(query: string) {
    this.#query = query;
  }

  labelsOf(node: SyntaxNode): KnownLabels | undefined {
    const labels = this.#labels(node);
    return labels === 'scalar' ? none : labels;
  }

  #labels(node: SyntaxNode): Labels {
    switch (node.name) {
      case 'NumberDurationLiteral':
      case 'StringLiteral':
        return 'scalar';
      case 'VectorSelector':
        return { can: { kind: 'all-but', names: new Set() }, sure: new Set(this.#askedFor(node)) };
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
    const kept = modifier?.getChild('Without') ? without(inner, names) : named(inner.can, names);
    if (operator !== 'CountValues') return kept;
    const added = this.#textOf(args[0]);
    return added === undefined ? undefined : withLabels(kept, [added]);
  }

  #ofOperator(node: SyntaxNode): Labels {
    const [left, right] = node.getChildren('Expr').map((side) => this.#labels(side));
    const has = (name: string): boolean => node.getChild(name) !== null;
    if (!left || !right || has('FillModifier')) return undefined;
    if (left === 'scalar' || right === 'scalar') return left === 'scalar' ? right : left;
    if (has('And') || has('Unless')) return left;
    if (has('Or'))
      return { can: either(left.can, right.can), sure: new Set([...left.sure].filter((name) => right.sure.has(name))) };
    const clause = node.getChild('MatchingModifierClause');
    return matched(left, right, clause, clause?.getChildren('GroupingLabels').map((list) => this.#names(list)) ?? []);
  }

  #ofFunction(node: SyntaxNode): Labels {
    const name = node.getChild('FunctionIdentifier')?.firstChild?.name ?? '';
    const args = node.getChild('FunctionCallBody')?.getChildren('Expr') ?? [];
    if (scalars.test(name)) return 'scalar';
    if (name === 'Vector') return none;
    if (/^Absent(?:OverTime)?$/.test(name))
      return args[0] && named(only(this.#equalIn(args[0])), this.#equalIn(args[0]));
    const vectors = args.map((arg) => this.#labels(arg)).filter((labels) => labels !== 'scalar');
    if (vectors.length === 0 && keeping.test(name)) return none;
    const [inner] = vectors;
    if (vectors.length !== 1 || !inner) return undefined;
    if (name === 'LabelReplace' || name === 'LabelJoin') {
      const added = this.#textOf(args[1]);
      // The label stays as it is, or goes, where the pattern says so.
      return added === undefined
        ? undefined
        : { can: either(inner.can, only([added])), sure: omit(inner.sure, [added]) };
    }
    if (name === 'HistogramQuantile') return without(inner, ['le']);
    return keeping.test(name) ? inner : undefined;
  }

  /** Labels that `absent()` knows: those that a matcher of its selector sets by `=`. */
  #equalIn(node: SyntaxNode): string[] {
    if (node.name !== 'VectorSelector') {
      const isRange = /^(?:ParenExpr|MatrixSelector|OffsetExpr|StepInvariantExpr)$/.test(node.name);
      const inner = isRange ? node.getChild('Expr') : null;
      return inner ? this.#equalIn(inner) : [];
    }
    return this.#matchersOf(node)
      .filter((matcher) => matcher.getChild('MatchOp')?.getChild('EqlSingle'))
      .map((matcher) => this.#textOf(matcher.firstChild) ?? '');
  }

  /** What each matcher of a label asks for: the value, or undefined where it allows others. */
  askedOf(top: SyntaxNode, label: string): (string | undefined)[] {
    const asked: (string | undefined)[] = [];
    const cursor = top.cursor();
    do {
      if (!/^(?:Unq|Q)uotedLabelMatcher$/.test(cursor.name)) continue;
      const matcher = cursor.node;
      if (this.#textOf(matcher.firstChild) !== label) continue;
      const isEqual = matcher.getChild('MatchOp')?.getChild('EqlSingle');
      asked.push(isEqual ? this.#textOf(matcher.getChild('StringLiteral')) : undefined);
    } while (cursor.next());
    return asked;
  }

  #matchersOf(selector: SyntaxNode): SyntaxNode[] {
    return ['UnquotedLabelMatcher', 'QuotedLabelMatcher'].flatMap(
      (kind) => selector.getChild('LabelMatchers')?.getChildren(kind) ?? [],
    );
  }

  /** Labels that a selector wants a value of. */
  #askedFor(selector: SyntaxNode): string[] {
    return this.#matchersOf(selector).flatMap((matcher) => {
      const operator = matcher.getChild('MatchOp')?.firstChild?.name ?? '';
      const name = this.#textOf(matcher.firstChild);
      const value = this.#textOf(matcher.getChild('StringLiteral'));
      if (name === undefined || value === undefined || name === '__name__') return [];
      const isEmptyNamed = matchesEmpty(value, { isPattern: operator.endsWith('Regex') });
      return isEmptyNamed === operator.startsWith('Neq') ? [name] : [];
    });
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
  left: KnownLabels,
  right: KnownLabels,
  clause: SyntaxNode | null,
  [names = [], included = []]: string[][],
): KnownLabels {
  const isLeft = clause?.getChild('GroupLeft');
  if (isLeft || clause?.getChild('GroupRight')) {
    const [many, one] = isLeft ? [left, right] : [right, left];
    const shared = clause?.getChild('On') ? names.filter((name) => canHaveLabel(one.can, name)) : [];
    const can = either(minus(many.can, included), both(one.can, only(included)));
    return { can, sure: within(can, [...without(many, included).sure, ...included, ...shared]) };
  }
  const common = both(left.can, right.can);
  if (clause?.getChild('On')) return named(common, names);
  return without({ can: common, sure: new Set([...left.sure, ...right.sure]) }, names);
}

/** Labels of a list that series can have; whoever names them counts on them. */
function named(can: LabelSet, names: readonly string[]): KnownLabels {
  return { can: both(can, only(names)), sure: within(can, names) };
}

function without({ can, sure }: KnownLabels, names: readonly string[]): KnownLabels {
  return { can: minus(can, names), sure: omit(sure, names) };
}

function withLabels({ can, sure }: KnownLabels, names: readonly string[]): KnownLabels {
  return { can: either(can, only(names)), sure: new Set([...sure, ...names]) };
}

function omit(sure: ReadonlySet<string>, names: readonly string[]): ReadonlySet<string> {
  return new Set([...sure].filter((name) => !names.includes(name)));
}

function within(can: LabelSet, names: readonly string[]): ReadonlySet<string> {
  return new Set(names.filter((name) => canHaveLabel(can, name)));
}

/** Whether a matcher names the empty text too; undefined for patterns that are not understood. */
function matchesEmpty(value: string, { isPattern }: { isPattern: boolean }): boolean | undefined {
  if (!isPattern) return value === '';
  try {
    return new RegExp(`^(?:${value})$`, 's').test('');
  } catch {
    return undefined;
  }
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
