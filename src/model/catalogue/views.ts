import type { Catalogue } from './catalogue.ts';

type MakeView<View> = (catalogue: Catalogue) => View;

/** What is derived from one catalogue, each view made when it is first asked for. `linkCatalogue` makes them with it. */
export class Views {
  readonly #catalogue: Catalogue;
  readonly #made = new Map<MakeView<unknown>, unknown>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  of<View>(catalogue: Catalogue, make: MakeView<View>): View {
    // A spread takes the views of another catalogue along, which may say something else.
    if (catalogue !== this.#catalogue) return make(catalogue);
    if (!this.#made.has(make)) this.#made.set(make, make(catalogue));
    return this.#made.get(make) as View;
  }
}

/**
 * A function that derives a view of a catalogue, and does so once for each catalogue that `linkCatalogue` made, however
 * often it is asked. Whoever takes the view shares it: it must not be changed.
 */
export function viewOf<View>(make: MakeView<View>): (catalogue: Catalogue) => View {
  return (catalogue) => catalogue.views.of(catalogue, make);
}
