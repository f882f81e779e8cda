import { decimal, decimalText, numberPattern, type DecimalText } from './decimal.ts';
import { quantity, type QuantityKind } from './quantity.ts';

/** An amount of money in one currency (ISO 4217). */
export interface Money {
  text: string;
  currency: string;
  amount: DecimalText;
}

const codeBySymbol: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
]);
const currencies = new Set(Intl.supportedValuesOf('currency'));
const pattern = new RegExp(`^(?:([A-Z]{3}|[$€£¥₹])\\s*(${numberPattern})|(${numberPattern})\\s*([A-Z]{3}|[€£]))$`);

export const moneyKind: QuantityKind<Money> = {
  name: 'an amount of money with its currency',
  examples: ['USD 5000', '€ 1,200', '$250'],
  parse(text) {
    const match = pattern.exec(text);
    if (!match) return { problem: `\`${text}\` is not an amount of money.` };
    const unit = (match[1] ?? match[4])!;
    const currency = codeBySymbol.get(unit) ?? unit;
    if (!currencies.has(currency)) return { problem: `\`${currency}\` is not a currency of ISO 4217.` };
    return { value: { text, currency, amount: decimalText(decimal((match[2] ?? match[3])!)) } };
  },
};

export const money = quantity(moneyKind);
