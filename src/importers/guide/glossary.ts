import type { Topic, Entry } from './outline.ts';
import { topicsBelow } from './outline.ts';
import type { Fields } from './facts.ts';

/** Terms that a guide spells out itself: `RTO (Recovery Time Objective)`, `Service Level Objectives (SLOs)`. */
export function glossaryOf(top: Topic): Fields[] {
  const terms = new Map<string, string>();
  const read = (text: string): void => {
    for (const [, term, expansion] of text.matchAll(
      /\b([A-Z]{2,5})\s*(?:\(|:\s*.*\()((?:[A-Z][a-z]+ ){1,5}[A-Z][a-z]+)\)/g,
    ))
      add(terms, term!, expansion!);
    for (const [, expansion, term] of text.matchAll(/\b((?:[A-Z][a-z]+ ){1,5}[A-Z][a-z]+)\s*\(([A-Z]{2,5})s?\)/g))
      add(terms, term!, expansion!.replace(/s$/, ''));
  };
  for (const { title, entries } of topicsBelow(top)) {
    read(title);
    for (const { text } of entries.flatMap((entry) => withChildren(entry))) read(text);
  }
  return [...terms].map(([term, expansion]) => ({
    term,
    expansion: expansion.charAt(0) + expansion.slice(1).toLowerCase(),
  }));
}

function withChildren(entry: Entry): Entry[] {
  return [entry, ...entry.children.flatMap(withChildren)];
}

/** The first letters of the words must be the term. */
function add(terms: Map<string, string>, term: string, expansion: string): void {
  const words = expansion.split(' ');
  for (let from = 0; from < words.length; from++) {
    const part = words.slice(from);
    const capitals = part.map((word) => word.charAt(0)).join('');
    const isSame =
      capitals === term ||
      part
        .filter((word) => !/^(?:to|of|and)$/i.test(word))
        .map((word) => word.charAt(0))
        .join('') === term;
    if (isSame && !terms.has(term)) terms.set(term, part.join(' '));
  }
}
