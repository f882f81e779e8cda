import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { problemsOfPictures } from './picture-problems.ts';

/** What it finds is not published, whatever level `site.yaml` gives it. */
export const imageWrongFormat = {
  id: 'image/wrong-format',
  level: 'error',
  summary: 'Every file in `images/` is a picture of the format that its name says.',
  run: (catalogue: Catalogue) => problemsOfPictures(catalogue, 'format'),
} satisfies Check;
