import { ownValue } from '../text/own-value.ts';

/** Any value of a specification, as JSON has it. */
export type SpecData = string | number | boolean | null | SpecData[] | { [name: string]: SpecData };
export type SpecMap = Record<string, SpecData>;

export function isSpecMap(value: SpecData | undefined): value is SpecMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A value with what another one adds. Maps are merged by name, lists by position; `null` takes a value away, and an empty map
 * leaves one as it is.
 */
export function withRest(value: SpecData | undefined, rest: SpecData | undefined): SpecData | undefined {
  if (rest === undefined) return value;
  if (Array.isArray(rest) && Array.isArray(value)) {
    const length = Math.max(value.length, rest.length);
    return Array.from({ length }, (_, index) => withRest(value[index], rest[index]) ?? null);
  }
  if (!isSpecMap(rest)) return rest;
  const entries = Object.entries(rest);
  if (!isSpecMap(value)) return value !== undefined && entries.length === 0 ? value : withRest({}, rest);
  const merged = new Map(Object.entries(value));
  for (const [name, inner] of entries) {
    if (inner === null) merged.delete(name);
    else merged.set(name, withRest(merged.get(name), inner)!);
  }
  return Object.fromEntries(merged);
}

/** The value below some names, or positions of lists; undefined where there is none. */
export function dataAt(value: SpecData | undefined, ...path: readonly (string | number)[]): SpecData | undefined {
  let found = value;
  for (const part of path) {
    if (typeof part === 'number') found = Array.isArray(found) ? found[part] : undefined;
    else found = isSpecMap(found) ? ownValue(found, part) : undefined;
  }
  return found;
}
