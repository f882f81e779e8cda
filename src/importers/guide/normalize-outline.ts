import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { plainText } from '../source/plain-text.ts';

/**
 * Gives a guide the headings that its author meant: in a text without any, a short line right above a list is one. Lines
 * with labels (`**Owner**: …`) that Markdown runs together become paragraphs of their own.
 */
export function normalizeOutline(root: Root): void {
  root.children = root.children.flatMap((node) => (node.type === 'paragraph' ? labelsApart(node) : [node]));
  if (root.children.some(({ type, ...node }) => type === 'heading' && 'depth' in node && node.depth > 1)) return;
  root.children = root.children.map((node, index): RootContent => {
    const next = root.children[index + 1];
    const isTitle = node.type === 'paragraph' && next?.type === 'list' && isShortLine(node, next);
    return isTitle
      ? { type: 'heading', depth: 2, children: node.children, ...(node.position && { position: node.position }) }
      : node;
  });
}

function isShortLine(node: Paragraph, next: RootContent): boolean {
  const text = plainText(node);
  const isAlone = node.position?.start.line === node.position?.end.line;
  const isRightAbove = next.position?.start.line === (node.position?.end.line ?? 0) + 1;
  return isAlone && isRightAbove && text.length <= 60 && !/[.:;,!?]$/.test(text) && /^\p{Lu}/u.test(text);
}

/** Lines that hold several labels, `**Cadence:** monthly. **Owner:** Platform`, as one line for each. */
function partsOf(line: PhrasingContent[]): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [];
  for (const [index, child] of line.entries()) {
    const before = line[index - 1];
    const text = child.type === 'strong' ? plainText(child) : '';
    const isLabel =
      /:\s*$/.test(text) ||
      (text !== '' && /^\s*:/.test(plainText({ type: 'paragraph', children: line.slice(index + 1, index + 2) })));
    const isApart = before?.type === 'text' && /(?:[.;,|·•—–]|\s{2})\s*$/.test(before.value);
    if (parts.length === 0 || !isLabel || !isApart) {
      if (parts.length === 0) parts.push([]);
      parts.at(-1)!.push(child);
      continue;
    }
    parts.at(-1)!.splice(-1, 1, { ...before, value: before.value.replace(/\s*[|·•—–]\s*$/, '').trimEnd() });
    parts.push([child]);
  }
  return parts;
}

/** A paragraph whose every line begins with a bold label, as paragraphs; any other as it is. */
function labelsApart(node: Paragraph): RootContent[] {
  const lines = linesOf(node.children).flatMap(partsOf);
  const isLabel = (line: PhrasingContent[]): boolean =>
    line[0]?.type === 'strong' && /:/.test(plainText({ type: 'paragraph', children: line }).slice(0, 50));
  if (lines.length < 2 || !lines.every(isLabel)) return [node];
  return lines.map((children): Paragraph => {
    const start = children[0]?.position?.start;
    const end = children.at(-1)?.position?.end;
    return {
      type: 'paragraph',
      children,
      ...(start && end && { position: { start, end: { ...end, line: start.line } } }),
    };
  });
}

function linesOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type === 'break') lines.push([]);
    else if (child.type !== 'text') lines.at(-1)!.push(child);
    else
      child.value.split('\n').forEach((value, index) => {
        if (index > 0) lines.push([]);
        const line = (child.position?.start.line ?? 0) + index;
        const position = child.position && {
          start: { ...child.position.start, line },
          end: { ...child.position.end, line },
        };
        if (value !== '') lines.at(-1)!.push({ type: 'text', value, ...(position && { position }) });
      });
  }
  return lines.filter((line) => line.length > 0);
}
