import { durationKind, type Duration } from './duration.ts';
import { quantity, type QuantityKind } from './quantity.ts';

/** How soon people answer. Without a duration only the hours are promised: `during business hours`. */
export interface ResponseTime {
  text: string;
  duration?: Duration;
  /** The clock runs in business hours only. */
  businessHours: boolean;
}

export const responseTimeKind: QuantityKind<ResponseTime> = {
  name: 'a time to respond',
  examples: ['15 minutes', 'next business day', 'during business hours', 'best effort'],
  parse(text) {
    if (/^(?:during |in )?business hours$/i.test(text)) return { value: { text, businessHours: true } };
    if (/^(?:best effort|when convenient|none)$/i.test(text)) return { value: { text, businessHours: false } };
    const parsed = durationKind.parse(text);
    if ('problem' in parsed) return { problem: `\`${text}\` is not a time to respond.` };
    return { value: { text, duration: parsed.value, businessHours: parsed.value.businessDays > 0 } };
  },
};

export const responseTime = quantity(responseTimeKind);
