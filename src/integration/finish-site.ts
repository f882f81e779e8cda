import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AddressesOfOld } from '../model/alternates.ts';
import { bundleScript, clientScripts } from './client-scripts.ts';
import { writeContentSecurity } from './content-security.ts';
import { releaseMemory } from './memory.ts';
import { writeServiceWorker, type KeptOffline, type OfflineSettings } from './service-worker.ts';
import { writeFullText } from './full-text.ts';
import { writeAlternates } from './write-alternates.ts';

/**
 * Makes a whole site of the pages that Astro has written. The order matters: what a step writes, the next ones see.
 *
 * @param site Folder that Astro has written to.
 */
export async function finishSite(
  site: string,
  {
    addresses,
    offline,
    onStep,
  }: { addresses: AddressesOfOld; offline: OfflineSettings; onStep?: (what: string) => void },
): Promise<KeptOffline> {
  writeContentSecurity(site);
  onStep?.('Indexing the text');
  releaseMemory();
  await writeFullText(site, () => writeAlternates(site, addresses));
  await writeScripts(site);
  onStep?.('Listing what is kept offline');
  return await writeServiceWorker(site, { addresses, offline });
}

async function writeScripts(site: string): Promise<void> {
  mkdirSync(path.join(site, 'assets'), { recursive: true });
  for (const name of clientScripts) writeFileSync(path.join(site, 'assets', `${name}.js`), await bundleScript(name));
}
