import type { Attributes, Viz } from '@viz-js/viz';
import { readDot, withoutRoom } from './dot-text.ts';
import { graphvizProgram } from './graphviz-program.ts';
import { eachOnce, problemsFrom, shapeProblems, type DiagramProblem } from './graphviz-problems.ts';
import { pictureFrom, type DiagramPicture, type Drawn } from './diagram-picture.ts';

/** Names of a fence whose block is drawn: the language of Graphviz, by either of its names. */
export const diagramLanguages: readonly string[] = ['dot', 'graphviz'];

export interface Diagram {
  /** Undefined where the text cannot be drawn as it is meant. */
  picture: DiagramPicture | undefined;
  /** Why there is no picture, or what in the picture differs from the text. */
  problems: DiagramProblem[];
}

/** Text above which nothing is drawn, in UTF-16 units. */
const longestText = 12_000;
/** The same where sets are joined: one line can name thousands of edges. */
const longestSets = 4_000;
/** More than this is no picture that anyone reads. With 150 edges, Graphviz takes up to a second; with 300, half a minute. */
const mostNodes = 150;
const mostEdges = 150;
/** Braces in braces: Graphviz follows them by recursion. */
const deepest = 30;
/** Pixels of a side. */
const longestSide = 20_000;
/** Characters of a picture as JSON: one node can have a thousand outlines. */
const largestPicture = 300_000;
/** With these, Graphviz may go on for hours. */
const endless = ['maxiter', 'mclimit', 'nslimit', 'nslimit1', 'searchsize'];

let engine: Viz | undefined;

/** Loads Graphviz, a program of 1.2 MB: 0.2 s, once. */
export async function loadGraphviz(): Promise<void> {
  engine ??= await graphvizProgram();
}

/** Whether diagrams can be drawn: Graphviz is loaded. */
export function canDraw(): boolean {
  return engine !== undefined;
}

/**
 * Draws a text in the language of Graphviz. Nothing is fetched, and nothing is read from a disk.
 *
 * @throws Error when `loadGraphviz` has not been waited for.
 * @see https://graphviz.org/doc/info/lang.html
 */
export function drawDiagram(text: string): Diagram {
  if (!engine) throw new Error('Graphviz is not loaded.');
  const { graphs, depth, joinsSets, hasManyOutlines, measured, end } = readDot(text);
  const longest = joinsSets ? longestSets : longestText;
  if (text.length > longest) return refused(`It has ${text.length} characters, and up to ${longest} are drawn`);
  if (graphs > 1)
    return refused(`It holds ${graphs} graphs, and a diagram is one`, 'Write each into a block of its own.');
  if (depth > deepest) return refused(`Its braces are in each other ${depth} times, and up to ${deepest} are read`);
  if (hasManyOutlines) return refused('A shape in it has a hundred outlines or corners, or more', smaller);
  // The quickest layout there is tells how much there is to draw, whatever layout the text asks for.
  const counted =
    end === undefined
      ? render(engine, measured)
      : render(engine, `${measured.slice(0, end)} layout=patchwork ${measured.slice(end)}`);
  // What stands before the last brace is named otherwise.
  if (!counted.graph) {
    const { problems } = counted.isOfSyntax ? render(engine, measured) : counted;
    return { picture: undefined, problems: problems.length > 0 ? problems : counted.problems };
  }
  const tooMuch = refusalOf(counted.graph);
  if (tooMuch) return tooMuch;
  const { graph, problems } = render(engine, measured);
  if (!graph) return { picture: undefined, problems };
  const picture = pictureFrom(graph);
  if (Math.max(picture.width, picture.height) > longestSide)
    return refused(`It is ${picture.width} by ${picture.height} pixels, and up to ${longestSide} are drawn`, smaller);
  if (JSON.stringify(picture).length > largestPicture) return refused('It has more lines than are drawn', smaller);
  const shapes = (graph.objects ?? []).flatMap(({ shape }) => shape ?? []);
  return { picture, problems: eachOnce([...problems, ...shapeProblems(shapes)]) };
}

/** Why a graph is not drawn that can be. */
function refusalOf(graph: Drawn): Diagram | undefined {
  const { objects = [], edges = [] } = graph;
  const nodes = objects.filter((object) => !('nodes' in object)).length;
  if (nodes === 0) return refused('It holds no nodes', 'Write at least one, as in `digraph { a -> b }`.');
  if (nodes > mostNodes || edges.length > mostEdges)
    return refused(
      `It has ${nodes} nodes and ${edges.length} edges, and up to ${mostNodes} and ${mostEdges} are drawn`,
      splitIt,
    );
  const attributes = new Map(Object.entries(graph));
  const effort = endless.find((name) => attributes.has(name));
  if (effort !== undefined)
    return refused(`It sets \`${effort}\`, with which drawing may not end`, `Delete \`${effort}\`.`);
  return attributes.get('splines') === 'curved'
    ? refused('With `splines=curved`, drawing may not end', 'Delete it, or write `splines=true`.')
    : undefined;
}

const smaller = 'Write smaller numbers into it, or split it into several diagrams.';
const splitIt = 'Split it into several diagrams, or name its language `text`.';

function refused(message: string, hint = splitIt): Diagram {
  return { picture: undefined, problems: [{ message, hint, line: undefined }] };
}

const plain: Record<'graphAttributes' | 'nodeAttributes' | 'edgeAttributes', Attributes> = {
  graphAttributes: { fontname: 'Arial' },
  nodeAttributes: { shape: 'box', fontname: 'Arial', margin: '0.16,0.08' },
  edgeAttributes: { fontname: 'Arial' },
};

interface Rendered {
  graph: Drawn | undefined;
  problems: DiagramProblem[];
  isOfSyntax: boolean;
}

function render(viz: Viz, text: string): Rendered {
  try {
    const { status, output, errors } = viz.render(text, { format: 'json', ...plain });
    const hasFailed = status === 'failure' || errors.some(({ level }) => level === 'error');
    const said = errors.map(({ message }) => withoutRoom(message));
    const problems = problemsFrom(said);
    if (!hasFailed) return { graph: JSON.parse(withoutRoom(output)) as Drawn, problems, isOfSyntax: false };
    return {
      graph: undefined,
      problems: problems.length > 0 ? problems.slice(0, 1) : [{ message: 'It holds no graph', line: undefined }],
      isOfSyntax: said.some((message) => /syntax error/i.test(message)),
    };
  } catch {
    // Graphviz has run out of something, or has ended itself: its messages are of no use.
    return {
      graph: undefined,
      problems: [{ message: 'Graphviz cannot draw it', hint: smaller, line: undefined }],
      isOfSyntax: false,
    };
  }
}
