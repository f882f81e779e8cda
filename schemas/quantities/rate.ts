import { decimal, decimalText, numberPattern, type DecimalText } from './decimal.ts';
import { durationKind, fixedSeconds } from './duration.ts';
import type { QuantityKind } from './quantity.ts';

/** A number of things in a stretch of time: `500 requests/s`, `20 jobs per minute`. */
export interface Rate {
  text: string;
  amount: DecimalText;
  /** What is counted, for example `requests`. */
  unit: string;
  /** The stretch of time, in seconds. */
  perSeconds: DecimalText;
}

const pattern = new RegExp(`^(${numberPattern})\\s*([a-z][a-z .-]*?)?\\s*(?:/|\\bper\\b)\\s*(\\d*\\s*[a-z]+)$`, 'i');

export const rateKind: QuantityKind<Rate> = {
  name: 'a rate',
  examples: ['500 requests/s', '20 jobs per minute'],
  parse(text) {
    const match = pattern.exec(text);
    if (!match) return { problem: `\`${text}\` is not a rate.` };
    const per = durationKind.parse(/^\d/.test(match[3]!) ? match[3]! : `1 ${match[3]}`);
    const perSeconds = 'value' in per ? fixedSeconds(per.value) : undefined;
    if (perSeconds === undefined || perSeconds.eq(0))
      return { problem: `\`${match[3]}\` is not a fixed stretch of time.` };
    return {
      value: {
        text,
        amount: decimalText(decimal(match[1]!)),
        unit: match[2] ?? '',
        perSeconds: decimalText(perSeconds),
      },
    };
  },
};
