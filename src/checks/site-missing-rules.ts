import type { Catalogue, MissingRules } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/** Alerts whose rules are not found have no pages, and nothing else would say why. */
export const siteMissingRules = {
  id: 'site/missing-rules',
  level: 'error',
  summary: 'Every path and pattern under `rules:` of `site.yaml` matches a file.',
  run: ({ site, missingRules }: Catalogue) =>
    missingRules.map(({ index, kind }): Reported => ({
      ...wordsFor[kind](site?.data.rules[index] ?? ''),
      at: site ? placeOf(site, ['rules', index]) : { file: 'site.yaml', line: 1, column: 1 },
    })),
} satisfies Check;

type Words = Omit<Reported, 'at'>;

const wordsFor: Record<MissingRules['kind'], (pattern: string) => Words> = {
  'no-file': (pattern) => ({
    message: `\`${pattern}\` matches no file: no alert rules are read from there.`,
    hint: 'Correct it (paths start from the folder of this file), or delete the line.',
  }),
  folder: (pattern) => ({
    message: `\`${pattern}\` is a folder, but files are expected: no alert rules are read from there.`,
    hint: `Name its files: \`${pattern.replace(/\/+$/, '')}/**/*.yaml\`.`,
  }),
  'left-out': (pattern) => ({
    message: `\`${pattern}\` matches only files that a pattern with \`!\` excludes: no alert rules are read from there.`,
    hint: 'Delete the line, or the one that excludes them.',
  }),
  unneeded: (pattern) => ({
    level: 'warning',
    message: `\`${pattern}\` excludes nothing: no file matches \`${pattern.slice(1)}\`.`,
    hint: 'Correct it (paths start from the folder of this file), or delete the line.',
  }),
};
