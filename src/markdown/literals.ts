import type { Expression, Program } from 'estree-jsx';

/** What an expression between braces stands for, without ever running it. */
export type Read = { literal: string | number | boolean | null } | { parameter: string } | 'comment' | 'code';

/** Reads `{…}`: a comment, a literal, `{{name}}` for a parameter, or code, which content must not hold. */
export function readExpression(source: string, estree: Program | null | undefined): Read {
  const parameter = /^\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}$/.exec(source)?.[1];
  if (parameter) return { parameter };
  const statement = estree?.body[0];
  if (!statement) return 'comment';
  if (estree.body.length > 1 || statement.type !== 'ExpressionStatement') return 'code';
  const literal = literalOf(statement.expression);
  return literal === undefined ? 'code' : { literal };
}

function literalOf(expression: Expression): string | number | boolean | null | undefined {
  if (expression.type === 'Literal') {
    const { value } = expression;
    return value === null && !('regex' in expression)
      ? null
      : typeof value === 'object' || typeof value === 'bigint'
        ? undefined
        : value;
  }
  if (expression.type === 'TemplateLiteral' && expression.expressions.length === 0)
    return expression.quasis[0]?.value.cooked ?? undefined;
  if (expression.type === 'UnaryExpression' && expression.operator === '-') {
    const value = literalOf(expression.argument);
    return typeof value === 'number' ? -value : undefined;
  }
  return undefined;
}
