import type { Catalogue } from '../catalogue/catalogue.ts';
import { formatOfName, pictureFormats } from '../catalogue/picture.ts';

/** Names that the icon of a team has at the top of `public/`, the best first. */
const names = ['favicon.svg', 'favicon.png', 'favicon.ico'];

/** The icon that browsers show beside the name of a page: the one of the team where it has one. */
export function iconOf({ publicFiles }: Catalogue): { path: string; type: string } {
  const own = new Set((publicFiles ?? []).map(({ path }) => path));
  const path = names.find((name) => own.has(name)) ?? 'icons/icon.svg';
  return { path, type: pictureFormats[formatOfName(path)!].type };
}
