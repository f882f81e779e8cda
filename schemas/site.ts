import { z } from 'zod';
import { contentType } from './content-type.ts';
import { id, reference, sentence, webAddress } from './identifiers.ts';
import { quantity } from './quantities/quantity.ts';
import { sizeKind } from './quantities/size.ts';
import { timeZone } from './quantities/time.ts';
import { recordByName } from './record-by-name.ts';
import { ruleGlob } from './rule-glob.ts';
import { checkLevels, linkPrefixes } from './rule-judging.ts';
import { contentSecuritySchema, menuSchema, themeSchema } from './site-look.ts';

/** How much of a site stays on a reader's device for reading without a network. */
export const keeps = ['all', 'essential', 'nothing'] as const;

/** What search engines may do with the site. */
const robots = ['all', 'none'] as const;

const offlineSchema = z.strictObject({
  keep: z
    .enum(keeps)
    .default('all')
    .meta({
      description:
        'What stays on the device of a reader: `all` of the site, the `essential` pages (home, alerts, runbooks, contacts, severities, and search in them), or `nothing`.',
      examples: ['all', 'essential', 'nothing'],
    }),
  most: quantity(sizeKind)
    .prefault('50 MB')
    .meta({
      description:
        'Size, uncompressed, above which only the essential pages are kept, and of those as many as fit, of the worst alerts first: `kB`, `MB` or `GB`.',
      examples: ['50 MB'],
    }),
});

export const siteSchema = z.strictObject({
  name: sentence.meta({ description: 'Name of the site, shown on every page.', examples: ['Payments on call'] }),
  description: sentence.optional().meta({
    description: 'One sentence that says whose site this is.',
    examples: ['Runbooks and contacts of the payments teams.'],
  }),
  url: webAddress.meta({
    description: 'Public address of the site, with its path if it has one.',
    examples: ['https://oncall.example.com/'],
  }),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: 'Expected a language tag, such as `en` or `pt-BR`.' })
    .default('en')
    .meta({ description: 'Language of the content (BCP 47).', examples: ['en', 'pt-BR'] }),
  timeZone: timeZone
    .default('UTC')
    .meta({ description: 'Time zone for dates that name none (IANA name).', examples: ['UTC', 'Europe/Berlin'] }),
  severityMatrix: reference('matrix')
    .optional()
    .meta({ description: 'Severity matrix of services that name none.', examples: ['default'] }),
  severity: recordByName(
    sentence,
    z.union([id, z.array(id).min(1, { error: 'Expected at least one level.' })], {
      error: 'Expected the id of a level, such as `p1`, or a list of ids of different matrices.',
    }),
  )
    .default({})
    .meta({
      description:
        'Words for severities in alert rules, and the level that each stands for: its id, or one for each matrix. Other words stand for the level that has them as its id, name or label, else for none.',
      examples: [{ critical: 'p1', page: 'p1', ticket: ['p3', 'sev3'] }],
    }),
  repository: z
    .strictObject({
      editUrl: sentence
        .regex(/^https?:\/\/.*\{file\}/, {
          error:
            'Expected a web address with `{file}` where the file name goes, such as `https://github.com/you/docs/edit/main/content/{file}`.',
        })
        .meta({
          description:
            'Address that opens a content file for editing; `{file}` stands for its path in the content folder.',
          examples: ['https://github.com/you/docs/edit/main/content/{file}'],
        }),
    })
    .optional()
    .meta({
      description: 'Where the content is kept, for edit links.',
      examples: [{ editUrl: 'https://github.com/you/docs/edit/main/content/{file}' }],
    }),
  rules: z
    .array(ruleGlob)
    .default([])
    .meta({
      description:
        'Alert rule files to read, in the same repository, as paths or globs relative to the content folder.',
      examples: [['alerts/**/*.yaml']],
    }),
  linkPrefixes,
  internal: z
    .array(sentence)
    .default([])
    .meta({
      description:
        'Fields that `alertbook build --public` leaves out everywhere, as `type.field`; lists on the way stand for all that is in them.',
      examples: [['team.people.phone', 'team.people.email', 'service.links']],
    }),
  trustPages: z
    .boolean()
    .default(false)
    .meta({
      description:
        'Whether `content/pages/` may run code: full MDX with imports and expressions. Leave it off unless every author is trusted.',
      examples: [false],
    }),
  offline: offlineSchema.prefault({}).meta({
    description: 'What readers can read without a network after their first visit.',
    examples: [{ keep: 'essential' }, { most: '20 MB' }],
  }),
  theme: themeSchema.optional().meta({
    description: 'How the site looks: a colour, a logo and a stylesheet of the team.',
    examples: [{ accent: '#0b6e4f', logo: 'logo.svg' }],
  }),
  menu: menuSchema.default([]).meta({
    description:
      'Sections in the order of the menu, by id, with other names where wanted. Others follow; those without content are not shown.',
    examples: [[{ id: 'runbooks' }, { id: 'alerts', name: 'Alarms' }, { id: 'glossary', hidden: true }]],
  }),
  robots: z
    .enum(robots)
    .default('all')
    .meta({
      description: 'Whether search engines may list the site: `all` or `none`.',
      examples: ['none'],
    }),
  contentSecurity: contentSecuritySchema.optional().meta({
    description:
      'What pages may load besides the files of the site, which is nothing if not given. Previews leave it out.',
    examples: [{ load: 'https://stats.example.com/script.js', connect: ['https://stats.example.com'] }],
  }),
  runbookKinds: recordByName(id, z.array(sentence))
    .default({})
    .meta({
      description:
        'Sections that a runbook of each kind must have, in order; adds to the built-in kinds or replaces them.',
      examples: [{ alert: ['Meaning', 'Impact', 'Diagnosis', 'Mitigation', 'Verification'] }],
    }),
  checks: checkLevels,
});

export const siteType = contentType({
  schema: siteSchema,
  place: { file: 'site' },
  formats: ['yaml'],
  label: { title: 'Site', description: 'Settings of the whole site, in `site.yaml`.' },
  noun: 'site',
  page: { address: () => '/' },
  service: 'none',
  titleOf: ({ name }) => name,
  itemsOf: () => [],
});
