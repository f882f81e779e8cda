import type { Document } from '../catalogue/document.ts';
import { formatOfName, pictureFolder, type Picture } from '../catalogue/picture.ts';
import { viewOf } from '../catalogue/views.ts';
import { withoutSite } from './links.ts';

/** Where an image or a link leads that names a picture by its extension. */
export interface PictureTarget {
  /** Path below the content folder: `images/queue.svg`; begins with `../` where it leads out of it. */
  path: string;
  /** Query and fragment as written, or empty. */
  rest: string;
  /** Whether it is written from the root of the site: `/images/queue.svg`. */
  isFromRoot: boolean;
}

/**
 * The picture that a text names: by its path from the file that the text is in, as code hosts read it, or from the root of the
 * site. Undefined for pictures of other sites, and for what is no picture.
 *
 * @param siteUrl Public address of the site: what starts with it is written from the root.
 */
export function pictureTarget(
  document: Pick<Document, 'path'>,
  href: string,
  siteUrl?: string,
): PictureTarget | undefined {
  const local = withoutSite(href, siteUrl);
  const [, written = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(local ?? '') ?? [];
  if (/\{\{/.test(written) || formatOfName(written) === undefined) return undefined;
  const isFromRoot = written.startsWith('/');
  const folder = isFromRoot ? [] : document.path.split('/').slice(0, -1);
  return { path: normalized([...folder, ...decoded(written).split('/')]), rest, isFromRoot };
}

/** Address of a picture from the root of the site; undefined for what is not among the pictures of the content. */
export function pictureAddress({ path, rest }: PictureTarget): string | undefined {
  return path.startsWith(`${pictureFolder}/`)
    ? `/${path.split('/').map(encodeURIComponent).join('/')}${rest}`
    : undefined;
}

/** Pictures of the content by their paths. */
export const picturesByPath = viewOf(
  ({ pictures }): ReadonlyMap<string, Picture> => new Map(pictures.map((picture) => [picture.path, picture])),
);

function normalized(segments: readonly string[]): string {
  const path: string[] = [];
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else path.push(segment);
  }
  return path.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
