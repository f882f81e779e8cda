import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { didYouMean } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';

/** The check that keeps the ids under `checks:` of `site.yaml` true. It has to be told which ones there are. */
export function siteUnknownCheck(idsOfOthers: readonly string[]) {
  const id = 'site/unknown-check';
  const known = [...idsOfOthers, id];
  return {
    id,
    level: 'error',
    summary: 'Every check whose level `site.yaml` sets exists.',
    run: ({ site }: Catalogue) =>
      Object.keys(site?.data.checks ?? {})
        .filter((name) => !known.includes(name))
        .map((name) => {
          const at = placeOf(site!, ['checks', name]);
          if (!isReadingError(name))
            return {
              message: `There is no check \`${name}\`.`,
              hint: didYouMean(name, known, 'Delete the line; docs/checks/ has a page for every check.'),
              at,
            };
          return {
            message: `The level of \`${name}\` cannot be set: what it finds cannot be read, so it is always an error.`,
            hint: 'Delete the line.',
            at,
          };
        }),
  } satisfies Check;
}

/** Whether an id is one of reading, not of a check: what cannot be read can be neither judged nor shown. */
export function isReadingError(id: string): boolean {
  return id.startsWith('content/');
}
