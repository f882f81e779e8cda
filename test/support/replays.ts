import { runChecks } from '../../src/checks/registry.ts';
import { compareSites } from '../../src/model/diff/compare.ts';
import type { Change, SiteChanges } from '../../src/model/diff/changes.ts';
import { stateOf } from '../../src/model/diff/state-of.ts';
import type { SiteState } from '../../src/model/diff/site-state.ts';
import { catalogueFrom } from './content-folder.ts';
import { shop } from './shop.ts';

const day = '2026-03-01';

/** The shop with a procedure, a shared part that says something, rules of alerts, a routine and a picture: what replayed changes change. */
export const replayed: Record<string, string> = {
  ...shop,
  'site.yaml': `${shop['site.yaml']}checks:\n  url/unrecorded: off\n`,
  'teams/shop.yaml': shop['teams/shop.yaml']!.replace('"[Contact Info]"', '"+12025550199"'),
  'runbooks/shop/restore.mdx': `---
title: Restore the database
service: shop
kind: procedure
severity: p1
owner: shop
reviewed: 2026-01-10
reviewEvery: 180 days
---

## Purpose

Get the orders back after the database was lost. Nobody needs to be asked before.

## Procedure

1. Stop the shop.
2. Take the newest snapshot.

\`\`\`bash
restore --snapshot latest
\`\`\`

## Verification

| what | expected |
| --- | --- |
| orders | all of yesterday |
| payments | none twice |

## Rollback

Keep the old database for a day.
`,
  'parts/verify-health.mdx': `${shop['parts/verify-health.mdx']}
All pods should be ready.
`,
  'images/rotation.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n',
  'alerts/shop.yaml': `groups:
  - name: shop
    rules:
      - alert: ShopQueueBacklog
        expr: queue_depth > 100
        for: 15m
        labels:
          severity: warning
        annotations:
          summary: Orders wait.
          runbook_url: https://oncall.example.com/alerts/ShopQueueBacklog/
      - alert: ShopDown
        expr: up == 0
        labels:
          severity: critical
`,
  'recovery/shop.yaml': `${shop['recovery/shop.yaml']}drills:
  - id: failover
    what: Failover
    every: quarterly
`,
  'maintenance/shop.yaml': `${shop['maintenance/shop.yaml']}routines:
  - id: weekly
    name: Weekly review
    every: weekly
    tasks: [Read the logs]
`,
};

/** Files to put over a folder: their text, a replacement in it, or undefined to delete it. */
export type Edits = Record<string, string | undefined | [text: string, by: string][]>;

/** A content folder with edits. @throws Error when a text to replace is not there, so that no replay passes by accident. */
export function withEdits(files: Record<string, string>, edits: Edits): Record<string, string> {
  const result = { ...files };
  for (const [path, edit] of Object.entries(edits)) {
    if (edit === undefined) delete result[path];
    else if (typeof edit === 'string') result[path] = edit;
    else
      for (const [text, by] of edit) {
        if (!result[path]?.includes(text)) throw new Error(`${path} does not hold ${JSON.stringify(text)}.`);
        result[path] = result[path].replace(text, () => by);
      }
  }
  return result;
}

/** What readers get of a content folder, judged on one day. */
export function stateFrom(files: Record<string, string>, today = day): SiteState {
  const catalogue = catalogueFrom(files);
  const findings = runChecks(catalogue, { today });
  return stateOf(catalogue, { findings, day: today }, catalogue.site?.data.url ?? 'https://oncall.example.com/');
}

/** What edits of the replayed folder change. */
export function changesOf(edits: Edits, today?: string): SiteChanges {
  return compareSites(stateFrom(replayed, today), stateFrom(withEdits(replayed, edits), today));
}

/** `people changed person Ada Lovelace` for each change. */
export function named({ section, kind, noun, name }: Change): string {
  return `${section} ${kind} ${noun} ${name}`;
}
