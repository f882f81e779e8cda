/** A stretch of a text, by the offsets of its first character and of the one behind its last. */
export interface Span {
  start: number;
  end: number;
}
