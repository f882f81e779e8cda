import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { quantityOrGap, type QuantityKind } from './quantity.ts';

/** A telephone number that can be dialled from anywhere. */
export interface Phone {
  text: string;
  /** E.164: `+` and at most 15 digits, as `tel:` wants it. */
  e164: string;
  /** With spaces, as people read it aloud. */
  international: string;
}

/** @see https://www.itu.int/rec/T-REC-E.164 */
export const phoneKind: QuantityKind<Phone> = {
  name: 'a telephone number with its country code (E.164)',
  examples: ['+49 30 901820', '+12025550143'],
  parse(text) {
    if (!text.startsWith('+')) return { problem: `\`${text}\` does not start with \`+\` and a country code.` };
    const number = parsePhoneNumberFromString(text);
    if (!number?.isPossible())
      return { problem: `\`${text}\` cannot be dialled: no country has numbers of this form.` };
    return { value: { text, e164: number.number, international: number.formatInternational() } };
  },
};

export const phoneOrGap = quantityOrGap(phoneKind);

/** How many digits a number has without its country code. @param e164 As {@link Phone} has it. */
export function nationalLength(e164: string): number {
  return parsePhoneNumberFromString(e164)?.nationalNumber.length ?? e164.length - 1;
}
