import path from 'node:path';
import { parseAddress } from '../../../schemas/address.ts';
import { alertAddress } from '../../model/alerts/alerts.ts';
import { ledgerForm } from '../../model/site/ledger.ts';
import { isIndexName, pageStem, withoutPageEnding } from '../write/names.ts';
import type { KeptAnchors } from './page-anchors.ts';
import type { PagePlan } from './plan-tree.ts';

/**
 * Addresses that led to a page and to its sections before, each with where it leads now, in the form of the ledger: names of
 * sections that are not ids any more, and, where the place of the old site is known, the page with its ending, without it,
 * and as the folder that most generators made of it.
 *
 * @param publishedAt Path below which the old pages were, such as `/docs/`.
 */
export function formerAddresses(
  { source, address, alerts }: PagePlan,
  { idByName, former }: KeptAnchors,
  publishedAt: string | undefined,
): [old: string, now: string][] {
  const pages = [ledgerForm(address), ...alerts.map((name) => ledgerForm(alertAddress(name)))];
  const sections = pages.flatMap((page) =>
    former.map((name): [string, string] => {
      const id = idByName.get(name)!;
      return [`${page}#${ledgerForm(name)}`, id === '' ? page : `${page}#${ledgerForm(id)}`];
    }),
  );
  const written = publishedAt === undefined ? [] : pathsOf(source.path, publishedAt);
  const old = written.flatMap((one) => {
    const read = parseAddress(one);
    return 'address' in read && read.address !== address ? [read.address] : [];
  });
  return [...new Set(old)].map((one): [string, string] => [one, pages[0]!]).concat(sections);
}

function pathsOf(file: string, publishedAt: string): string[] {
  const base = `/${publishedAt}/`.replace(/\/{2,}/g, '/');
  const folder = path.posix.dirname(file) === '.' ? '' : `${path.posix.dirname(file)}/`;
  const served = isIndexName(pageStem(file)) ? folder : `${withoutPageEnding(file)}/`;
  const html = `${withoutPageEnding(file)}.html`;
  return [base + served, base + html, base + file].map((one) => one.split('/').map(encodeURIComponent).join('/'));
}
