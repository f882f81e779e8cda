import { existsSync } from 'node:fs';
import path from 'node:path';
import { siteSchema } from '../../schemas/site.ts';
import { policyAdditions } from '../publish/content-security.ts';
import { todayIn, type Settings } from '../publish/settings.ts';
import { publishedFiles } from '../model/site/public-files.ts';
import { publicBeside } from '../workspace/public-folder.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { UsageError } from './exit.ts';
import { existingFolder } from './options.ts';

export interface SiteFlags {
  content: string;
  out: string;
  base?: string | undefined;
  site?: string | undefined;
  today?: string | undefined;
}

/** Day that counts as today, ISO 8601. */
export function todayFrom(flag: string | undefined): string {
  return flag ?? todayIn(process.env, new Date());
}

/**
 * Settings of one run: flags win over `site.yaml`. A `--site` with a path sets the base too.
 *
 * @throws UsageError when a flag cannot be used.
 */
export function settingsFrom(
  flags: SiteFlags,
  catalogue: Catalogue,
  { contentMayBeMissing = false }: { contentMayBeMissing?: boolean } = {},
): Settings {
  const address = flags.site ?? catalogue.site?.data.url ?? 'http://localhost/';
  const url = new URL(address);
  const base = flags.base ?? url.pathname;
  if (!/^[\w\-./~%]*$/.test(base)) throw new UsageError(`\`--base ${base}\`: expected a path such as /docs/.`);
  const content = contentMayBeMissing ? path.resolve(flags.content) : existingFolder(flags.content);
  const pages = path.join(content, 'pages');
  const offline = catalogue.site?.data.offline ?? siteSchema.shape.offline.parse(undefined);
  return {
    content,
    pages: catalogue.site?.data.trustPages && existsSync(pages) ? pages : undefined,
    out: path.resolve(flags.out),
    origin: url.origin,
    base: `/${base}/`.replace(/\/+/g, '/'),
    publicFiles: { folder: publicBeside(content), files: publishedFiles(catalogue) },
    security: policyAdditions(catalogue.site?.data),
    offline: { keep: offline.keep, most: Number(offline.most.bytes) },
    today: todayFrom(flags.today),
  };
}
