const placeholder = /\{\{\s*[A-Za-z_]\w*\s*\}\}/g;

/**
 * An address that works before anyone has filled in its parameters: placeholders in the query and the fragment are left empty,
 * so that the link leads to the place itself. Undefined when a placeholder is in front of these, where nothing would answer.
 */
export function withoutPlaceholders(address: string): string | undefined {
  const firstPlaceholder = address.search(placeholder);
  if (firstPlaceholder === -1) return address;
  const details = address.search(/[?#]/);
  return details !== -1 && details < firstPlaceholder ? address.replace(placeholder, '') : undefined;
}
