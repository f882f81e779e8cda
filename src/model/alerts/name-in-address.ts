/** What an address was meant to name: its last part, without extension, decoded. Empty for the root. */
export function nameInAddress(pathname: string): string {
  const parts = pathname.split('/').filter((part) => part !== '' && part !== 'index.html');
  const last = parts.at(-1) ?? '';
  try {
    return decodeURIComponent(last).replace(/\.(?:html?|mdx?)$/i, '');
  } catch {
    return last;
  }
}
