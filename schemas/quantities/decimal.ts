import Big from 'big.js';

/**
 * An exact decimal number as text without exponent, for example `0.9995`. Plain text, because it travels through JSON;
 * arithmetic goes through {@link decimal}.
 */
export type DecimalText = string;

/** A number as people write it: `1`, `0.5`, `1,500`, `12_000`. No sign, no exponent. */
export const numberPattern = String.raw`\d{1,3}(?:[,_]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;

/** An exact decimal from text or a whole number. @throws Error when the text is not a number. */
export function decimal(value: DecimalText | number): Big {
  return new Big(typeof value === 'string' ? value.replace(/[,_]/g, '') : value);
}

/** The exact decimal as text without exponent and without trailing zeros. */
export function decimalText(value: Big): DecimalText {
  return value.toFixed();
}
