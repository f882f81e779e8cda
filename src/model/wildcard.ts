/** Source of a regular expression for some texts with unknown ones between them. */
export function wildcardSource(texts: readonly string[], anything: string): string {
  return texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join(anything);
}

/** Matches what begins with the first of some texts, ends with the last, and has unknown ones between them. */
export function wildcard(texts: readonly string[], anything: string): RegExp {
  return new RegExp(`^${wildcardSource(texts, anything)}$`, 'su');
}
