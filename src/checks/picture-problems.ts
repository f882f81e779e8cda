import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Reported } from '../model/audit/finding.ts';
import type { PictureProblem } from '../model/catalogue/picture.ts';

/** What is wrong with pictures, of one kind. */
export function problemsOfPictures({ pictures }: Catalogue, wanted: PictureProblem['kind']): Reported[] {
  return pictures.flatMap(({ problems }) =>
    problems.filter(({ kind }) => kind === wanted).map(({ message, hint, at }) => ({ message, hint, at })),
  );
}
