import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { includesOf, partIdOf } from '../model/catalogue/parts.ts';

/** A circle of parts has no end when it is shown. */
export const partIncludesItself = {
  id: 'part/includes-itself',
  level: 'error',
  summary: 'No part includes itself, nor a part that leads back to it.',
  run: (catalogue: Catalogue) => {
    const { part: parts } = catalogue.documents;
    const reachable = reachableParts(catalogue);
    return [...parts.values()].flatMap((part) =>
      includesOf(part)
        .filter((include) => partIdOf(include) === part.id || reachable(partIdOf(include)).has(part.id))
        .map((include) => ({
          message: `The part \`${part.id}\` includes itself${partIdOf(include) === part.id ? '' : ` by way of \`${partIdOf(include)}\``}, so it has no end.`,
          hint: 'Delete this `<Include>`, or the one that leads back.',
          at: include.places['part'] ?? include.at,
        })),
    );
  },
} satisfies Check;

/** Ids of all parts that a part includes, directly or through others. */
function reachableParts({ documents }: Catalogue): (partId: string) => Set<string> {
  return (partId) => {
    const found = new Set<string>();
    const toVisit = [partId];
    for (let next = toVisit.pop(); next !== undefined; next = toVisit.pop()) {
      const part = documents.part.get(next);
      for (const id of part ? includesOf(part).map(partIdOf) : []) {
        if (!found.has(id)) toVisit.push(id);
        found.add(id);
      }
    }
    return found;
  };
}
