import type { RuleText } from './rule-text.ts';
import { findActions, type Action } from './template-actions.ts';
import { blockIndent, indentOf, linesOf, withoutActions, type TemplateLine } from './template-lines.ts';

/** Marks around the number of an action that only Helm can answer. Unicode keeps these two for use inside programs. */
const open = '\uFDD0';
const close = '\uFDD1';

/** A stretch of the YAML text and the stretch of the file that it comes from: the same text, or what an action prints. */
interface Stretch {
  yamlStart: number;
  yamlEnd: number;
  sourceStart: number;
  sourceEnd: number;
  isCopy: boolean;
}

/**
 * The YAML that a Helm template stands for, with all branches taken once: lines that only steer are left out, constants
 * are printed, and any other action is one opaque word of the text around it.
 */
export function helmText(source: string): { text: RuleText; unclosed: number | undefined } {
  const { actions, unclosed } = findActions(source);
  const rendering = new Rendering(source);
  let block: number | undefined;
  for (const line of linesOf(source, actions)) {
    const bare = withoutActions(source, line);
    const rest = bare.trim();
    const isAlone = line.actions.length > 0 && (rest === '' || rest.startsWith('#'));
    const isInBlock = block !== undefined && indentOf(source, line.start) > block;
    if (isAlone && line.actions.every(({ kind }) => steers(kind) || (kind !== 'constant' && !isInBlock))) continue;
    rendering.line(line);
    if (rest === '' && !isAlone) continue;
    if (!isInBlock) block = blockIndent(bare);
  }
  return { text: rendering.toText(actions), unclosed };
}

function steers(kind: Action['kind']): boolean {
  return kind !== 'constant' && kind !== 'value';
}

class Rendering {
  readonly #source: string;
  readonly #parts: string[] = [];
  readonly #stretches: Stretch[] = [];
  readonly #opaque: string[] = [];
  #length = 0;

  constructor(source: string) {
    this.#source = source;
  }

  line({ start, end, actions }: TemplateLine): void {
    let from = start;
    let trims = false;
    const closings = closingActions(actions);
    for (let index = 0; index < actions.length; index++) {
      const first = actions[index]!;
      const closing = closings.get(index) ?? index;
      const last = actions[closing]!;
      this.#copy(from, first.start, trims, first.trimsBefore);
      if (last !== first) this.#printOpaque(first.start, last.end);
      else this.#print(first, end);
      from = last.end;
      trims = last.trimsAfter;
      index = closing;
    }
    this.#copy(from, end, trims, false);
  }

  #print(action: Action, lineEnd: number): void {
    const { kind, output, outputStart } = action;
    if (outputStart !== undefined) this.#copy(outputStart, outputStart + output!.length, false, false);
    else if (output !== undefined) this.#add(output, action.start, action.end, false);
    else if (kind === 'value') this.#printOpaque(action.start, action.end);
    else if (kind === 'lines' && this.#source.slice(action.end, lineEnd).trim() !== '')
      this.#printOpaque(action.start, action.end);
  }

  #printOpaque(start: number, end: number): void {
    const number = this.#opaque.push(this.#source.slice(start, end)) - 1;
    this.#add(`${open}${number}${close}`, start, end, false);
  }

  /** Copies a part of the file. Blanks are trimmed within the line, but never its indentation. */
  #copy(start: number, end: number, trimsStart: boolean, trimsEnd: boolean): void {
    const isIndent = start === 0 || this.#source[start - 1] === '\n';
    while (trimsStart && start < end && isBlank(this.#source[start])) start++;
    let trimmed = end;
    while (trimsEnd && start < trimmed && isBlank(this.#source[trimmed - 1])) trimmed--;
    if (!(isIndent && trimmed === start)) end = trimmed;
    if (start < end) this.#add(this.#source.slice(start, end), start, end, true);
  }

  #add(text: string, sourceStart: number, sourceEnd: number, isCopy: boolean): void {
    const yamlStart = this.#length;
    this.#length += text.length;
    this.#parts.push(text);
    const last = this.#stretches.at(-1);
    if (isCopy && last?.isCopy && last.sourceEnd === sourceStart)
      Object.assign(last, { sourceEnd, yamlEnd: this.#length });
    else this.#stretches.push({ yamlStart, yamlEnd: this.#length, sourceStart, sourceEnd, isCopy });
  }

  toText(actions: Action[]): RuleText {
    const stretches = this.#stretches;
    const opaque = this.#opaque;
    const branches = actions.filter(({ kind }) => kind === 'open' || kind === 'else' || kind === 'end');
    return {
      source: this.#source,
      yaml: this.#parts.join(''),
      isHelm: true,
      escapeExample: actions.find(({ output }) => output?.includes('{{')),
      actionsIn: (from, to) => {
        const first = firstIndex(actions.length, (index) => actions[index]!.end > from);
        return actions.slice(
          first,
          first + firstIndex(actions.length - first, (index) => actions[first + index]!.start >= to),
        );
      },
      branchBetween: (from, to) => {
        const first = branches[firstIndex(branches.length, (index) => branches[index]!.start >= from)];
        return first !== undefined && first.start < to;
      },
      sourceStart: (offset) => {
        const found = stretchAt(stretches, offset);
        if (!found) return stretches.at(-1)?.sourceEnd ?? 0;
        return found.isCopy ? found.sourceStart + offset - found.yamlStart : found.sourceStart;
      },
      sourceEnd: (offset) => {
        const found = offset > 0 ? stretchAt(stretches, offset - 1) : undefined;
        if (!found) return offset > 0 ? (stretches.at(-1)?.sourceEnd ?? 0) : 0;
        return found.isCopy ? found.sourceStart + offset - found.yamlStart : found.sourceEnd;
      },
      restore: (value) =>
        value.replaceAll(/\uFDD0(\d+)\uFDD1/g, (mark, number: string) => opaque[Number(number)] ?? mark),
    };
  }
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** Index of the `end` of each branch that ends on the line that it begins on, by the index of its beginning. */
function closingActions(actions: Action[]): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { kind }] of actions.entries()) {
    if (kind === 'open') open.push(index);
    const begin = kind === 'end' ? open.pop() : undefined;
    if (begin !== undefined) closings.set(begin, index);
  }
  return closings;
}

function stretchAt(stretches: Stretch[], offset: number): Stretch | undefined {
  return stretches[firstIndex(stretches.length, (index) => stretches[index]!.yamlEnd > offset)];
}

/** Index of the first of `length` ordered things that is far enough, or `length`. */
function firstIndex(length: number, isFarEnough: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isFarEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
