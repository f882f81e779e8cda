import { publishedOf } from '../model/site/dead-addresses.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { contentOption } from '../model/site/content-option.ts';
import type { Check } from '../model/audit/finding.ts';
import { unrecorded } from '../model/site/ledger.ts';

export const urlUnrecorded = {
  id: 'url/unrecorded',
  level: 'warning',
  summary: 'Every address of the site is in the ledger, so that none is lost when a page or heading is renamed.',
  run: (catalogue: Catalogue) => {
    // A ledger that could not be read in full may hold all of them.
    if (catalogue.findings.some(({ at, level }) => level === 'error' && at.file.endsWith('urls.lock'))) return [];
    const fresh = unrecorded(catalogue.ledger, publishedOf(catalogue));
    const [first] = fresh;
    if (first === undefined || catalogue.site === undefined) return [];
    const file = `${catalogue.site.file.slice(0, -catalogue.site.path.length)}urls.lock`;
    const more = fresh.length > 1 ? ` and ${fresh.length - 1} more` : '';
    return [
      {
        message: `The ledger does not list \`${first}\`${more} as current: nobody would notice if they stopped working.`,
        hint: `Run \`alertbook urls record${contentOption(catalogue)}\`, and commit \`urls.lock\`.`,
        at: { file, line: 1, column: 1 },
      },
    ];
  },
} satisfies Check;
