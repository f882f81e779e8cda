import { z } from 'zod';
import type { Reads } from '../model/catalogue/reads.ts';
import type { StoredDigests } from '../workspace/stored-catalogue.ts';

/** What was read for something: by the name of a part, the places of the documents; and other sets that count as read too. */
const readSetSchema = z.tuple([z.array(z.tuple([z.string(), z.array(z.number())])), z.array(z.number())]);
type ReadSet = z.infer<typeof readSetSchema>;

/** What the files of a site have read, as it is kept from one build to the next. */
export const keptReadsSchema = z.object({
  /** Digest of all that a file may follow from without its being noted. */
  frame: z.string(),
  /** Digest of each document, and of each of its parts. */
  documents: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.string()]))])),
  sets: z.array(readSetSchema),
  /** Each file, the place of its set, and what was done to it after it was made. */
  files: z.array(z.tuple([z.string(), z.number(), z.string()])),
});

export type KeptReads = z.infer<typeof keptReadsSchema>;

/**
 * Tells which files of a site need not be made again: those that have read nothing that differs now. A file follows from what it reads,
 * from the frame, and from nothing else.
 */
export class PageReads {
  readonly #frame: string;
  readonly #documents: KeptReads['documents'];
  readonly #last: KeptReads | undefined;
  readonly #current = new Map<string, string>();
  readonly #made = new Map<string, { reads: Reads; after: string }>();
  readonly #stayed = new Set<string>();

  /**
   * @param digests Of the catalogue that the files are made of.
   * @param program What they follow from besides: the program and its settings.
   * @param last What was kept of the last site.
   */
  constructor(digests: StoredDigests, program: string, last: KeptReads | undefined) {
    this.#frame = `${program} ${digests.frame}`;
    this.#last = last?.frame === this.#frame ? last : undefined;
    this.#documents = digests.documents.map(({ whole, parts }, place) => {
      const known = this.#last?.documents[place];
      return known?.[0] === whole ? known : [whole, [...parts()]];
    });
    if (!this.#last) return;
    const { sets, files, documents } = this.#last;
    const differs = differingSets(sets, documents, this.#documents);
    for (const [file, set, after] of files) if (!differs(set)) this.#current.set(file, after);
  }

  /**
   * Whether a file of the last site is what would be made now.
   *
   * @param after Says what is done to it once it is made.
   */
  isCurrent(file: string, after: string): boolean {
    return this.#current.get(file) === after;
  }

  /** Notes what was read for a file that was made. */
  note(file: string, reads: Reads, after: string): void {
    this.#made.set(file, { reads, after });
  }

  /** Notes that a file is that of the last site, with what was done to it. */
  stayed(file: string): void {
    this.#stayed.add(file);
  }

  /** For a file that is not what was made in the end. */
  forget(file: string): void {
    this.#made.delete(file);
    this.#stayed.delete(file);
  }

  /** What is to be kept. */
  toKeep(): KeptReads {
    const sets = new ReadSets();
    const made = [...this.#made].map(([file, { reads, after }]): KeptReads['files'][number] => [
      file,
      sets.add(reads),
      after,
    ]);
    const { files = [], sets: kept = [] } = this.#last ?? {};
    const stayed = files
      .filter(([file]) => this.#stayed.has(file))
      .map(([file, set, after]): KeptReads['files'][number] => [file, sets.addKept(set, kept), after]);
    return { frame: this.#frame, documents: this.#documents, sets: sets.list, files: [...made, ...stayed] };
  }
}

/** Says of a set whether anything differs that was read. */
function differingSets(
  sets: readonly ReadSet[],
  before: KeptReads['documents'],
  now: KeptReads['documents'],
): (set: number) => boolean {
  const changed = new Map(
    now.flatMap(([whole, parts], place) => {
      const [wholeBefore, partsBefore = []] = before[place] ?? [];
      return whole === wholeBefore ? [] : [[place, differingNames(new Map(partsBefore), new Map(parts))] as const];
    }),
  );
  const known = new Map<number, boolean>();
  const differs = (index: number): boolean => {
    const [parts, others] = sets[index]!;
    return (
      parts.some(([name, places]) => places.some((place) => changed.get(place)?.has(name))) || others.some(differsOnce)
    );
  };
  const differsOnce = (index: number): boolean => {
    const answer = known.get(index) ?? differs(index);
    known.set(index, answer);
    return answer;
  };
  return differsOnce;
}

function differingNames(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Set<string> {
  return new Set([...before.keys(), ...now.keys()].filter((name) => before.get(name) !== now.get(name)));
}

/** Sets that refer to each other by their places in a list, each of them once. */
class ReadSets {
  readonly list: ReadSet[] = [];
  readonly #places = new Map<unknown, number>();

  add(reads: Reads): number {
    return this.#place(reads, () => [byName(reads.parts), [...reads.views].map((view) => this.add(view))]);
  }

  /** Adds one of those that were kept, with those that it refers to. */
  addKept(index: number, kept: readonly ReadSet[]): number {
    const [parts, others] = kept[index]!;
    return this.#place(kept[index], () => [parts, others.map((other) => this.addKept(other, kept))]);
  }

  #place(of: unknown, make: () => ReadSet): number {
    const known = this.#places.get(of);
    if (known !== undefined) return known;
    const set = make();
    // Most of what was read for a view is what was read for it in the last build.
    const text = JSON.stringify(set);
    const place = this.#places.get(text) ?? this.list.push(set) - 1;
    this.#places.set(of, place).set(text, place);
    return place;
  }
}

function byName(parts: ReadonlySet<string>): ReadSet[0] {
  const split = [...parts].map((part) => /^(\d+) ([^]*)$/.exec(part)!);
  const byName = Map.groupBy(split, ([, , name]) => name!);
  return [...byName].map(([name, parts]) => [name, parts.map(([, place]) => Number(place))]);
}
