/*
 * Stands in the small page at another spelling of an address, and goes on to the page that is meant, with the query and the
 * fragment of the link. Where the site begins follows from the address itself: the page may lie below any path.
 */

const { dataset, href } = document.querySelector('a')!;
const parts = location.pathname
  .replace(/\/index\.html$/, '')
  .split('/')
  .filter(Boolean);
const root = parts.slice(0, -dataset['depth']!);
const isFromHere = document.referrer.startsWith(`${location.origin}/`);
// The page that follows carries on what this tab did before only where the link was on this site.
if (isFromHere) document.querySelector<HTMLMetaElement>('[name=referrer]')!.content = 'same-origin';
const page = location.protocol[0] === 'h' ? `/${[...root, dataset['page']].join('/')}` : href;
location.replace(page + location.search + location.hash);
