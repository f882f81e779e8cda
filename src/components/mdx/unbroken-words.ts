import { isVNode, jsx } from 'astro/jsx-runtime';

/**
 * Keeps words with hyphens in one piece where a command is folded: `--source-arn` at the end of a line must not read as
 * `--` and `source-arn`. Text stays the same, so it is copied as it was written.
 */
export function unbrokenWords(children: unknown): unknown {
  if (typeof children === 'string') return inPieces(children);
  if (Array.isArray(children)) return children.flatMap(unbrokenWords);
  if (isVNode(children)) children.props['children'] = unbrokenWords(children.props['children']);
  return children;
}

function inPieces(text: string): unknown {
  if (!text.includes('-')) return text;
  return text
    .split(/((?<!\S)\S*-\S*)/)
    .map((piece) => (piece.includes('-') ? jsx('span', { class: 'word', children: piece }) : piece));
}
