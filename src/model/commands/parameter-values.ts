import { longestValue } from './inert.ts';
import { codeOf, shownCode, visibleLine } from '../text/visible-text.ts';

/** What is wrong with a value that someone or some link gave for a parameter; undefined when it can be used. */
export type ValueProblem =
  | { kind: 'pattern'; pattern: string }
  | { kind: 'too-long' }
  /** Characters that no name has: they are shown by their code. */
  | { kind: 'hidden'; codes: string[] }
  /** Letters that look like others, of another script than the rest. */
  | { kind: 'look-alike'; letters: string[] };

/** What is wrong with a value. Patterns hold for the whole of it. */
export function problemOf(value: string, pattern: string | undefined): ValueProblem | undefined {
  if (value.length > longestValue) return { kind: 'too-long' };
  const hidden = [...value].filter((character) =>
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufffd]|[^\P{Zs} ]/u.test(character),
  );
  if (hidden.length > 0) return { kind: 'hidden', codes: [...new Set(hidden.map(codeOf))] };
  const foreign = lookAlikes(value);
  if (foreign.length > 0) return { kind: 'look-alike', letters: foreign };
  if (pattern !== undefined && !fits(value, pattern)) return { kind: 'pattern', pattern };
  return undefined;
}

function fits(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    // The browser is older than what the pattern uses, and says nothing of the value.
    return true;
  }
}

/** A value with every hidden character shown by its code, so that people see what a link tried. */
export function shownValue(value: string): string {
  return visibleLine(value.slice(0, longestValue)).replace(/[^\P{Zs} ]/gu, shownCode);
}

/** Cyrillic and Greek letters in a word that has Latin ones too: `аpi` with a Cyrillic `а`. */
function lookAlikes(value: string): string[] {
  const words = value.match(/\p{L}+/gu) ?? [];
  // What a page of a PDF has in the place of a hyphen.
  const hyphens = value.match(/(?<=\p{L}|\p{N})[\u2010\u2011](?=\p{L}|\p{N})/gu) ?? [];
  return words
    .flatMap((word) =>
      /\p{Script=Latin}/u.test(word) ? (word.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu) ?? []) : [],
    )
    .concat(hyphens);
}

/** A link with its placeholders filled in. Undefined while one of them has no value. */
export function filledLink(template: string, values: ReadonlyMap<string, string>): string | undefined {
  let isWhole = true;
  const filled = template.replace(/\{\{\s*([A-Za-z_]\w*)\s*\}\}/g, (placeholder, name: string) => {
    const value = values.get(name);
    isWhole &&= value !== undefined;
    return value === undefined ? placeholder : encodeURIComponent(value);
  });
  return isWhole ? filled : undefined;
}
