import { z } from 'zod';
import { sentence } from './identifiers.ts';
import { checkLevels, linkPrefixes } from './rule-judging.ts';
import { ruleGlob } from './rule-glob.ts';

/** A path that leads no higher than the file that names it: settings come with a change that a stranger may have made. */
const pathBelow = sentence.refine((text) => !/^(?:[\\/]|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(text), {
  error: 'Expected a path below this folder, such as `oncall/urls.json`.',
});

/** Files below the folder, for the same reason. Each choice between braces is a beginning too, and holds no dots for any glob. */
const globBelow = ruleGlob.refine(
  (glob) => !/(?:^!?|[{,])(?:[\\/]|[A-Za-z]:)|(?:^!?|[\\/])\.\.(?:[\\/]|$)/.test(glob),
  { error: 'Expected files below this folder, such as `rules/**/*.yaml`.' },
);

const acceptedSchema = z
  .strictObject({
    files: z
      .array(globBelow)
      .optional()
      .meta({
        description: 'Files it counts in, as paths or globs from this folder; all if empty.',
        examples: [['rules/vendor/**']],
      }),
    alerts: z
      .array(sentence)
      .optional()
      .meta({
        description: 'Alerts it counts for, by name; `*` stands for any text. All if empty.',
        examples: [['Watchdog', 'Test*']],
      }),
    checks: z
      .array(sentence)
      .optional()
      .meta({ description: 'Checks that are left out, by id; all if empty.', examples: [['rules/no-runbook']] }),
    reason: sentence.meta({
      description: 'Why, for whoever reads this next.',
      examples: ['It fires all the time, to show that the way to the pager works.'],
    }),
  })
  .refine(
    ({ files, alerts, checks }) => [files, alerts, checks].some((list) => list !== undefined && list.length > 0),
    {
      error: 'Expected one of `files`, `alerts` and `checks`: an entry without them would leave out everything.',
    },
  );

/** Settings of a repository of alert rules, in `alertbook.yaml`. */
export const rulesSettingsSchema = z.strictObject({
  urls: z
    .union([z.url({ protocol: /^https?$/, error: 'Expected a web address, or a path below this folder.' }), pathBelow])
    .optional()
    .meta({
      description: 'List of addresses of the site, `api/v1/urls.json`: its web address, or a saved copy by its path.',
      examples: ['https://oncall.example.com/api/v1/urls.json', 'urls.json'],
    }),
  site: z
    .url({ protocol: /^https?$/, error: 'Expected a web address, such as `https://oncall.example.com/`.' })
    .optional()
    .meta({ description: 'Where the site is, if not where its list says.', examples: ['https://oncall.example.com/'] }),
  rules: z
    .array(globBelow)
    .default([])
    .meta({
      description: 'Files of rules to read when a command names none, as paths or globs; `!` leaves out.',
      examples: [['rules/**/*.yaml', '!rules/drafts/**']],
    }),
  ignore: z
    .array(acceptedSchema)
    .default([])
    .meta({
      description: 'What is not reported, and why. An entry with `files` alone keeps them from being read.',
      examples: [[{ alerts: ['Watchdog'], checks: ['rules/no-runbook'], reason: 'It always fires.' }]],
    }),
  linkKeys: z
    .array(sentence)
    .min(1, { error: 'Expected at least one key, such as `runbook_url`.' })
    .optional()
    .meta({
      description: 'Annotations or tags that may hold the link; `rules link` writes the first. `runbook_url` if empty.',
      examples: [['runbook_url', 'playbook']],
    }),
  linkPrefixes,
  checks: checkLevels,
  baseline: pathBelow.optional().meta({
    description: 'File of findings that are known, which do not fail a run.',
    examples: ['alertbook-baseline.json'],
  }),
});

export type RulesSettings = z.output<typeof rulesSettingsSchema>;
