import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { problemsOfPictures } from './picture-problems.ts';

/** What it finds is not published, whatever level `site.yaml` gives it. */
export const imageUnsafeSvg = {
  id: 'image/unsafe-svg',
  level: 'error',
  summary: 'Every SVG contains only drawing, and nothing that runs or loads something else.',
  run: (catalogue: Catalogue) => problemsOfPictures(catalogue, 'unsafe'),
} satisfies Check;
