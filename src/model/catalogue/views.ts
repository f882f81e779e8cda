import type { Catalogue } from './catalogue.ts';
import { noteView, recordReads, type Reads } from './reads.ts';

type MakeView<View> = (catalogue: Catalogue) => View;

/** What is derived from one catalogue, each view made when it is first asked for. `linkCatalogue` makes them with it. */
export class Views {
  readonly #catalogue: Catalogue;
  readonly #made = new Map<unknown, Map<unknown, { made: unknown; reads: Reads }>>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  of<View>(catalogue: Catalogue, which: unknown, key: unknown, make: () => View): View {
    // A spread takes the views of another catalogue along, which may say something else.
    if (catalogue !== this.#catalogue) return make();
    const known = this.#made.get(which) ?? new Map<unknown, { made: unknown; reads: Reads }>();
    this.#made.set(which, known);
    const view = known.get(key) ?? recordReads(make);
    known.set(key, view);
    noteView(view.reads);
    return view.made as View;
  }
}

/**
 * A function that derives a view of a catalogue, and does so once for each catalogue that `linkCatalogue` made, however
 * often it is asked. Whoever takes the view shares it: it must not be changed. What was read for it counts as read for every
 * page that asks.
 */
export function viewOf<View>(make: MakeView<View>): (catalogue: Catalogue) => View {
  return (catalogue) => catalogue.views.of(catalogue, make, undefined, () => make(catalogue));
}

/** The same for what is derived of each of several things. @param keyOf What tells them apart; the thing itself where it is left out. */
export function viewsOf<Thing, View>(
  make: (catalogue: Catalogue, thing: Thing) => View,
  keyOf: (thing: Thing) => unknown = (thing) => thing,
): (catalogue: Catalogue, thing: Thing) => View {
  return (catalogue, thing) => catalogue.views.of(catalogue, make, keyOf(thing), () => make(catalogue, thing));
}
