/**
 * A text with elements in its named places, in the order of the text: `Nearest to {name}` with a `<q>` for `name`.
 *
 * @param text A text of these tables. Values from outside are parts and never in the text, so that their braces are theirs.
 * @throws Error when the text names a place that has no part: that is a mistake in a table.
 */
export function inPlaces<Part>(text: string, parts: Readonly<Record<string, Part>>): (string | Part)[] {
  const known = new Map(Object.entries(parts));
  return text.split(/\{(\w+)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    if (!known.has(piece)) throw new Error(`“${text}” has a place {${piece}}, and nothing is given for it.`);
    return known.get(piece)!;
  });
}
