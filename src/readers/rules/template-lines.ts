import type { Action } from './template-actions.ts';

/** A line of a template. */
export interface TemplateLine {
  start: number;
  end: number;
  actions: Action[];
}

/** Lines with their actions; an action of several lines makes one line of them. */
export function* linesOf(source: string, actions: Action[]): Generator<TemplateLine> {
  const endFrom = (offset: number): number => source.indexOf('\n', offset) + 1 || source.length;
  for (let start = 0, next = 0; start < source.length;) {
    const line: TemplateLine = { start, end: endFrom(start), actions: [] };
    for (let action = actions[next]; action && action.start < line.end; action = actions[++next]) {
      line.actions.push(action);
      if (action.end > line.end) line.end = endFrom(action.end);
    }
    yield line;
    start = line.end;
  }
}

/** What is on a line beside its actions. */
export function withoutActions(source: string, { start, end, actions }: TemplateLine): string {
  const starts = [start, ...actions.map((action) => action.end)];
  return starts.map((from, index) => source.slice(from, actions[index]?.start ?? end)).join('');
}

/** Count of spaces from an offset on. */
export function indentOf(source: string, start: number): number {
  let end = start;
  while (source[end] === ' ') end++;
  return end - start;
}

/** Column that the lines of a block scalar are deeper than, when this line opens one: `expr: |`. */
export function blockIndent(line: string): number | undefined {
  const header = /(?::|^[ -]*-)[ \t]+(?:[&!]\S+[ \t]+){0,2}[|>][-+1-9]{0,2}[ \t]*(?:#.*)?$/.exec(line.trimEnd());
  if (!header) return undefined;
  const [, spaces, dashes] = /^( *)((?:- +)*)/.exec(line)!;
  return spaces!.length + (header[0].startsWith(':') ? dashes!.length : 0);
}
