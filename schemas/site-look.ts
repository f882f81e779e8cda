import { z } from 'zod';
import { sentence } from './identifiers.ts';

const colour = z
  .string({ error: "Expected a colour in quotes, such as `'#0b6e4f'`: `#` begins a comment without them." })
  .regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, {
    error: "Expected a colour as three or six hexadecimal digits in quotes, such as `'#0b6e4f'`.",
  })
  .meta({ examples: ['#0b6e4f'] });

/** A file of `public/`, by its path below it. */
const publicPath = z
  .string()
  .regex(/^(?![/.])(?!.*(?:\/\/|\/\.|[\\:?#%]))\S(?:.*\S)?$/, {
    error: 'Expected the path of a file in `public/`, as seen from that folder, such as `brand/logo.svg`.',
  })
  .meta({ examples: ['logo.svg'] });

/** A value for both themes, or one for each. */
function forBoth<Value extends z.ZodType>(value: Value) {
  return z.union([
    value,
    z.strictObject({
      light: value.meta({ ...value.meta(), description: 'The one of the light theme.' }),
      dark: value.meta({ ...value.meta(), description: 'The one of the dark theme.' }),
    }),
  ]);
}

export const themeSchema = z.strictObject({
  accent: forBoth(colour)
    .optional()
    .meta({
      description:
        'Colour of links, buttons and marks, as `#rrggbb`; or one each for `light` and `dark`. Of one colour, the dark theme takes the nearest that can be read.',
      examples: ['#0b6e4f', { light: '#0b6e4f', dark: '#5fd3a8' }],
    }),
  logo: forBoth(publicPath)
    .optional()
    .meta({
      description:
        'Picture in `public/` that stands in the header in the place of the name; or one each for `light` and `dark`.',
      examples: ['logo.svg', { light: 'logo.svg', dark: 'logo-dark.svg' }],
    }),
  stylesheet: publicPath.optional().meta({
    description: 'Stylesheet in `public/` that every page loads after its own. It may fetch nothing from other hosts.',
    examples: ['brand.css'],
  }),
  picture: publicPath.optional().meta({
    description:
      'Picture in `public/` that chats show beside a link to a page: PNG or JPEG, best of 1200 × 630 pixels.',
    examples: ['share.png'],
  }),
});

export const menuSchema = z.array(
  z.strictObject({
    id: sentence.meta({ description: 'Id of the section: the first part of its address.', examples: ['alerts'] }),
    name: sentence.optional().meta({ description: 'Name in the menu; its own if not given.', examples: ['Alarms'] }),
    hidden: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether it is left out of the menu. Its pages stay.', examples: [true] }),
  }),
);

/** What would let more than one host in, by how it is written. */
const tooOpen = /['*]|^(?:data|blob|https?|wss?|filesystem|about):?$|^data:/i;

const host = z
  .string()
  .refine((text) => !tooOpen.test(text), {
    error: ({ input }) =>
      `\`${String(input)}\` would let anyone in. Expected the address of one host, such as \`https://stats.example.com\`.`,
  })
  .refine((text) => tooOpen.test(text) || /^https:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?$/i.test(text), {
    error: 'Expected `https://` and a host, without a path, such as `https://stats.example.com`.',
  })
  .meta({ examples: ['https://stats.example.com'] });

export const contentSecuritySchema = z.strictObject({
  load: z
    .string()
    .regex(/^https:\/\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?::\d{1,5})?\/[^\s"'<>\\^`{|}]*$/i, {
      error: 'Expected the address of one script, such as `https://stats.example.com/script.js`.',
    })
    .optional()
    .meta({
      description: 'One script that every page loads last. Its host is allowed with it. Previews leave it out.',
      examples: ['https://stats.example.com/script.js'],
    }),
  scripts: z
    .array(host)
    .default([])
    .meta({
      description: 'Further hosts that scripts may come from.',
      examples: [['https://cdn.stats.example.com']],
    }),
  connect: z
    .array(host)
    .default([])
    .meta({ description: 'Hosts that scripts may send to and ask.', examples: [['https://stats.example.com']] }),
});

export type Theme = z.output<typeof themeSchema>;
export type ContentSecurity = z.output<typeof contentSecuritySchema>;
