import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { problemsOfPublicFiles } from './picture-problems.ts';

/** What it finds is not published, whatever level `site.yaml` gives it. */
export const themeUnsafeStylesheet = {
  id: 'theme/unsafe-stylesheet',
  level: 'error',
  summary: 'Stylesheets in `public/` fetch nothing from other hosts.',
  run: (catalogue: Catalogue) => problemsOfPublicFiles(catalogue, 'stylesheet'),
} satisfies Check;
