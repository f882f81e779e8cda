import { decimal, decimalText, numberPattern, type DecimalText } from './decimal.ts';
import { quantity, type QuantityKind } from './quantity.ts';

/** A share of a whole. `99.95%` has the ratio `0.9995`, exactly. */
export interface Percentage {
  text: string;
  ratio: DecimalText;
}

const pattern = new RegExp(`^(${numberPattern})\\s*(?:%|percent)$`, 'i');

export const percentageKind: QuantityKind<Percentage> = {
  name: 'a percentage',
  examples: ['99.9%', '5%'],
  parse(text) {
    const number = pattern.exec(text)?.[1];
    if (number === undefined) return { problem: `\`${text}\` is not a percentage.` };
    return { value: { text, ratio: decimalText(decimal(number).div(100)) } };
  },
};

export const percentage = quantity(percentageKind);
