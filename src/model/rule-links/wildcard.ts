/**
 * A text of which some parts are known, and what is between them is not. In time that grows with the text alone, whatever
 * the parts: they come from links, which anybody can write.
 */
export class Wildcard {
  readonly #parts: readonly string[];
  readonly #never: string | undefined;
  readonly #isOpen: boolean;

  /**
   * @param parts In their order; the text begins with the first and ends with the last.
   * @param options.never What does not be between them.
   * @param options.isOpen Whether anything may be before the first one.
   */
  constructor(parts: readonly string[], { never, isOpen = false }: { never?: string; isOpen?: boolean } = {}) {
    this.#parts = parts;
    this.#never = never;
    this.#isOpen = isOpen;
  }

  /** The same for those that match the same. */
  get key(): string {
    return JSON.stringify([this.#parts, this.#never, this.#isOpen]);
  }

  /** From the end on, each part is as far behind as it can: that leaves the most to those before it. */
  test(text: string): boolean {
    let end = text.length;
    for (const [index, part] of [...this.#parts.entries()].toReversed()) {
      const last = end - part.length;
      const isFirst = index === 0 && !this.#isOpen;
      const start = isFirst ? (text.startsWith(part) ? 0 : -1) : last < 0 ? -1 : text.lastIndexOf(part, last);
      const isBehind = index === this.#parts.length - 1;
      if (start < 0 || start > last || (isBehind && start !== last)) return false;
      if (this.#never !== undefined && text.slice(start + part.length, end).includes(this.#never)) return false;
      end = start;
    }
    return true;
  }
}
