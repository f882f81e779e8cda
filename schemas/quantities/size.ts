import { decimal, decimalText, numberPattern, type DecimalText } from './decimal.ts';
import type { QuantityKind } from './quantity.ts';

/** An amount of data. `512 MB` is 512 000 000 bytes, `512 MiB` 536 870 912. */
export interface Size {
  text: string;
  bytes: DecimalText;
}

const pattern = new RegExp(`^(${numberPattern})\\s*(bytes?|B|[kKMGTPE]i?B?)$`);
const powers = ['', 'k', 'm', 'g', 't', 'p', 'e'];

export const sizeKind: QuantityKind<Size> = {
  name: 'a size',
  examples: ['512 MB', '100 GiB'],
  parse(text) {
    const match = pattern.exec(text);
    if (!match) return { problem: `\`${text}\` is not a size.` };
    const unit = match[2]!;
    const power = /^b/i.test(unit) ? 0 : powers.indexOf(unit.charAt(0).toLowerCase());
    const base = unit.includes('i') ? 1024 : 1000;
    return { value: { text, bytes: decimalText(decimal(match[1]!).times(decimal(base).pow(power))) } };
  },
};
