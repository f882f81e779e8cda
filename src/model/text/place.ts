import type { DataPath } from '../../../schemas/content-type.ts';
import { ownValue } from './own-value.ts';

/** Where something is written. Lines and columns count from 1, columns in UTF-16 code units, as editors do. */
export interface Place {
  /** Path as the reader of a message would type it. */
  file: string;
  line: number;
  column: number;
}

/** Line and column of each value of a file, by its path. Plain data, because it travels with the file's digest. */
export type PlacesByPath = Record<string, [line: number, column: number]>;

/** A path as a key of {@link PlacesByPath}. */
export function pathKey(path: DataPath): string {
  return path.join('\0');
}

/** Place of a value, or of the nearest thing around it that is written: a field that is missing is its parent's place. */
export function placeOf(document: { file: string; places: PlacesByPath }, path: DataPath): Place {
  for (let length = path.length; length >= 0; length--) {
    const found = ownValue(document.places, pathKey(path.slice(0, length)));
    if (found) return { file: document.file, line: found[0], column: found[1] };
  }
  return { file: document.file, line: 1, column: 1 };
}
