import { channel } from 'node:diagnostics_channel';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Reads } from '../model/catalogue/reads.ts';
import { limitsForThread } from '../workspace/memory.ts';
import { programRoot } from '../workspace/package-folders.ts';
import type { MadeFile, PageMaker, PagePlan } from './page-maker.ts';

/** What was read, as a thread sends it: parts, and places of the views among all that it has sent. */
export type SentReads = readonly [parts: readonly string[], views: readonly number[]];

/** Whoever waits for a build hears of each page by this channel, as where it is made on this thread. */
const pagesMade = channel('alertbook:page');

/** Where the thread's own program is, as it is compiled. */
const workerFile = 'program/page-worker.js';

/** A file as a thread sends it, with what was read for it. */
export interface SentFile {
  content: Uint8Array<ArrayBuffer>;
  reads: SentReads;
}

/** What a thread sends back for a list of files. */
export type MadeBatch = { files: SentFile[]; views: SentReads[] } | { error: unknown };

/** Files that a thread is asked for at once: few enough to hold, and enough not to wait for the next question. */
const filesInBatch = 8;

/** Lists of files that each thread is asked for ahead, so that one is there when another is done. */
const asksAhead = 3;

/** Files below which a thread costs more than it saves: opening the catalogue and the pages takes most of a second. */
const worthOneWorker = 250;

/** Threads beyond which they wait for the one that writes what they make. */
const mostWorkers = 6;

/** How many threads make so many files soonest, besides the one that asks. */
export function workersFor(fileCount: number, cores = availableParallelism()): number {
  return Math.min(cores - 1, mostWorkers, Math.floor(fileCount / worthOneWorker));
}

/**
 * Makes files on several threads, fed by one queue, and hands them over in the order in which they were asked for. This thread makes some
 * as well where it would wait for the others. No more are held than each thread makes ahead.
 *
 * @param maker Makes files on this thread.
 * @param count How many other threads there are.
 * @throws What a thread throws, as an Error of no class of its own.
 */
export async function* madeByWorkers(
  files: readonly string[],
  { make }: Pick<PageMaker, 'make'>,
  count: number,
  plan: PagePlan,
): AsyncGenerator<MadeFile, void> {
  const batches = Array.from({ length: Math.ceil(files.length / filesInBatch) }, (_, place) =>
    files.slice(place * filesInBatch, (place + 1) * filesInBatch),
  );
  const workers = Array.from({ length: count }, () => new PageWorker(plan));
  const mostHeld = count * asksAhead * 2;
  /** What was asked for and is not handed over, in order; what is made here is there at once. */
  const asked: { made: Promise<MadeFile[]>; isThere: boolean }[] = [];
  let next = 0;
  const askWorkers = (): void => {
    while (next < batches.length && asked.length < mostHeld) {
      const free = workers.find(({ askedFor }) => askedFor < asksAhead);
      if (!free) return;
      const files = batches[next++]!;
      const entry = { made: free.make(files), isThere: false };
      // Whoever takes it is told; until then nobody waits for it.
      entry.made.then(
        () => {
          entry.isThere = true;
          for (const file of files.filter(isPage)) pagesMade.publish(file);
        },
        () => undefined,
      );
      asked.push(entry);
    }
  };
  try {
    while (next < batches.length || asked.length > 0) {
      askWorkers();
      if (!asked[0]?.isThere && next < batches.length && asked.length < mostHeld) {
        const made: MadeFile[] = [];
        for (const file of batches[next++]!) made.push(await make(file));
        asked.push({ made: Promise.resolve(made), isThere: true });
        // What the others have sent meanwhile is taken in.
        await new Promise((resolve) => setImmediate(resolve));
      } else yield* await asked.shift()!.made;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

const isPage = (file: string): boolean => file.endsWith('.html');

/** A thread that makes pages, and answers in the order in which it is asked. */
class PageWorker {
  readonly #worker: Worker;
  readonly #waiting: { resolve: (made: MadeFile[]) => void; reject: (error: unknown) => void }[] = [];
  readonly #reads = new ReadsReader();

  constructor(plan: PagePlan) {
    const program = pathToFileURL(path.join(programRoot, workerFile));
    this.#worker = new Worker(program, { workerData: plan, resourceLimits: limitsForThread() });
    this.#worker.on('message', (batch: MadeBatch) => this.#take(batch));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('A thread that makes pages has ended before all were made.')));
  }

  /** How many lists of files it has not answered. */
  get askedFor(): number {
    return this.#waiting.length;
  }

  make(files: string[]): Promise<MadeFile[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(files);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #take(batch: MadeBatch): void {
    const asker = this.#waiting.shift()!;
    if ('error' in batch) {
      asker.reject(batch.error);
      return;
    }
    this.#reads.addViews(batch.views);
    asker.resolve(
      batch.files.map(({ content, reads }) => ({
        content: Buffer.from(content.buffer),
        reads: this.#reads.read(reads),
      })),
    );
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

/** Writes what was read so that another thread can read it: a view that several pages share is sent once. */
export class ReadsWriter {
  readonly #places = new Map<Reads, number>();
  #views: SentReads[] = [];

  write({ parts, views }: Reads): SentReads {
    return [[...parts], [...views].map((view) => this.#placeOf(view))];
  }

  /** Views that were written since they were last taken, in the order of their places. */
  takeViews(): SentReads[] {
    const views = this.#views;
    this.#views = [];
    return views;
  }

  #placeOf(view: Reads): number {
    const known = this.#places.get(view);
    if (known !== undefined) return known;
    this.#views.push(this.write(view));
    const place = this.#places.size;
    this.#places.set(view, place);
    return place;
  }
}

/** Reads what another thread has written by a `ReadsWriter`. */
export class ReadsReader {
  readonly #views: Reads[] = [];

  addViews(views: readonly SentReads[]): void {
    for (const view of views) this.#views.push(this.read(view));
  }

  read([parts, views]: SentReads): Reads {
    const reads = new Reads();
    for (const part of parts) reads.parts.add(part);
    for (const place of views) reads.views.add(this.#views[place]!);
    return reads;
  }
}
