import type { ContentType } from '../../schemas/content-type.ts';
import { contentTypes } from '../../schemas/content-types.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { NearestNames } from '../model/text/nearest.ts';
import { siteMapOf } from '../model/site/site-map.ts';
import { isBelowUnread, isPageUnread, knowsAll } from '../model/catalogue/unread.ts';
import { addressByAlias, innerLinks, type InnerLink } from './links-in-content.ts';

/** Old addresses of pages count: they lead on. */
export const linkUnknownPage = {
  id: 'link/unknown-page',
  level: 'error',
  summary: 'Every link inside the site leads to a page that exists.',
  run: (catalogue: Catalogue) => {
    const addresses = new Set([...siteMapOf(catalogue).keys(), ...addressByAlias(catalogue).keys()]);
    const files = new Set([
      ...allDocuments(catalogue)
        .filter(({ type }) => type !== 'part')
        .map(({ path }) => path),
      ...brokenPaths(catalogue),
    ]);
    const isKnown = ({ target }: InnerLink): boolean =>
      target.file === undefined
        ? target.address === '' || addresses.has(target.address) || isPageUnread(catalogue, target.address)
        : (files.has(pathOf(target.file, files)) && addresses.has(target.address)) ||
          isBelowUnread(catalogue, target.file);
    const nearAddresses = new NearestNames(addresses);
    const nearFiles = new NearestNames(files);
    // An old address may be one of a page that could not be read.
    const knowsOldOnes = knowsAll(catalogue, ['runbook', 'guide'], ['aliases', '*']);
    return innerLinks(catalogue)
      .filter((link) => !isKnown(link) && (knowsOldOnes || isOfSite(link)))
      .map((link) => toReported(link, { addresses: nearAddresses, files: nearFiles }));
  },
} satisfies Check;

/** Whether an address lies where the site has its own pages, so that no old address is to be expected there. */
function isOfSite({ target }: InnerLink): boolean {
  const [, folder = ''] = target.address.split('/');
  return target.file !== undefined || ownFolders.has(folder);
}

const ownFolders = new Set([
  'alerts',
  'health',
  'a-z',
  ...Object.values<ContentType>(contentTypes).flatMap(({ page }) => {
    const [, folder = ''] = page === 'none' ? [] : ('shared' in page ? page.shared : page.address('')).split('/');
    return folder === '' ? [] : [folder];
  }),
]);

function toReported(
  { link, target: { file, address } }: InnerLink,
  { addresses, files }: { addresses: NearestNames; files: NearestNames },
): Reported {
  const [path = ''] = link.href.split(/[?#]/);
  const what =
    file === undefined
      ? `no page of this site has the address \`${address}\``
      : `there is no content file \`${file}\` that has a page`;
  const near = file === undefined ? addresses.nearest(address) : files.nearest(file);
  return {
    message: `The link \`${path}\` leads nowhere: ${what}.`,
    hint: near === undefined ? 'Link to a page that exists, or delete the link.' : `Did you mean \`${near}\`?`,
    at: link.at,
  };
}

/** `x.md` is taken for `x.mdx`, and `.mdx` for `.yaml`: whoever moved to the other form keeps the links. */
function pathOf(file: string, files: Set<string>): string {
  const stem = file.replace(/\.[a-z]+$/, '');
  return [file, `${stem}.mdx`, `${stem}.yaml`, `${stem}.yml`].find((path) => files.has(path)) ?? file;
}

function brokenPaths({ broken, site }: Catalogue): string[] {
  const folder = site ? site.file.slice(0, site.file.length - site.path.length) : '';
  return broken.map(({ file }) => file.slice(folder.length));
}
