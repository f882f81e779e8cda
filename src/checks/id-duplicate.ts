import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import type { Namespace } from '../../schemas/content-type.ts';
import { namespacesOf } from '../model/catalogue/named-items.ts';
import { placeOf } from '../model/text/place.ts';

/** People, shifts, rotations and channels of a team share one namespace, because `team/id` may name any of them. */
export const idDuplicate = {
  id: 'id/duplicate',
  level: 'error',
  summary: 'No two things in a file have the same id where references depend on it.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap((document) =>
      namespacesOf(document).flatMap((namespace) => duplicatesIn(document, namespace)),
    ),
} satisfies Check;

function duplicatesIn(document: Document, { noun, items }: Namespace): Reported[] {
  const firstById = new Map<string, number>();
  return items.flatMap(({ id, path }) => {
    const at = placeOf(document, path);
    const key = id.toLowerCase();
    const firstLine = firstById.get(key);
    if (firstLine === undefined) firstById.set(key, at.line);
    if (firstLine === undefined) return [];
    return [
      {
        message: `\`${id}\` is already the id of another ${noun} in this file, on line ${firstLine}.`,
        hint: 'Give one of the two another id, and update what refers to it.',
        at,
      },
    ];
  });
}
