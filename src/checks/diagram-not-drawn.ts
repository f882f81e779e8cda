import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { CodeBlock, Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { canDraw, diagramLanguages, drawDiagram } from '../model/diagrams/graphviz.ts';

/** A diagram that cannot be drawn is shown as the text that it is. */
export const diagramNotDrawn = {
  id: 'diagram/not-drawn',
  level: 'warning',
  summary: 'Every diagram can be drawn, as its text says.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap((document) =>
      (document.body?.code ?? [])
        .filter(({ language, output }) => diagramLanguages.includes(language) && !output)
        .flatMap((block) => undrawn(document, block)),
    ),
} satisfies Check;

function undrawn({ file }: Document, block: CodeBlock): Reported[] {
  if (!canDraw())
    return [
      {
        level: 'note',
        message: 'This diagram is not checked: Graphviz, which draws it, is not here.',
        hint: 'Run `npx alertbook check`, which has it.',
        at: block.at,
      },
    ];
  const { picture, problems } = drawDiagram(block.text);
  return problems.map(({ message, hint, line }) => ({
    message: picture
      ? `In this diagram, something is not drawn as its text says: ${message}.`
      : `This diagram cannot be drawn: ${message}.`,
    hint: hint ?? (picture ? 'Correct the value, or delete it.' : correctIt),
    at: line === undefined ? block.at : { file, line: block.at.line + line, column: 1 },
  }));
}

const correctIt = 'Correct it, as in `digraph { a -> b }`, or name its language `text` to show it as it is written.';
