import type { z } from 'zod';
import type { Finding } from '../../model/audit/finding.ts';
import { nearest } from '../../model/text/nearest.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { pathKey, type PlacesByPath } from '../../model/text/place.ts';
import { ownValue } from '../../model/text/own-value.ts';
import type { YamlText } from '../read-yaml.ts';
import { branchOf, keysOf, schemaAt, schemaFindings } from './schema-findings.ts';
import { standIn, type Which } from './stand-in.ts';

/** Data of a file with two stand-ins for each value that is not known: what holds of both does not depend on them. */
export interface PartialData {
  completions: readonly [unknown, unknown];
  /** Where the values are that are not known: refused, missing, or not YAML. */
  unread: DataPath[];
  places: PlacesByPath;
}

export interface ReadData {
  /** The data as the schema makes it; undefined when something is refused. */
  data: unknown;
  partial: PartialData | undefined;
  findings: Finding[];
}

/** A value that is refused may hide another one: of a union, or of what is compared with it. */
const maxRounds = 20;

/** Holds data against a schema. What it refuses does not keep the rest from being read. */
export function readData(schema: z.ZodType, yaml: YamlText, file: string): ReadData {
  const whole = yaml.findings.length + yaml.lost.length === 0 ? schema.safeParse(yaml.data ?? {}) : undefined;
  if (whole?.success) return { data: whole.data, partial: undefined, findings: [] };
  const [low, high] = (['low', 'high'] as const).map((which) => new Completion(schema, yaml, file, which).run());
  const findings = [...low!.first, ...inBoth(low!.later, high!.later)];
  const partial =
    low!.data === undefined || high!.data === undefined
      ? undefined
      : {
          completions: [low!.data, high!.data] as const,
          unread: [...low!.unread, ...high!.unread],
          places: low!.places,
        };
  return { data: undefined, partial, findings };
}

/** Findings that do not depend on what stands in for what is not known. */
function inBoth(low: readonly Finding[], high: readonly Finding[]): Finding[] {
  const keyOf = ({ id, message, at }: Finding): string => `${id} ${at.line}:${at.column} ${message}`;
  const keys = new Set(high.map(keyOf));
  return low.filter((finding) => keys.has(keyOf(finding)));
}

type Issue = z.core.$ZodIssue;

class Completion {
  readonly #schema: z.ZodType;
  readonly #yaml: YamlText;
  readonly #file: string;
  readonly #which: Which;
  #input: unknown;
  /** Where fields that are misspelt are written, by where they belong. */
  readonly #written = new Map<string, DataPath>();
  readonly unread: DataPath[] = [];
  readonly first: Finding[] = [];
  readonly later: Finding[] = [];
  places: PlacesByPath;
  data: unknown;

  constructor(schema: z.ZodType, yaml: YamlText, file: string, which: Which) {
    this.#schema = schema;
    this.#yaml = yaml;
    this.#file = file;
    this.#which = which;
    this.#input = copyOf(yaml.data ?? {});
    this.places = yaml.places;
  }

