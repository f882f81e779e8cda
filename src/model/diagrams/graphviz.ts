import type { Attributes, Viz } from '@viz-js/viz';
import { graphvizProgram } from './graphviz-program.ts';
import { pictureFrom, type DiagramPicture, type Drawn } from './diagram-picture.ts';

/** Names of a fence whose block is drawn: the language of Graphviz, by either of its names. */
export const diagramLanguages: readonly string[] = ['dot', 'graphviz'];

/** What is wrong with the text of a diagram. */
export interface DiagramProblem {
  /** A sentence without its full stop, in the words of Graphviz where it has some. */
  message: string;
  /** Line of the text, from 1; undefined where Graphviz names none. */
  line: number | undefined;
}

export interface Diagram {
  /** Undefined where the text cannot be drawn as it is meant. */
  picture: DiagramPicture | undefined;
  /** Why there is no picture, or what in the picture differs from the text. */
  problems: DiagramProblem[];
}

/** Text above which nothing is drawn, in UTF-16 units: one line can name thousands of edges. */
const longestText = 4_000;
/** More than this is no picture that anyone reads, and takes Graphviz seconds. */
const mostNodes = 150;
const mostEdges = 300;
/** Braces in braces: Graphviz follows them by recursion. */
const deepest = 30;

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
  if (text.length > longestText) return refused(`It has ${text.length} characters, and up to ${longestText} are drawn`);
  const { graphs, depth } = outlineOf(text);
  if (graphs > 1) return refused(`It holds ${graphs} graphs, and a diagram is one`);
  if (depth > deepest) return refused(`Its braces are in each other ${depth} times, and up to ${deepest} are read`);
  // The quickest layout there is tells how much there is to draw.
  const counted = render(engine, text, 'patchwork');
  if (!counted.graph) return { picture: undefined, problems: counted.problems };
  const { objects = [], edges = [] } = counted.graph;
  const nodes = objects.filter((object) => !('nodes' in object)).length;
  if (nodes > mostNodes || edges.length > mostEdges)
    return refused(
      `It has ${nodes} nodes and ${edges.length} edges, and up to ${mostNodes} and ${mostEdges} are drawn`,
    );
  const { graph, problems } = render(engine, text);
  return { picture: graph && pictureFrom(graph), problems };
}

function refused(message: string): Diagram {
  return { picture: undefined, problems: [{ message, line: undefined }] };
}

const plain: Record<'graphAttributes' | 'nodeAttributes' | 'edgeAttributes', Attributes> = {
  graphAttributes: { fontname: 'Arial' },
  nodeAttributes: { shape: 'box', fontname: 'Arial', margin: '0.16,0.08' },
  edgeAttributes: { fontname: 'Arial' },
};

function render(viz: Viz, text: string, layout?: string): { graph: Drawn | undefined; problems: DiagramProblem[] } {
  try {
    const { status, output, errors } = viz.render(text, {
      format: 'json',
      ...(layout && { engine: layout }),
      ...plain,
    });
    const hasFailed = status === 'failure' || errors.some(({ level }) => level === 'error');
    const problems = problemsFrom(errors.map(({ message }) => message));
    if (!hasFailed) return { graph: JSON.parse(output) as Drawn, problems };
    return {
      graph: undefined,
      problems: problems.length > 0 ? problems.slice(0, 1) : [{ message: 'It holds no graph', line: undefined }],
    };
  } catch (error) {
    // Graphviz has run out of something: its messages are of no use.
    if (!(error instanceof Error)) throw error;
    return { graph: undefined, problems: [{ message: 'Graphviz cannot draw it', line: undefined }] };
  }
}

function problemsFrom(messages: readonly string[]): DiagramProblem[] {
  // Lines in a label of HTML are counted from its own first one.
  const label = messages.find((message) => /\bin label of /.test(message));
  if (label !== undefined) return [{ message: `Not HTML as labels have it, ${label.trim()}`, line: undefined }];
  return messages.flatMap((message) => problemFrom(message) ?? []);
}

function problemFrom(message: string): DiagramProblem | undefined {
  // It has no sizes for letters of other scripts, and says so for each.
  if (/non-ASCII character/.test(message) || message.trim() === '') return undefined;
  const [, line] = /\bline (\d+)/.exec(message) ?? [];
  const text = message
    .replace(/^Warning:\s*/, '')
    .replace(/\s+in line \d+/, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '')
    .trim();
  return {
    message: `${text.charAt(0).toUpperCase()}${text.slice(1)}`,
    line: line === undefined ? undefined : Number(line),
  };
}

/** How many graphs a text holds, and how deep its braces go: Graphviz draws the first graph and says nothing of others. */
function outlineOf(text: string): { graphs: number; depth: number } {
  let graphs = 0;
  let depth = 0;
  let open = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\[^])*"|\/\*[^]*?\*\/|\/\/[^\n]*|^#[^\n]*|[{}]/gm)) {
    if (token === '{') depth = Math.max(depth, ++open);
    if (token === '}' && --open === 0) graphs++;
  }
  return { graphs, depth };
}
