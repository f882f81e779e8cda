import type { Place } from '../text/place.ts';
import type { Picture } from './picture.ts';

/** Name of the folder beside the content whose files are copied into the site as they are. */
export const publicFolder = 'public';

/** A file of `public/`, by its path below it. Plain data, without its bytes. */
export interface PublicFile extends Omit<Picture, 'problems'> {
  /** Path as messages show it. */
  shown: string;
  /** Why it is not published; none for a file that may be. */
  problems: PublicProblem[];
}

export interface PublicProblem {
  /** `format` and `unsafe` as of pictures; `active`: it may run as a page; `stylesheet`: it fetches from elsewhere. */
  kind: 'format' | 'unsafe' | 'active' | 'stylesheet';
  message: string;
  hint: string;
  at: Place;
}
