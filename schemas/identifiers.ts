import { z } from 'zod';
import { isDevice } from './address.ts';
import { quantity, quantityOrGap } from './quantities/quantity.ts';

/**
 * What a reference names. `component`, `environment`, `level`, `objective` and `link` are looked up in the service that
 * the file belongs to; `objective` and `link` may name another one: `service/id`. A `runbook` or `guide` may go on with
 * `#section`.
 */
export type ReferenceKind =
  | 'service'
  | 'component'
  | 'team'
  | 'member'
  | 'matrix'
  | 'level'
  | 'escalation'
  | 'objective'
  | 'runbook'
  | 'guide'
  | 'environment'
  | 'link'
  | 'part';

/** At most 200 characters: a file name, with its extension, has at most 255. */
export const idPattern = /^(?=.{1,200}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A name for machines: lower-case letters, digits and single hyphens. It becomes part of addresses, so it stays. */
export const id = z
  .string()
  .regex(idPattern, {
    error: ({ input }) =>
      `Expected an id of ${String(input).length > 200 ? 'at most 200 ' : ''}lower-case letters, digits and hyphens, such as \`checkout-api\`.`,
  })
  .meta({ examples: ['checkout-api'] });

/** An id that becomes the name of a file of the site. */
export const fileId = id
  .refine((text) => !isDevice(text), {
    error: 'Windows gives this name to a device, and no file there may have it. Expected another id, such as `ada`.',
  })
  .meta({ examples: ['ada'] });

const referencePatterns: Partial<Record<ReferenceKind, RegExp>> = {
  member: /^[a-z0-9-]+\/[a-z0-9-]+$/,
  runbook: /^[a-z0-9-]+\/[a-z0-9-]+(?:#\S+)?$/,
  guide: /^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:#\S+)?$/,
  part: /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/,
  link: /^(?:[a-z0-9-]+\/)?[a-z0-9-]+$/,
  objective: /^(?:[a-z0-9-]+\/)?[a-z0-9-]+$/,
};

const referenceExamples: Record<ReferenceKind, string> = {
  service: 'checkout',
  component: 'api',
  team: 'payments',
  member: 'payments/primary',
  matrix: 'payments',
  level: 'p1',
  escalation: 'payments',
  objective: 'availability',
  runbook: 'checkout/drain-queue',
  guide: 'checkout/on-call',
  environment: 'production',
  link: 'overview',
  part: 'verify-health',
};

/**
 * The id of something described elsewhere in the content. Only its form is judged here; whether it exists is a check's
 * business, because that takes the whole folder.
 */
export function reference(kind: ReferenceKind) {
  const example = referenceExamples[kind];
  return z
    .string()
    .regex(referencePatterns[kind] ?? idPattern, { error: `Expected the id of a ${kind}, such as \`${example}\`.` })
    .meta({ refersTo: kind, examples: [example] });
}

/** Text for people, at least one character. */
export const sentence = z.string().trim().min(1, { error: 'The text is empty. Write it, or delete the field.' });

/** An absolute web address. */
const webAddressKind = {
  name: 'an absolute web address',
  examples: ['https://status.example.com'] as [string],
  parse(text: string) {
    const address = /^https?:\/\//i.test(text) && URL.canParse(text);
    return address ? { value: text } : { problem: `\`${text}\` is not an absolute web address.` };
  },
};
export const webAddress = quantity<string>(webAddressKind);
export const webAddressOrGap = quantityOrGap<string>(webAddressKind);

export const emailOrGap = quantityOrGap<string>({
  name: 'an e-mail address',
  examples: ['oncall@example.com'],
  parse: (text) =>
    /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text) ? { value: text } : { problem: `\`${text}\` is not an e-mail address.` },
});

/** Text for people, or a placeholder that is read as a gap. */
export const textOrGap = quantityOrGap<string>({
  name: 'text',
  examples: ['Ada Lovelace'],
  parse: (text) => ({ value: text }),
});
