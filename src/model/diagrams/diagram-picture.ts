/** What Graphviz draws, as its JSON says: the part of it that is read here. */
export interface Drawn {
  /** `left,bottom,right,top`, in points. */
  bb: string;
  objects?: (DrawnPart & { shape?: string })[];
  edges?: DrawnPart[];
}

type DrawnPart = Partial<Record<'_draw_' | '_ldraw_' | '_hdraw_' | '_tdraw_' | '_hldraw_' | '_tldraw_', Operation[]>>;

/** @see https://graphviz.org/docs/outputs/canon/#xdot */
type Operation =
  | { op: 'e' | 'E'; rect: [x: number, y: number, halfWidth: number, halfHeight: number] }
  | { op: 'p' | 'P' | 'L' | 'b' | 'B'; points: Point[] }
  | { op: 'T'; pt: Point; align: 'l' | 'c' | 'r'; text: string }
  | { op: 'F'; size: number }
  | { op: 't'; fontchar: number }
  | { op: 'S'; style: string }
  | { op: 'c' | 'C' };

type Point = [x: number, y: number];

/** A drawing without colours: those are the theme's. Lengths are CSS pixels, from the top left. */
export interface DiagramPicture {
  width: number;
  height: number;
  marks: DiagramMark[];
}

export type DiagramMark =
  | { kind: 'line'; d: string; line: LineStyle; fill: 'none' | 'tint' | 'solid' }
  | {
      kind: 'text';
      x: number;
      y: number;
      anchor: 'start' | 'middle' | 'end';
      size: number;
      text: string;
      isBold: boolean;
    };

export type LineStyle = 'plain' | 'bold' | 'dashed' | 'dotted' | 'none';

/** Pixels around the drawing. */
const edge = 4;

/** The marks of what Graphviz has laid out. */
export function pictureFrom({ bb, objects = [], edges = [] }: Drawn): DiagramPicture {
  const [left = 0, bottom = 0, right = 0, top = 0] = bb.split(',').map(Number);
  const at = ([x, y]: Point): Point => [round(x - left + edge), round(top - y + edge)];
  const marksOf = (part: DrawnPart): DiagramMark[] => [
    ...marksFrom(part._draw_, at, 'tint'),
    ...[part._hdraw_, part._tdraw_].flatMap((head) => marksFrom(head, at, 'solid')),
    ...[part._ldraw_, part._hldraw_, part._tldraw_].flatMap((label) => marksFrom(label, at, 'tint')),
  ];
  return {
    width: Math.ceil(right - left + 2 * edge),
    height: Math.ceil(top - bottom + 2 * edge),
    // Clusters come first, so that they are behind what is in them.
    marks: [...objects, ...edges].flatMap(marksOf),
  };
}

function marksFrom(
  operations: readonly Operation[] | undefined,
  at: (point: Point) => Point,
  filling: 'tint' | 'solid',
): DiagramMark[] {
  let line: LineStyle = 'plain';
  let size = 14;
  let isBold = false;
  return (operations ?? []).flatMap((operation): DiagramMark[] => {
    switch (operation.op) {
      case 'S':
        line = lineStyleOf(operation.style) ?? line;
        return [];
      case 'F':
        ({ size } = operation);
        return [];
      case 't':
        isBold = (operation.fontchar & 1) === 1;
        return [];
      case 'T': {
        const [x, y] = at(operation.pt);
        const anchor = ({ l: 'start', c: 'middle', r: 'end' } as const)[operation.align];
        return [{ kind: 'text', x, y, anchor, size, text: operation.text, isBold }];
      }
      case 'c':
      case 'C':
        return [];
      default: {
        const d = 'rect' in operation ? ellipse(operation.rect, at) : outline(operation, at);
        return [{ kind: 'line', d, line, fill: 'EPB'.includes(operation.op) ? filling : 'none' }];
      }
    }
  });
}

function lineStyleOf(style: string): LineStyle | undefined {
  if (style === 'dashed' || style === 'dotted') return style;
  if (style === 'invis') return 'none';
  const [, width] = /^setlinewidth\((\d+(?:\.\d+)?)\)$/.exec(style) ?? [];
  if (width !== undefined) return Number(width) === 0 ? 'none' : Number(width) > 1 ? 'bold' : 'plain';
  return style === 'solid' ? 'plain' : style === 'bold' ? 'bold' : undefined;
}

function outline({ op, points }: Extract<Operation, { points: Point[] }>, at: (point: Point) => Point): string {
  const [first, ...rest] = points.map((point) => at(point).join(' '));
  const isCurve = op === 'b' || op === 'B';
  return `M${first ?? ''}${isCurve ? 'C' : 'L'}${rest.join(' ')}${op === 'p' || op === 'P' ? 'Z' : ''}`;
}

function ellipse([x, y, rx, ry]: [number, number, number, number], at: (point: Point) => Point): string {
  const [left, middle] = at([x - rx, y]);
  const arc = (width: number): string => `a${round(rx)} ${round(ry)} 0 1 0 ${round(width)} 0`;
  return `M${left} ${middle}${arc(2 * rx)}${arc(-2 * rx)}Z`;
}

/** A hundredth of a pixel is enough, and keeps pages small. */
function round(length: number): number {
  return Math.round(length * 10) / 10;
}
