import type { Code } from 'mdast';
import { risks, type Risk } from '../model/catalogue/document.ts';
import { commandLanguages } from '../model/commands/command-languages.ts';

export interface FenceOptions {
  risk?: Risk;
  destroys?: string;
  undo?: string;
  title?: string;
}

/** How a line is marked: to be looked at, added, or deleted. */
export type LineMark = 'mark' | 'ins' | 'del';

export interface FenceProblem {
  message: string;
  hint: string;
  /** Offset in the text after the language. */
  offset: number;
}

interface Fence {
  options: FenceOptions;
  /** Marks by line, counted from 1. */
  marks: ReadonlyMap<number, LineMark>;
  problems: FenceProblem[];
}

const textOptions = ['destroys', 'undo', 'title'] as const;

/** Reads what is after the language of a fence: `risk=destructive undo="Restore the snapshot."`, `{2,4-6}`, `ins={3}`. */
export function readFence(code: Pick<Code, 'meta' | 'lang' | 'value'>): Fence {
  const options: FenceOptions = {};
  const marks = new Map<number, LineMark>();
  const problems: FenceProblem[] = [];
  for (const match of (code.meta ?? '').matchAll(/([A-Za-z][\w-]*)=(?:"([^"]*)"|(\{[^}]*\}|\S*))|\{[^}]*\}|\S+/g)) {
    const name = match[1] ?? '';
    const option = textOptions.find((option) => option === name);
    const value = match[2] ?? match[3] ?? '';
    const offset = match.index;
    const mark = markOf(match[0], name, value);
    if (option) options[option] = value;
    else if (name === 'risk') {
      if (isRisk(value)) options.risk = value;
      else
        problems.push({
          message: `\`${value}\` is not a risk.`,
          hint: `Use one of ${risks.map((risk) => `\`${risk}\``).join(', ')}.`,
          offset,
        });
    } else if (mark) {
      const lines = linesOf(mark.list, code);
      if ('message' in lines) problems.push({ ...lines, offset });
      else if (mark.kind === 'del' && commandLanguages.includes(code.lang ?? ''))
        problems.push({ ...deletedCommand(match[0]), offset });
      else for (const line of lines.numbers) marks.set(line, mark.kind);
    } else {
      problems.push({
        message: `\`${match[0]}\` is not an option of a code block.`,
        hint: 'Use `risk=`, `destroys="…"`, `undo="…"`, `title="…"`, or lines as `{2,4-6}`, `ins={2}` or `del={2}`, or delete it.',
        offset,
      });
    }
  }
  return { options, marks, problems };
}

function markOf(written: string, name: string, value: string): { kind: LineMark; list: string } | undefined {
  if (written.startsWith('{')) return { kind: 'mark', list: written };
  return name === 'ins' || name === 'del' || name === 'mark' ? { kind: name, list: value } : undefined;
}

/** Lines of `{2,4-6}`. */
function linesOf(list: string, { value }: Pick<Code, 'value'>): { numbers: number[] } | Omit<FenceProblem, 'offset'> {
  const count = value.split('\n').length;
  const items = /^\{([\d\s,-]+)\}$/
    .exec(list)?.[1]
    ?.split(',')
    .map((item) => /^(\d{1,6})(?:\s*-\s*(\d{1,6}))?$/.exec(item.trim()));
  if (!items || items.some((item) => item === null))
    return { message: `\`${list}\` is not a list of lines.`, hint: 'Write line numbers, as in `{2}` or `{2,4-6}`.' };
  const ranges = items.map((item) => [Number(item![1]), Number(item![2] ?? item![1])] as const);
  const wrong = ranges.find(([first, last]) => first < 1 || last < first || last > count);
  if (wrong)
    return {
      message: `\`${list}\` marks ${wrong[0] === wrong[1] ? `line ${wrong[0]}` : `the lines ${wrong[0]} to ${wrong[1]}`}, and the block has ${count === 1 ? 'one line' : `the lines 1 to ${count}`}.`,
      hint: 'Count from the line below the fence, which is 1.',
    };
  return {
    numbers: ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  };
}

/** What is copied of a command is what was read of it: no line of it can be left out. */
function deletedCommand(written: string): Omit<FenceProblem, 'offset'> {
  return {
    message: `\`${written}\` marks a line as deleted in a block that people run.`,
    hint: 'Delete the line, or show the change in a block of the language `diff`.',
  };
}

function isRisk(text: string): text is Risk {
  return (risks as readonly string[]).includes(text);
}
