import { imageSize } from 'image-size';
import type { Dimensions } from '../../model/catalogue/picture.ts';

/** Larger ones are not believed. */
const maxPixels = 100_000;

/** Size of a picture as browsers show it, turned as its EXIF says; undefined where it tells none. */
export function pictureDimensions(bytes: Uint8Array): Dimensions | undefined {
  let read: ReturnType<typeof imageSize>;
  try {
    read = imageSize(bytes);
  } catch {
    // It throws for what it cannot make sense of, in words for programmers.
    return undefined;
  }
  const isTurned = read.orientation !== undefined && read.orientation >= 5;
  const [width, height] = (isTurned ? [read.height, read.width] : [read.width, read.height]).map(Math.round);
  const isSane = [width, height].every((side) => side !== undefined && side >= 1 && side <= maxPixels);
  return isSane ? { width: width!, height: height! } : undefined;
}
