/**
 * Paper cannot be clicked: while a page is printed, its links say their whole addresses, and nothing stays folded. The
 * addresses are the public ones, from a folder too.
 */
export function preparePrint(): void {
  const folded: HTMLDetailsElement[] = [];
  const groups = new Map<HTMLDetailsElement, string>();
  addEventListener('beforeprint', () => {
    showAddresses();
    // Of those with one name, such as tabs, a browser lets only one be open.
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details[name]')) {
      groups.set(details, details.name);
      details.removeAttribute('name');
    }
    for (const details of document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')) {
      details.open = true;
      folded.push(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of folded.splice(0)) details.open = false;
    for (const [details, name] of groups) details.name = name;
    groups.clear();
  });
}

/** Writes into `data-address` what the stylesheet prints behind a link of the text. Links into the page itself need none. */
function showAddresses(): void {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.prose a[href], a.way[href]')) {
    const written = link.getAttribute('href') ?? '';
    if (written.startsWith('#') || /^(?:tel|mailto):/.test(written) || !URL.canParse(written, canonical)) continue;
    const address = new URL(written, canonical).href.replace(/\/index\.html(?=[?#]|$)/, '/');
    if (address.replace(/#.*/, '') !== canonical && link.textContent.trim() !== address)
      link.dataset['address'] = address;
  }
}
