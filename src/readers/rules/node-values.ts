import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';

/** Offset of a node, behind an opening quote. */
export function startOf(node: Node): number {
  const start = node.range?.[0] ?? 0;
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') ? start + 1 : start;
}

/** Offset where the text of a value begins: behind an opening quote, on the first line of a block that has any text. */
export function startOfText(node: Scalar, yaml: string): number {
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return startOf(node);
  const [header, end] = node.range!;
  let start = yaml.indexOf('\n', header) + 1;
  while (start < end && /\s/.test(yaml[start]!)) start++;
  return start > 0 && start < end ? start : header;
}

/** Whether nothing is written, or that it is nothing. */
export function isNull(node: Scalar): boolean {
  return node.type === 'PLAIN' && !node.tag && /^(?:~|null|Null|NULL|)$/.test(String(node.value));
}

/** What YAML takes an unquoted value for, as the parsers in Go do: they read YAML 1.1. */
export function kindOfScalar(node: Scalar): 'text' | 'number' | 'boolean' {
  const written = String(node.value);
  if (node.type !== 'PLAIN' || node.tag) return 'text';
  if (/^(?:true|false|yes|no|on|off)$/i.test(written)) return 'boolean';
  return /^[-+]?(?:\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|\.inf|\.nan)$/i.test(
    written,
  )
    ? 'number'
    : 'text';
}

/** What a value is, for a message: `a list`, ``the number `5` ``. */
export function describe(node: Node): string {
  if (isMap(node)) return 'a map';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node)) return 'empty';
  const kind = kindOfScalar(node);
  return `the ${kind} \`${shortened(String(node.value))}\``;
}

/** A text for a message: one line of it, and not ten thousand characters. */
export function shortened(text: string): string {
  const line = text.trim().split('\n', 1)[0]!;
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
