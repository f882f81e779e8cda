import { durationKind, type Duration } from './duration.ts';
import { quantity, type QuantityKind } from './quantity.ts';

/** A duration that is an upper limit; the sign in front may be left out: `4 hours`, `< 30 minutes`. */
export interface BoundedDuration {
  text: string;
  duration: Duration;
}

export const boundedDurationKind: QuantityKind<BoundedDuration> = {
  name: 'a duration that is not exceeded',
  examples: ['4 hours', '< 30 minutes', '15m', '0'],
  parse(text) {
    const parsed = durationKind.parse(text.replace(/^(?:<=|<|≤)\s*/, ''));
    return 'problem' in parsed ? parsed : { value: { text, duration: parsed.value } };
  },
};

export const boundedDuration = quantity(boundedDurationKind);
