import { expect, test } from 'vitest';
import { runChecks } from '../src/checks/registry.ts';
import type { Finding } from '../src/model/audit/finding.ts';
import type { Picture } from '../src/model/catalogue/picture.ts';
import { readCatalogue } from '../src/readers/content/read-catalogue.ts';
import type { ReadFile } from '../src/readers/content/read-document.ts';
import { contentOfOneService, mutated, mutationsOf, type Mutation } from './support/content-mutations.ts';
import { today } from './support/catalogue.ts';

const files = contentOfOneService('core-platform');
const cache = new Map<string, ReadFile | Picture>();
const encoder = new TextEncoder();

function findingsWith(mutations: readonly Mutation[]): Finding[] {
  const entries = [...mutated(files, mutations)].map(([path, text]) => ({ path, bytes: encoder.encode(text) }));
  const read = {
    get: (key: string) => cache.get(key),
    set: (key: string, value: ReadFile | Picture) => void cache.set(key, value),
  };
  return runChecks(readCatalogue(entries, { shownAs: 'content', cache: read }), { today });
}

/** Says in a finding that something was not read. */
const exception = /(?: [^.]* (?:not (?:read|checked)|up to line \d+))?: check again after fixing (?:this|it)\./;

/** What a finding is, whatever else is wrong: numbers of lines in other places, and what it says of the rest, do not count. */
function keyOf({ id, at, message }: Finding): string {
  // How many addresses a site has depends on all that is wrong.
  return `${at.file}:${at.line} ${id} ${id === 'url/unrecorded' ? '' : message.replace(exception, '')}`;
}

const sound = new Set(findingsWith([]).map(keyOf));

/** Mulberry32: the same numbers for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = numbers(Number(process.env['SEED'] ?? 1));
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!;

/** A few of each kind: what each does alone is found out once. */
const mistakes = [...Map.groupBy(mutationsOf(files), ({ kind }) => kind).values()].map((all) =>
  Array.from({ length: 3 }, () => pick(all)),
);

/** Whether two mistakes are one: of one line, or of both tags of an element, which is then text. */
function undoes(a: Mutation, b: Mutation): boolean {
  const areTags = [a, b].every(({ kind }) => /^no (?:end|beginning) of a component$/.test(kind));
  return a.path === b.path && (a.line === b.line || (areTags && a.kind !== b.kind));
}

function combination(): Mutation[] {
  const chosen: Mutation[] = [];
  for (const size = 2 + Math.floor(next() * 5); chosen.length < size;) {
    const all = next() < 0.5 ? mistakes.flat() : pick(mistakes);
    const beside = all.filter(({ path }) => chosen.some((other) => other.path === path));
    const mutation = pick(beside.length > 0 && next() < 0.5 ? beside : all);
    if (!chosen.some((other) => undoes(other, mutation))) chosen.push(mutation);
  }
  return chosen;
}

const known = new Map<string, Finding[]>();

/** What a mistake causes alone. */
function causedBy(mutation: Mutation): Finding[] {
  const { path, line, kind } = mutation;
  const key = `${path}:${line} ${kind}`;
  const found = known.get(key) ?? findingsWith([mutation]).filter((finding) => !sound.has(keyOf(finding)));
  known.set(key, found);
  return found;
}

/** Findings that are not among others, which do not say either that something was not read. */
function missingIn(findings: readonly Finding[], wanted: readonly Finding[]): string[] {
  const keys = new Set(findings.map(keyOf));
  const missing = wanted.map(keyOf).filter((key) => !keys.has(key) && !sound.has(key));
  if (missing.length > 0 && findings.some(({ message }) => exception.test(message))) {
    excused += missing.length;
    return [];
  }
  return missing;
}

const combinations = Number(process.env['COMBINATIONS'] ?? 200);
let [wanted, excused] = [0, 0];

test('of several mistakes together, everything is named that is named of each alone, and correcting them brings nothing new', () => {
  const failures: string[] = [];
  for (let index = 0; index < combinations; index++) {
    const mutations = combination();
    const words = mutations.map(({ kind, path, line, text }) => `${path}:${line + 1} ${kind} (${text})`).join('\n  ');
    let before = findingsWith(mutations);
    const caused = mutations.flatMap(causedBy);
    wanted += caused.length;
    for (const key of missingIn(before, caused)) failures.push(`${words}\nhide ${key}`);
    // Each step is one more reading of all: every fourth combination is taken back.
    for (let left = mutations.slice(1); index % 4 === 0 && left.length > 0; left = left.slice(1)) {
      const now = findingsWith(left);
      for (const key of missingIn(before, now)) failures.push(`${words}\nwith ${left.length} left show ${key}`);
      before = now;
    }
  }
  expect(failures).toEqual([]);
  expect(excused / wanted).toBeLessThan(0.1);
}, 600_000);
