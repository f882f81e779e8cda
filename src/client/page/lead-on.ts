/*
 * Stands in the small page at another spelling of an address, and goes on to the page that is meant, with the query and the
 * fragment of the link. Where the site begins follows from the address itself: the page may lie below any path.
 */

const link = document.querySelector('a')!;
const page = link.getAttribute('href')!.replace(/^[./]+/, '');
const parts = location.pathname.replace(/\/index\.html$/, '').match(/[^/]+/g)!;
// The page that follows carries on what this tab did before only where the link was on this site.
if (document.referrer.startsWith(`${location.origin}/`))
  document.querySelector<HTMLMetaElement>('[name]')!.content = 'same-origin';
location.replace(['', ...parts.slice(0, -link.dataset['depth']!), page].join('/') + location.search + location.hash);
