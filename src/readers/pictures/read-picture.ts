import { createHash } from 'node:crypto';
import {
  formatOfName,
  pictureFormats,
  type Picture,
  type PictureFormat,
  type PictureProblem,
} from '../../model/catalogue/picture.ts';
import { ownValue } from '../../model/text/own-value.ts';
import { pictureDimensions } from './picture-dimensions.ts';
import { contentOf, type Content } from './picture-signatures.ts';
import { svgProblems } from './read-svg.ts';

/** Pictures that were read earlier. */
interface PictureCache {
  get: (key: string, source: string) => object | undefined;
  set: (key: string, picture: Picture) => void;
}

/**
 * Reads one file of `content/images/`, and says why it is not published where it is not.
 *
 * @param path Below the content folder: `images/queue.png`.
 * @param shown Path as messages show it.
 */
export function readPicture(path: string, bytes: Uint8Array, shown: string, cache?: PictureCache): Picture {
  const pointer = largeFilePointer(bytes);
  if (pointer) return { path, ...pointer, problems: [pointerProblem(shown)] };
  const digest = createHash('sha256').update(bytes).digest('hex');
  // Other formats are told by their first bytes.
  const isCached = cache !== undefined && formatOfName(path) === 'svg';
  const key = `${shown} picture ${digest}`;
  const known = isCached ? cache.get(key, '') : undefined;
  if (known && 'problems' in known) return known as Picture;
  const problems = problemsOf(path, bytes, shown);
  const dimensions = problems.length === 0 ? pictureDimensions(bytes) : undefined;
  const picture = { path, digest, size: bytes.length, ...(dimensions && { dimensions }), problems };
  if (isCached) cache.set(key, picture);
  return picture;
}

/** What a pointer of Git LFS says of the file that it stands for. */
function largeFilePointer(bytes: Uint8Array): Pick<Picture, 'digest' | 'size'> | undefined {
  if (bytes.length > 1024) return undefined;
  const text = Buffer.from(bytes).toString('latin1');
  const [, digest, size] =
    /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n[^]*^oid sha256:([0-9a-f]{64})\nsize (\d{1,15})$/m.exec(text) ??
    [];
  return digest === undefined ? undefined : { digest, size: Number(size) };
}

function pointerProblem(file: string): PictureProblem {
  return {
    kind: 'format',
    message: 'The file is a pointer of Git LFS, and not the picture that it stands for.',
    hint: 'Fetch the picture: `git lfs pull`.',
    at: { file, line: 1, column: 1 },
  };
}

function problemsOf(path: string, bytes: Uint8Array, file: string): PictureProblem[] {
  const named = formatOfName(path);
  const content = contentOf(bytes);
  if (named === content && named !== 'svg' && named !== undefined) return [];
  if (named === 'svg' && (content === 'svg' || content === 'html' || content === undefined))
    return svgProblems(bytes, file);
  return [{ kind: 'format', ...wordsFor(named, content), at: { file, line: 1, column: 1 } }];
}

function wordsFor(named: PictureFormat | undefined, content: Content | undefined): { message: string; hint: string } {
  const holds = content === undefined ? 'no picture that is known' : contentNames[content];
  const message =
    named === undefined
      ? `The file holds ${holds}, and its name ends in none of ${known()}.`
      : `The file holds ${holds}, and its name says ${contentNames[named]}.`;
  return { message, hint: hintFor(named, content) };
}

function hintFor(named: PictureFormat | undefined, content: Content | undefined): string {
  const format =
    content === undefined ? undefined : ownValue<{ extensions: readonly string[] }>(pictureFormats, content);
  if (format) return `Let its name end in \`.${format.extensions[0]}\`.`;
  if (content === 'gzip' || content === 'zip') return 'Put what is packed in it here, unpacked.';
  if (content === 'pdf' || content === 'tiff' || content === 'heic') return 'Save it as PNG.';
  if (content === 'html' || named === undefined) return 'Delete it, or move it out of the content folder.';
  return `Save the picture again as ${contentNames[named]}, or delete the file.`;
}

function known(): string {
  return Object.values(pictureFormats)
    .flatMap(({ extensions }) => extensions.map((extension) => `\`.${extension}\``))
    .join(', ');
}

const contentNames: Record<Content, string> = {
  avif: 'AVIF',
  bmp: 'BMP',
  gif: 'GIF',
  ico: 'an icon',
  jpeg: 'JPEG',
  png: 'PNG',
  svg: 'SVG',
  webp: 'WebP',
  gzip: 'something packed by gzip',
  html: 'a page of HTML',
  pdf: 'PDF',
  tiff: 'TIFF',
  heic: 'HEIC',
  zip: 'a zip',
};
