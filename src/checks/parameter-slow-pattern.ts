import type { PatternDoubt } from '../../schemas/quantities/pattern-doubt.ts';
import type { Parameter } from '../../schemas/runbook.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';
import { parametersByDocument } from './commands/declared-parameters.ts';

/** A value comes from a link, which anybody can write: one that keeps the pattern busy would freeze the page. */
export const parameterSlowPattern = {
  id: 'parameter/slow-pattern',
  level: 'error',
  summary: 'Every parameter pattern is proven to be fast for every value.',
  run: (catalogue: Catalogue) =>
    parametersByDocument(catalogue).flatMap(({ document, declared }) =>
      (declared ?? []).flatMap(({ name, pattern }, index) =>
        pattern?.doubt
          ? [{ ...wordsFor(name, pattern.text, pattern.doubt), at: placeOf(document, ['params', index, 'pattern']) }]
          : [],
      ),
    ),
} satisfies Check;

function wordsFor(name: Parameter['name'], text: string, doubt: PatternDoubt): { message: string; hint: string } {
  const pattern = `The pattern \`${text}\` of the parameter \`${name}\``;
  return doubt === 'slow'
    ? {
        message: `${pattern} can take very long: it can match one value in many ways, and tries them all before it gives up.`,
        hint: 'Let no two parts that repeat fit the same characters: write `a+`, not `(a+)+` or `a*a*`.',
      }
    : {
        message: `${pattern} may take very long: nobody can prove that it is quick for every value.`,
        hint: 'Write a simpler one, such as `[a-z0-9-]+`: it only has to catch what is surely wrong.',
      };
}