  run(): this {
    for (const path of this.#yaml.unread) this.#standIn(path);
    for (const path of this.#yaml.lost) this.#standInForLost(path);
    for (let round = 0; round < maxRounds; round++) {
      const result = this.#schema.safeParse(this.#input);
      if (result.success) {
        this.data = result.data;
        return this;
      }
      const issues = result.error.issues.filter((issue) => !this.#isUnread(issue.path as DataPath));
      const found = schemaFindings(this.#schema, issues, this.#yamlNow(), this.#file);
      (round === 0 ? this.first : this.later).push(...found);
      for (const issue of result.error.issues.toSorted(unknownFieldsFirst)) this.#repair(issue, []);
    }
    return this;
  }

  /** Which fields a block has besides those that are read is not known. */
  #standInForLost(path: DataPath): void {
    const container = this.#valueAt(path);
    if (!isRecord(container)) this.unread.push(path);
    else
      for (const name of keysOf(schemaAt(this.#schema, path)))
        if (!Object.hasOwn(container, name)) this.#standIn([...path, name]);
  }

  /** Text and places, with fields that are misspelt where they belong. */
  #yamlNow(): YamlText {
    const yaml = this.#yaml;
    return {
      ...yaml,
      data: this.#input,
      places: this.places,
      placeOfKey: (path) => yaml.placeOfKey(this.#whereWritten(path)),
      writtenAt: (path) => yaml.writtenAt(this.#whereWritten(path)),
    };
  }

  #whereWritten(path: DataPath): DataPath {
    for (let length = path.length; length > 0; length--) {
      const from = this.#written.get(pathKey(path.slice(0, length)));
      if (from) return this.#whereWritten([...from, ...path.slice(length)]);
    }
    return path;
  }

  #isUnread(path: DataPath): boolean {
    return this.unread.some((unread) => startsWith(path, unread));
  }

  #repair(issue: Issue, prefix: DataPath): void {
    const path = [...prefix, ...(issue.path as DataPath)];
    const branch = issue.code === 'invalid_union' ? branchOf(issue.errors as Issue[][]) : undefined;
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) this.#moveField(path, key);
    else if (issue.code === 'invalid_key') removeOwn(this.#valueAt(path.slice(0, -1)), path.at(-1)!);
    else if (branch) for (const inner of branch) this.#repair(inner, path);
    else if (!this.#written.has(pathKey(path)) || this.#isUnread(path) || issue.code !== 'invalid_type')
      this.#standIn(path);
  }

  /** Reads a field that is misspelt as the one that is meant; what is meant by another one is not known. */
  #moveField(path: DataPath, key: string): void {
    const container = this.#valueAt(path);
    if (!isRecord(container)) return;
    const known = keysOf(schemaAt(this.#schema, path));
    const value = ownValue(container, key);
    removeOwn(container, key);
    const near = nearest(key, known);
    if (near !== undefined && !Object.hasOwn(container, near)) {
      setOwn(container, near, value);
      this.#written.set(pathKey([...path, near]), [...path, key]);
      this.#movePlaces([...path, key], [...path, near]);
    } else if (typeof value === 'object' && value !== null)
      this.unread.push(...known.filter((name) => !Object.hasOwn(container, name)).map((name) => [...path, name]));
  }

  #movePlaces(from: DataPath, to: DataPath): void {
    const [old, start] = [pathKey(from), pathKey(to)];
    const moved = Object.entries(this.places).map(([key, place]) => {
      const isBelow = key === old || key.startsWith(`${old}\0`);
      return [isBelow ? start + key.slice(old.length) : key, place] as const;
    });
    this.places = Object.fromEntries(moved);
  }

  /** Puts something that the schema allows in the place of a value; of what is around it, when nothing is allowed there. */
  #standIn(path: DataPath): void {
    const isSecond = this.unread.some((unread) => pathKey(unread) === pathKey(path));
    if (isSecond && path.length > 0) return this.#standIn(path.slice(0, -1));
    if (!isSecond) this.unread.push(path);
    const field = schemaAt(this.#schema, path);
    const parent = path.length === 0 ? undefined : this.#valueAt(path.slice(0, -1));
    const key = path.at(-1);
    if (key === undefined) {
      this.#input = standIn(this.#schema, this.#which) ?? {};
      return;
    }
    if (typeof parent !== 'object' || parent === null) return this.#standIn(path.slice(0, -1));
    const mayBeAbsent = typeof key === 'string' && field?.safeParse(undefined).success === true;
    const value = mayBeAbsent && this.#which === 'low' ? undefined : field && standIn(field, this.#which);
    if (value !== undefined) setOwn(parent, key, value);
    else if (mayBeAbsent || field === undefined) removeOwn(parent, key);
    else this.#standIn(path.slice(0, -1));
  }

  #valueAt(path: DataPath): unknown {
    return path.reduce(
      (value: unknown, key) =>
        typeof value === 'object' && value !== null
          ? ownValue(value as Record<string, unknown>, String(key))
          : undefined,
      this.#input,
    );
  }
}

function unknownFieldsFirst(a: Issue, b: Issue): number {
  return Number(b.code === 'unrecognized_keys') - Number(a.code === 'unrecognized_keys');
}

function startsWith(path: DataPath, start: DataPath): boolean {
  return start.every((key, index) => path[index] === key);
}

function setOwn(container: object, key: string | number, value: unknown): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
}

function removeOwn(container: unknown, key: string | number): void {
  if (typeof container === 'object' && container !== null) Reflect.deleteProperty(container, key);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Data of which every piece may be changed by itself: aliases share theirs. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyOf(inner)]));
}
