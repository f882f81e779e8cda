import { encodedPart, fileOfAddress, folded, isOwnPlace } from '../../../schemas/address.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { PublicFile } from '../catalogue/public-file.ts';
import { viewOf } from '../catalogue/views.ts';
import { otherAddresses } from './alternates.ts';
import { publishedOf } from './dead-addresses.ts';

/** Places of the site itself where a file of the team wins: what hosts look for, and icons. */
const mayReplace = /^(?:icons\/.+|robots\.txt|favicon\.ico|cname|_headers|_redirects|_routes\.json|llms[^/]*\.txt)$/;

/** What of the site lies where a file of `public/` would: the address of a page, or a place; undefined where nothing does. */
export function takenBy(catalogue: Catalogue, path: string): string | undefined {
  const file = folded(path);
  const { addressByFile, folders } = filesOfPages(catalogue);
  const parts = file.split('/');
  const around = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const page = around.map((part) => addressByFile.get(part)).find((address) => address !== undefined);
  if (page !== undefined) return page;
  if (folders.has(file)) return `/${file}/`;
  const isOwn = isOwnPlace(`/${path.split('/').map(encodedPart).join('/')}`);
  return isOwn && !mayReplace.test(file) ? `/${path}` : undefined;
}

/** Files of `public/` that a build copies: those that neither harm nor replace a page, whatever levels `site.yaml` gives. */
export function publishedFiles(catalogue: Catalogue): PublicFile[] {
  return (catalogue.publicFiles ?? []).filter(
    ({ path, problems }) => problems.length === 0 && takenBy(catalogue, path) === undefined,
  );
}

const filesOfPages = viewOf((catalogue) => {
  const addresses = [
    ...publishedOf(catalogue).keys(),
    ...otherAddresses(catalogue).alternates.map(({ address }) => address),
  ];
  const addressByFile = new Map(addresses.map((address) => [folded(fileOfAddress(address)), address]));
  const folders = new Set<string>();
  for (const file of addressByFile.keys())
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1))
      folders.add(file.slice(0, end));
  return { addressByFile, folders };
});
