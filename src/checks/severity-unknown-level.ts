import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { didYouMean } from '../model/text/nearest.ts';
import { danglingReferences, type DanglingReference } from './dangling-references.ts';
import { quoted, siblingFile } from './wording.ts';

/** A level is looked up in the matrix of the service, of the escalation policy, or the one that is beside it. */
export const severityUnknownLevel = {
  id: 'severity/unknown-level',
  level: 'error',
  summary: 'Every severity is a level of the matrix that applies there.',
  run: (catalogue: Catalogue) =>
    danglingReferences(catalogue)
      .filter(({ kind }) => kind === 'level')
      .map(toReported),
} satisfies Check;

function toReported({ answer, document, context, part, at }: DanglingReference): Reported {
  const { id, within: matrix, candidates } = answer;
  const { serviceId, matrixId } = context;
  const where = part ? ` The part \`${part.id}\`, which is included here, names it.` : '';
  if (!matrix) {
    const service = serviceId === undefined ? '' : `the service \`${serviceId}\` nor `;
    return {
      message: `The level \`${id}\` cannot be looked up: ${service ? `neither ${service}site.yaml names` : 'site.yaml does not name'} a severity matrix.${where}`,
      hint: `Add \`severityMatrix:\` to ${siblingFile(document, 'site.yaml')}.`,
      at,
    };
  }
  const ofService =
    serviceId === undefined || matrixId !== undefined ? '' : `, which applies to the service \`${serviceId}\`,`;
  return {
    message: `The severity matrix \`${matrix.id}\`${ofService} has no level \`${id}\`: it has ${quoted(candidates)}.${where}`,
    hint: didYouMean(id, candidates, `Use one of them, or add the level to ${matrix.file}.`),
    at,
  };
}
