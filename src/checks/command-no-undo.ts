import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';

/** “It cannot be undone” is an answer too. */
export const commandNoUndo = {
  id: 'command/no-undo',
  level: 'note',
  summary: 'Every destructive command says how to undo it.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap(({ body }) =>
      (body?.code ?? [])
        .filter(({ risk, undo, output }) => risk === 'destructive' && !undo && !output)
        .map(({ at }) => ({
          message: 'This block is marked `risk=destructive` and does not say how to undo what it does.',
          hint: 'Add `undo="…"` after `risk=destructive`; `undo="It cannot be undone."` is an answer too.',
          at,
        })),
    ),
} satisfies Check;
