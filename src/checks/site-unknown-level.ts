import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { didYouMean } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';
import { quoted, siblingFile } from './wording.ts';

/** A word that stands for no level would leave its alerts without one, and nobody would be told why. */
export const siteUnknownLevel = {
  id: 'site/unknown-level',
  level: 'error',
  summary: 'Every level that `severity:` of `site.yaml` names is one of a severity matrix.',
  run: ({ site, documents }: Catalogue) => {
    const known = [...documents.severity.values()].flatMap(({ data }) => data.levels.map(({ id }) => id));
    const useOne = (): string =>
      known.length > 0
        ? `Use one of ${quoted([...new Set(known)])}.`
        : `Describe the levels in ${siblingFile(site!, 'severities/default.yaml')}, or delete the line.`;
    return Object.entries(site?.data.severity ?? {}).flatMap(([word, named]) =>
      [named].flat().flatMap((level, index) =>
        known.includes(level)
          ? []
          : [
              {
                message: `No severity matrix has the level \`${level}\`, which \`${word}\` stands for.`,
                hint: didYouMean(level, known, useOne()),
                at: placeOf(site!, ['severity', word, ...(typeof named === 'string' ? [] : [index])]),
              },
            ],
      ),
    );
  },
} satisfies Check;
