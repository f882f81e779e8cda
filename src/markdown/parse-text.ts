import { Parser } from 'acorn';
import acornJsx from 'acorn-jsx';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import { refuseHugeTree, refuseLongParsing } from './limits.ts';
import { parseNatively } from './native-parser.ts';

const markdown = unified().use(remarkParse).use(remarkGfm);
const jsParser = Parser.extend(acornJsx());

/**
 * Markdown as code hosts read it, as a tree.
 *
 * @throws OverLimit for what takes too long to parse, or is too deep to walk through.
 */
export function parseMarkdownText(text: string): Root {
  return parsed(text, { isMdx: false }, (rest) => markdown.parse(rest));
}

/**
 * MDX as a tree.
 *
 * @throws OverLimit as above, and VFileMessage for what is not MDX.
 */
export function parseMdxText(text: string): Root {
  return parsed(text, { isMdx: true }, (rest) => parseNatively(rest) ?? parseByRemark(rest));
}

/** MDX as remark reads it, however large and deep it is. @throws VFileMessage for what is not MDX. */
export function parseByRemark(text: string): Root {
  return unified()
    .use(remarkParse)
    .use(remarkMdx, { acorn: patientFor(text) })
    .use(remarkGfm)
    .parse(text);
}

/** Blank lines at the beginning, where front matter was, cost as much as lines of text: they are left out, and counted. */
function parsed(text: string, kind: { isMdx: boolean }, parse: (text: string) => Root): Root {
  refuseLongParsing(text, kind);
  const start = /^(?:[ \t]*\n)*/.exec(text)![0];
  const skipped = start.split('\n').length - 1;
  const root = withPlaces(skipped, () => parse(text.slice(start.length)));
  moveDown(root, skipped, start.length);
  refuseHugeTree(root);
  return root;
}

function withPlaces(skipped: number, parse: () => Root): Root {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    if (error.line !== undefined) error.line += skipped;
    // Some messages say in words where something else is.
    error.reason = error.reason.replace(/\((\d+):(\d+)(?:-(\d+):(\d+))?\)/g, (_, ...place: (string | undefined)[]) => {
      const [line, column, endLine, endColumn] = place.map((number) => Number(number ?? 0));
      const end = place[2] === undefined ? '' : `-${endLine! + skipped}:${endColumn}`;
      return `(${line! + skipped}:${column}${end})`;
    });
    throw error;
  }
}

function moveDown(root: Root, lines: number, offset: number): void {
  if (lines === 0) return;
  type Placed = { position?: Root['position'] };
  const move = ({ position }: Placed): void => {
    for (const point of position ? [position.start, position.end] : []) {
      point.line += lines;
      if (point.offset !== undefined) point.offset += offset;
    }
  };
  for (let level: Nodes[] = [root]; level.length > 0;) {
    for (const node of level) {
      move(node);
      if ('attributes' in node) node.attributes.forEach(move);
    }
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
}

/** Braces of MDX hold one value: whoever writes code into them is told so, without all of it being read at each brace. */
const longestReading = 20_000;

/**
 * A parser of JavaScript that loses its patience. MDX has one read everything from an opening brace on, at each brace that
 * may close it, or at each blank line: of a text that never closes, that is its square.
 */
function patientFor(text: string): Pick<typeof Parser, 'parse' | 'parseExpressionAt'> {
  let left = longestReading + 10 * text.length;
  const spend = (input: string): void => {
    left -= input.length;
    // As the parser's own errors, with a place from which it would not help to read on.
    if (left < 0) throw Object.assign(new SyntaxError('Too much code'), { pos: 0, raisedAt: 0 });
  };
  return {
    parse: (input, options) => (spend(input), jsParser.parse(input, options)),
    parseExpressionAt: (input, start, options) => (spend(input), jsParser.parseExpressionAt(input, start, options)),
  };
}
