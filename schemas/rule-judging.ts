import { z } from 'zod';
import { sentence } from './identifiers.ts';
import { recordByName } from './record-by-name.ts';

/** How loudly a finding is reported. Errors stop a build. */
export const levels = ['error', 'warning', 'note', 'off'] as const;

/** Settings of how rules are judged that `site.yaml` and `alertbook.yaml` share. */
export const linkPrefixes = recordByName(
  sentence.refine((prefix) => /[/}]$/.test(prefix), {
    error: 'Expected a beginning of links that ends with `/`, or with the `}}` of a template.',
  }),
  z
    .string()
    .regex(/^\/\S*$/, { error: 'Expected an address of this site that begins with `/`, such as `/runbooks/`.' }),
)
  .default({})
  .meta({
    description:
      'Beginnings of links in alert rules that stand for an address of this site: former hosts, folders of a repository, values of a chart.',
    examples: [{ 'https://old.example.com/': '/', 'docs/runbooks/': '/runbooks/', '{{ .Values.runbookUrl }}': '/' }],
  });

export const checkLevels = recordByName(z.string(), z.enum(levels))
  .default({})
  .meta({
    description: 'Level of each check that should differ from its own: `error`, `warning`, `note` or `off`.',
    examples: [{ 'runbook/review-overdue': 'off' }],
  });
