import { z } from 'zod';
import { recordByName } from '../../schemas/record-by-name.ts';
import { sectionNames } from '../model/diff/changes.ts';
import type { ContentState } from '../model/diff/site-state.ts';

const texts = recordByName(z.string(), z.string());
const section = z.enum(sectionNames as [(typeof sectionNames)[number], ...typeof sectionNames]);

/** Stands in sentences as it is. */
const noun = z.string().regex(/^[a-z]+(?: [a-z]+)*$/);

const item = z.object({
  key: z.string().meta({ description: 'Unique in its document: `person/ada`.' }),
  section,
  noun,
  name: z.string(),
  address: z.string(),
  fields: texts.meta({ description: 'Values by name, as pages show them.' }),
  budget: z
    .object({ ratio: z.string(), outageSeconds: z.string().exactOptional() })
    .exactOptional()
    .meta({ description: 'Error budget of an objective: exact decimals.' }),
});

const block = z.object({
  kind: z.enum(['text', 'command']),
  text: z.string().meta({ description: 'One paragraph, item, row or command, as Markdown writes it.' }),
  fields: texts.exactOptional().meta({ description: 'Of a command: its language, risk, undo.' }),
});

/** `/api/v1/content.json`: what is on the pages of a built site, for `alertbook diff`. */
export const contentJsonSchema = z.object({
  version: z.literal(1).meta({ description: 'Changes when a field is removed or means something else.' }),
  madeBy: z.string().meta({ description: 'Version of Alertbook that built the site.' }),
  day: z.iso.date().meta({ description: 'Day that counted as today for reviews and problems.' }),
  documents: z.array(
    z.object({
      key: z.string().meta({ description: 'Type and id: `runbook/checkout/latency`.' }),
      type: noun,
      path: z.string().meta({ description: 'Path below the content folder.' }),
      title: z.string(),
      address: z.string().meta({ description: 'Address on the site; empty for a part.' }),
      shownOn: z.array(z.string()).meta({ description: 'Addresses of the pages that show a part.' }),
      fields: z.array(z.object({ section, name: z.string(), value: z.string() })),
      items: z.array(item),
      blocks: z.array(block),
      anchors: z.array(z.string()).meta({ description: 'Addresses of the sections and steps of its text.' }),
      due: z.iso.date().exactOptional().meta({ description: 'Day of the next review.' }),
    }),
  ),
  alerts: z.array(
    z.object({
      name: z.string(),
      address: z.string(),
      runbook: z.object({ key: z.string(), title: z.string() }).nullable(),
      section: z.string().nullable(),
      rules: z.array(texts).meta({ description: 'What each rule of the alert says, by name.' }),
      sources: z.array(z.string()).meta({ description: 'Documents, and files of rules, that name it.' }),
    }),
  ),
  dead: z.array(z.string()).meta({ description: 'Addresses of the ledger that lead nowhere.' }),
  retired: texts.meta({ description: 'Addresses that lead nowhere on purpose, with the reason.' }),
  broken: z.array(z.object({ key: z.string(), path: z.string() })),
  pictures: z
    .array(
      z.object({
        path: z
          .string()
          .meta({ description: 'Path below the content folder, and below the site: `images/queue.png`.' }),
        digest: z.string().meta({ description: 'SHA-256 of the file, in hexadecimal.' }),
        size: z.int().meta({ description: 'In bytes.' }),
        refused: z.string().exactOptional().meta({ description: 'Why it is not published.' }),
      }),
    )
    .exactOptional()
    .meta({ description: 'Files of `images/`; missing in sites that were built before their digests were kept.' }),
  problems: z.array(
    z.object({
      id: z.string(),
      level: z.enum(['error', 'warning', 'note']),
      message: z.string(),
      file: z.string(),
      line: z.int(),
    }),
  ),
});

/** Text of `content.json`, in pieces: one document a line, so that no text of the whole site is held at once. */
export function* contentJsonLines(state: ContentState, madeBy: string): Generator<string> {
  const { documents, alerts, ...rest } = state;
  const head = JSON.stringify({ version: 1, madeBy, ...rest });
  yield `${head.slice(0, -1)},\n"documents":[\n`;
  for (const [index, document] of documents.entries())
    yield `${JSON.stringify(document)}${index === documents.length - 1 ? '' : ','}\n`;
  yield '],\n"alerts":[\n';
  for (const [index, alert] of alerts.entries())
    yield `${JSON.stringify(alert)}${index === alerts.length - 1 ? '' : ','}\n`;
  yield ']}\n';
}
