import { sentence } from './identifiers.ts';

/** Choices of a glob that a matcher tries one after the other: more of them than few take hours on some file names. */
const maxStars = 3;
const maxAlternatives = 100;

/** A path of rule files, or a glob that any matcher is done with at once, whatever the names of files are. */
export const ruleGlob = sentence
  .refine(isQuick, {
    error: 'Expected a path, or a glob without brackets such as `+(…)`, with few `*`, such as `alerts/**/*.yaml`.',
  })
  .meta({ examples: ['alerts/**/*.yaml'] });

function isQuick(glob: string): boolean {
  if (glob.length > 500 || /[()]|\{[^{}]*\.\.[^{}]*\}/.test(glob)) return false;
  const stars = glob.split('/').map((part) => (part === '**' ? 1 : Math.max(0, (part.match(/\*/g) ?? []).length - 1)));
  const choices = (glob.match(/\{[^{}]*/g) ?? []).map((list) => list.split(',').length);
  return (
    stars.reduce((sum, count) => sum + count, 0) <= maxStars &&
    choices.reduce((product, count) => product * count, 1) <= maxAlternatives
  );
}
