import { z } from 'zod';
import { changeKinds, sectionNames } from '../model/diff/changes.ts';
import type { DiffReport } from './diff-report.ts';
import { inertJson } from './inert-text.ts';

const side = z.object({
  kind: z.enum(['content', 'site', 'revision']),
  name: z.string().meta({ description: 'As it was named.' }),
  detail: z.string().meta({ description: 'Its commit, or what is particular about it.' }),
});

/** `alertbook diff --format json`: what a change does, for tools. */
export const changesJsonSchema = z.object({
  version: z.literal(1).meta({ description: 'Changes when a field is removed or means something else.' }),
  old: side,
  new: side,
  notes: z
    .array(z.object({ text: z.string(), names: z.array(z.string()) }))
    .meta({ description: 'What could not be compared, and why.' }),
  counts: z
    .partialRecord(z.enum(sectionNames as [string, ...string[]]), z.int())
    .meta({ description: 'Changes in each section.' }),
  changes: z
    .array(
      z.object({
        section: z.enum(sectionNames as [string, ...string[]]),
        kind: z.enum(changeKinds).meta({ description: 'What happened.' }),
        noun: z.string().meta({ description: 'What it happened to: `runbook`, `person`; of a problem its level.' }),
        name: z.string(),
        of: z.string().optional().meta({ description: 'What it belongs to; of a problem its place.' }),
        address: z.string().optional().meta({ description: 'Where it is on the new side.' }),
        oldAddress: z.string().optional().meta({ description: 'Where it was on the old side, when that differs.' }),
        values: z.array(
          z.object({
            field: z.string(),
            old: z.string().optional(),
            new: z.string().optional(),
            remark: z.string().optional(),
          }),
        ),
        text: z.array(
          z.object({
            kind: z.enum(['added', 'removed', 'changed']),
            words: z
              .array(z.tuple([z.enum(['=', '-', '+']), z.string()]))
              .meta({ description: 'Runs of words: `=` stayed, `-` are gone, `+` are new.' }),
          }),
        ),
      }),
    )
    .meta({ description: 'In the order in which they matter to people on call.' }),
});

/** The whole report, for tools. */
export function diffJson({ old, new: now, notes, changes }: DiffReport): string {
  const counts: Record<string, number> = {};
  for (const { section } of changes) counts[section] = (counts[section] ?? 0) + 1;
  return `${inertJson({ version: 1, old, new: now, notes, counts, changes }, 1)}\n`;
}
