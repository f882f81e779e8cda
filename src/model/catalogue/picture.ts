import type { Place } from '../text/place.ts';

/** Folder of the content that holds the pictures, and of the site that serves them. */
export const pictureFolder = 'images';

/**
 * Content security policy of a picture that is asked for by its own address. An SVG is a page then, of the origin of the
 * site: it may have a style of its own, and gets nothing else.
 */
export const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/** Formats that are published, each with the extensions that a name may have and the type that a server says. */
export const pictureFormats = {
  avif: { extensions: ['avif'], type: 'image/avif' },
  bmp: { extensions: ['bmp'], type: 'image/bmp' },
  gif: { extensions: ['gif'], type: 'image/gif' },
  ico: { extensions: ['ico'], type: 'image/x-icon' },
  jpeg: { extensions: ['jpg', 'jpeg'], type: 'image/jpeg' },
  png: { extensions: ['png'], type: 'image/png' },
  svg: { extensions: ['svg'], type: 'image/svg+xml' },
  webp: { extensions: ['webp'], type: 'image/webp' },
} as const;

export type PictureFormat = keyof typeof pictureFormats;

/** How large a picture is shown when nothing bounds it, in pixels of CSS. */
export interface Dimensions {
  width: number;
  height: number;
}

/** A file of `content/images/`. Plain data, without its bytes. */
export interface Picture {
  /** Path below the content folder, and below the site, with `/`: `images/queue.png`. */
  path: string;
  /** SHA-256 of the file, in hexadecimal. */
  digest: string;
  /** Size in bytes. */
  size: number;
  /** Undefined where it does not say, or is not published. */
  dimensions?: Dimensions;
  /** Why it is not published; none for a picture that is. */
  problems: PictureProblem[];
}

export interface PictureProblem {
  /** `format`: it is not what its name says. `unsafe`: it is an SVG that holds more than what draws. */
  kind: 'format' | 'unsafe';
  message: string;
  hint: string;
  at: Place;
}

/** Format that the name of a file says, in upper case or lower. */
export function formatOfName(path: string): PictureFormat | undefined {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  const formats = Object.entries(pictureFormats) as [PictureFormat, { extensions: readonly string[] }][];
  return formats.find(([, { extensions }]) => extension !== undefined && extensions.includes(extension))?.[0];
}
