import { createHash } from 'node:crypto';
import { formatOfName } from '../../model/catalogue/picture.ts';
import type { PublicFile, PublicProblem } from '../../model/catalogue/public-file.ts';
import { contentOf } from '../pictures/picture-signatures.ts';
import { readPicture } from '../pictures/read-picture.ts';
import { stylesheetProblems } from './stylesheet.ts';

/** Endings that make browsers or hosts open a file as a page, or as a document that may hold scripts. */
const pages = /\.(?:x?html?|xht|shtml|mht(?:ml)?|xml|xslt?|rdf|svgz)$/i;

/** Endings that nobody opens as a page. */
const inert = /\.(?:txt|css|m?js|json|webmanifest|map|csv|ics|vcf|asc|woff2?|ttf|otf|pdf|zip|mp[34]|webm|ogg)$/i;

/**
 * Reads one file of `public/`, and says why it is not published where it is not. The site is served from one origin: what
 * is opened there as a page could read and change what it keeps on a device, and no policy holds it.
 *
 * @param path Below `public/`: `brand/logo.svg`.
 * @param shown Path as messages show it.
 */
export function readPublicFile(path: string, bytes: Uint8Array, shown: string): PublicFile {
  if (formatOfName(path) !== undefined) return { ...readPicture(path, bytes, shown), shown };
  const digest = createHash('sha256').update(bytes).digest('hex');
  const problems = /\.css$/i.test(path) ? stylesheetProblems(bytes, shown) : activeProblems(path, bytes, shown);
  return { path, digest, size: bytes.length, shown, problems };
}

function activeProblems(path: string, bytes: Uint8Array, file: string): PublicProblem[] {
  if (inert.test(path)) return [];
  const content = contentOf(bytes);
  // Proofs of ownership, as search engines ask for, are pages by their name alone.
  const isPage = pages.test(path) && (bytes.includes(0x3c) || bytes.includes(0) || content !== undefined);
  if (!isPage && content !== 'html' && content !== 'svg') return [];
  return [
    {
      kind: 'active',
      message: 'The file can be opened as a page of the site, which nothing would keep from running what it holds.',
      hint: 'Write it as a guide in `content/guides/`, or move it out of `public/`.',
      at: { file, line: 1, column: 1 },
    },
  ];
}
