/** Something in a document that may be read on its own: the place of the document among all, and a name: `12 data.title`. */
export type Part = string;

/** What was read of a catalogue while something was made: a page, or a view that pages share. */
export class Reads {
  readonly parts = new Set<Part>();
  /** What was read to make the views that were asked for. */
  readonly views = new Set<Reads>();
}

let current: Reads | undefined;

/** Notes for whatever is being made that a part of a document was read. */
export function noteRead(part: Part): void {
  current?.parts.add(part);
}

/** Notes for whatever is being made that it takes what was made before. */
export function noteView(reads: Reads): void {
  if (reads !== current) current?.views.add(reads);
}

/** Makes something, and says what was read for it. What makes it must not wait for anything: see `recordReadsOf`. */
export function recordReads<Made>(make: () => Made): { made: Made; reads: Reads } {
  const outer = current;
  const reads = new Reads();
  current = reads;
  try {
    return { made: make(), reads };
  } finally {
    current = outer;
  }
}

/**
 * Makes something that waits, and says what was read for it. What is read of the catalogue meanwhile counts as read for it: of two
 * that are made at once, one would have read what the other did.
 */
export async function recordReadsOf<Made>(make: () => Promise<Made>): Promise<{ made: Made; reads: Reads }> {
  const reads = new Reads();
  current = reads;
  try {
    return { made: await make(), reads };
  } finally {
    current = undefined;
  }
}
