const hole = /\{\{\s*[A-Za-z_]\w*\s*\}\}/g;

/**
 * An address that works before anyone has filled in its parameters: holes in the query and the fragment are left empty,
 * so that the link leads to the place itself. Undefined when a hole is in front of these, where nothing would answer.
 */
export function withoutHoles(address: string): string | undefined {
  const firstHole = address.search(hole);
  if (firstHole === -1) return address;
  const details = address.search(/[?#]/);
  return details !== -1 && details < firstHole ? address.replace(hole, '') : undefined;
}
