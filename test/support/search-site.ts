import type { Page } from 'playwright-core';
import { shop } from './shop.ts';

/** Names that try what names of alerts may be. */
export const alertNames = [
  'KubePodCrashLooping',
  'KubePodNotReady',
  'KubePersistentVolumeFillingUp',
  'KubeAPIDown',
  'NodeFilesystemSpaceFillingUp',
  'Disk full on data',
  'Größe übrig',
  'Диск заполнен',
  '磁盘空间不足',
];

/** A small shop with a till, a page that runs code, and alerts of all scripts. */
export const searchedContent = {
  ...shop,
  'site.yaml': `${shop['site.yaml']}trustPages: true\n`,
  'pages/about.mdx': '---\ntitle: About\n---\n\nSum: {1 + 1}\n',
  'alerts/kube.yaml': `groups:\n  - name: kube\n    rules:\n${alertNames
    .map((name) => `      - {alert: ${name}, expr: up == 0, labels: {severity: warning}}\n`)
    .join('')}`,
  'services/till.yaml': 'name: Till\nsummary: Takes money.\nowner: shop\nescalation: shop\n',
  'runbooks/till/card-reader.mdx': `---
title: Card readers are silent
service: till
severity: p1
alerts: [TillReaderSilent]
symptoms: [spinner on the pay button, customers queue at the desk]
aliases: [/wiki/dead-terminal/]
---

## Meaning

The gateway refuses the handshake with "certificate has expired".

## Impact

Customers pay in cash.

## Diagnosis

Look at the log of the gateway.

## Mitigation

### Renew the certificate [#renew]

\`\`\`bash risk=caution
certbot renew --cert-name readers.example.com
\`\`\`

### Ask the acquirer

The acquirer may have closed the contract, with \`<em>\` around it.
`,
};

/** What people type: names and halves of them, symptoms, commands, and what nothing answers. */
export const queries = [
  ...alertNames,
  ...alertNames.map((name) => name.toLowerCase()),
  ...['crashloop', 'pod crash', 'KubePVFilling', 'KubePodCrashLoping', 'podcrashlooping', 'kube api', 'filling up'],
  ...['shop', 'till', 'ada', 'lovelace', '#shop-alerts', 'availability', 'p1', 'critical', 'on call', 'first shift'],
  ...[
    'orders are late',
    'pay button',
    'dead terminal',
    'certificate',
    'certbot renew',
    'acquirer',
    'handshake expired',
  ],
  ...['kubectl delete', 'jobs wait longer', 'replay the journal', 'database', 'maintenance', 'zanzibar xylophones'],
  ...['"certificate has expired"', 'cafe\u0301', 'grosse', 'ＫＵＢＥ', 'why do customers queue'],
];

/** What is found, as `title address`, once the text is searched too. */
export async function ask(page: Page, query: string): Promise<string[]> {
  await page.getByRole('combobox', { name: 'Search' }).fill(query);
  return await found(page);
}

export async function found(page: Page): Promise<string[]> {
  await page.locator('#search-list[aria-busy="false"]').waitFor({ state: 'attached' });
  const root = await page.evaluate(() => new URL(document.documentElement.dataset['root']!, location.href).href);
  const options = await page
    .locator('[role="option"]')
    .evaluateAll((links) =>
      links.map((link) => `${link.querySelector('.search-title')!.textContent} ${(link as HTMLAnchorElement).href}`),
    );
  return options.map((option) => option.replace(root, ''));
}
