import { z } from 'zod';
import { recordByName } from '../../schemas/record-by-name.ts';
import type { Alert } from '../model/alerts/alerts.ts';
import { alertAddress } from '../model/alerts/alerts.ts';
import { severityOfAlert } from '../model/alerts/alert-page.ts';
import { addressOf } from '../model/site/document-address.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { UrlIndex } from '../model/site/url-index.ts';
import { contentJsonSchema } from './content-json.ts';
import { changesJsonSchema } from './diff-json.ts';

const address = z
  .string()
  .regex(/^\/\S*$/)
  .meta({ description: 'Address from the root of the site, percent-encoded where a link needs it.' });

const level = z.object({ id: z.string(), name: z.string(), label: z.string(), rank: z.int().min(1).max(5) });

/** `/api/v1/urls.json`: every address of the site, for those who check links to it. */
export const urlsJsonSchema = z.object({
  version: z.literal(1).meta({ description: 'Changes when a field is removed or means something else.' }),
  site: z.url().meta({ description: 'Public address of the site, with the last slash.' }),
  pages: recordByName(address, z.array(z.string()).nullable()).meta({
    description: 'Pages, with their anchors; null where they cannot all be known.',
  }),
  alternates: recordByName(address, z.object({ of: address, kind: z.enum(['spelling', 'moved']) })).meta({
    description: 'Addresses that show the page of another one.',
  }),
  anchors: recordByName(address, address).meta({ description: 'Old anchors, and where each leads now.' }),
  alerts: recordByName(
    z.string(),
    z.object({
      address,
      runbook: address.nullable(),
      severity: level.extend({ matrix: z.string().optional() }).nullable(),
      section: z.string().optional(),
      matrix: z.string().optional(),
    }),
  ).meta({
    description:
      'Alerts by name: their page, the runbook that covers them, the section that is for them, the severity it states, and the matrix of their service where it is not the usual one.',
  }),
  matrices: recordByName(z.string(), z.array(level))
    .default({})
    .meta({ description: 'Levels of each severity matrix, the worst first.' }),
  severity: z
    .object({ matrix: z.string().optional(), words: recordByName(z.string(), z.array(z.string())) })
    .optional()
    .meta({ description: 'The usual severity matrix, and the ids of levels that words of rules stand for.' }),
  runbooks: recordByName(
    address,
    z.object({
      team: z.string().optional(),
      reviewed: z.string().optional(),
      due: z.string().optional(),
      isOfOne: z.literal(true).optional(),
      isDraft: z.literal(true).optional(),
    }),
  )
    .optional()
    .meta({
      description:
        'Runbooks in use and guides: who keeps each, its last review and the next, whether it is for one alert alone, and whether it is a draft.',
    }),
  parameters: recordByName(address, z.array(z.object({ name: z.string(), hasDefault: z.boolean() })))
    .optional()
    .meta({ description: 'Parameters of the pages that have some.' }),
  prefixes: recordByName(z.string(), address)
    .optional()
    .meta({ description: 'Beginnings of links in rules that stand for an address of the site.' }),
});

/** `/api/v1/alerts.json`: every alert with what an annotation or a bot may want to say of it. */
export const alertsJsonSchema = z.object({
  version: z.literal(1).meta({ description: 'Changes when a field is removed or means something else.' }),
  site: z.url().meta({ description: 'Public address of the site, with the last slash.' }),
  alerts: z.array(
    z.object({
      name: z.string(),
      url: z.url().meta({ description: 'Permanent address: what an annotation should hold.' }),
      service: z.string().nullable(),
      severity: z.string().nullable().meta({ description: 'Short name of the level.' }),
      runbook: z.url().nullable(),
      rules: z.int().min(0).meta({ description: 'Number of rules of this name.' }),
    }),
  ),
});

/** Text of `urls.json`, one address a line, so that a copy in a repository has small diffs. */
export function formatUrlsJson(index: UrlIndex): string {
  const { site, ...groups } = index;
  const known = Object.entries(groups).filter(([, entries]) => entries !== undefined);
  const lines = known.map(([name, entries]) => {
    const rows = Object.entries(entries as Record<string, unknown>).map(
      ([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    );
    return `  ${JSON.stringify(name)}: {${rows.length > 0 ? `\n${rows.join(',\n')}\n  ` : ''}}`;
  });
  return `{\n  "version": 1,\n  "site": ${JSON.stringify(site)},\n${lines.join(',\n')}\n}\n`;
}

/** Text of `alerts.json`. */
export function formatAlertsJson(catalogue: Catalogue, alerts: ReadonlyMap<string, Alert>, site: string): string {
  const urlOf = (address: string): string => site.replace(/\/$/, '') + address;
  const entries = [...alerts.values()].map((alert) => {
    const runbook = alert.runbooks.find(({ runbook }) => runbook.data.status !== 'planned')?.runbook;
    return {
      name: alert.name,
      url: urlOf(alertAddress(alert.name)),
      service: alert.serviceId ?? null,
      severity: severityOfAlert(catalogue, alert)?.level.label ?? null,
      runbook: runbook ? urlOf(addressOf(runbook)) : null,
      rules: alert.rules.length,
    };
  });
  return `${JSON.stringify({ version: 1, site, alerts: entries }, null, 1)}\n`;
}

const apiSchemas = {
  urls: urlsJsonSchema,
  alerts: alertsJsonSchema,
  content: contentJsonSchema,
  changes: changesJsonSchema,
};
export type ApiSchemaName = keyof typeof apiSchemas;
export const apiSchemaNames = Object.keys(apiSchemas) as ApiSchemaName[];

/** JSON Schema of `/api/v1/<name>.json`. */
export function apiSchemaOf(name: ApiSchemaName): Record<string, unknown> {
  return z.toJSONSchema(apiSchemas[name], { target: 'draft-7' });
}
