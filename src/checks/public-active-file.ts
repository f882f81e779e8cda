import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { problemsOfPublicFiles } from './picture-problems.ts';

/** What it finds is not published, whatever level `site.yaml` gives it. */
export const publicActiveFile = {
  id: 'public/active-file',
  level: 'error',
  summary: 'No file in `public/` is a page, which could run scripts at the address of the site.',
  run: (catalogue: Catalogue) => problemsOfPublicFiles(catalogue, 'active'),
} satisfies Check;
