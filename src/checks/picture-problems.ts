import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Reported } from '../model/audit/finding.ts';
import type { PictureProblem } from '../model/catalogue/picture.ts';
import type { PublicProblem } from '../model/catalogue/public-file.ts';

/** What is wrong with pictures of the content and of `public/`, of one kind. */
export function problemsOfPictures(catalogue: Catalogue, wanted: PictureProblem['kind']): Reported[] {
  return [...ofKind(catalogue.pictures, wanted), ...problemsOfPublicFiles(catalogue, wanted)];
}

/** What is wrong with files of `public/`, of one kind. */
export function problemsOfPublicFiles({ publicFiles }: Catalogue, wanted: PublicProblem['kind']): Reported[] {
  return ofKind(publicFiles ?? [], wanted);
}

function ofKind(files: readonly { problems: readonly PublicProblem[] }[], wanted: PublicProblem['kind']): Reported[] {
  return files.flatMap(({ problems }) =>
    problems.filter(({ kind }) => kind === wanted).map(({ message, hint, at }) => ({ message, hint, at })),
  );
}
