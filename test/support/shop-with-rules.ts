import { allDocuments, linkCatalogue, type Catalogue } from '../../src/model/catalogue/catalogue.ts';
import { catalogueFrom } from './content-folder.ts';
import { shop } from './shop.ts';

/**
 * The shop with what links of alerts can run into: an old address of a page, an old anchor, a second runbook, and an
 * alert (`ShopUncovered`) that has a page and no runbook.
 */
export const shopFiles: Readonly<Record<string, string>> = {
  ...shop,
  'slos/shop.yaml': shop['slos/shop.yaml']!.replace(
    '    component: api\n',
    '    component: api\n    alerts: [ShopUncovered]\n',
  ),
  'runbooks/shop/queue-backlog.mdx': shop['runbooks/shop/queue-backlog.mdx']!.replace(
    'service: shop\n',
    'service: shop\naliases: [/wiki/queue/]\n',
  ).replace('## Impact', '## Job [#shop-job]\n\nx\n\n## Impact'),
  'runbooks/shop/latency.mdx': shop['runbooks/shop/queue-backlog.mdx']!.replace('severity: p2', 'severity: p1').replace(
    'ShopQueueBacklog',
    'ShopLatencyHigh',
  ),
};

export function shopWithRules(url: string): Catalogue {
  const catalogue = catalogueFrom({
    ...shopFiles,
    'site.yaml': shop['site.yaml']!.replace('https://oncall.example.com/', url),
  });
  if (catalogue.broken.length > 0) throw new Error(JSON.stringify(catalogue.findings));
  const address = '/runbooks/shop/queue-backlog/#old-name';
  const at = { file: 'urls.lock', line: 1, column: 1 };
  const ledger = new Map([
    [address, { address, leadsTo: address.replace('old-name', 'mitigation'), retired: undefined, at }],
  ]);
  return linkCatalogue({ documents: allDocuments(catalogue), broken: [], findings: [], ledger });
}
