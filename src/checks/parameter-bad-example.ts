import { usablePattern } from '../../schemas/quantities/value-pattern.ts';
import type { Parameter } from '../../schemas/runbook.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';
import { parametersByDocument } from './commands/declared-parameters.ts';

/** The pattern stands for the whole value. */
export const parameterBadExample = {
  id: 'parameter/bad-example',
  level: 'error',
  summary: 'The example and the default of a parameter match its own pattern.',
  run: (catalogue: Catalogue) =>
    parametersByDocument(catalogue).flatMap(({ document, declared }) =>
      (declared ?? []).flatMap((parameter, index) =>
        mismatches(parameter).map(({ field, ...words }): Reported => ({
          ...words,
          at: placeOf(document, ['params', index, field]),
        })),
      ),
    ),
} satisfies Check;

function mismatches(parameter: Parameter): { field: 'example' | 'default'; message: string; hint: string }[] {
  const { name } = parameter;
  const pattern = usablePattern(parameter.pattern);
  if (pattern === undefined) return [];
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return (['example', 'default'] as const)
    .filter((field) => parameter[field] !== undefined && !whole.test(parameter[field]))
    .map((field) => ({
      field,
      message: `The ${field} \`${parameter[field]}\` of the parameter \`${name}\` does not match its pattern \`${pattern}\`, which must match the whole value.`,
      hint: `Fix the ${field}, or the pattern.`,
    }));
}
