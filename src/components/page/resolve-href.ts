import { addressOf } from '../../model/site/document-address.ts';
import { resolveLink } from '../../model/site/links.ts';
import type { ProseContext } from '../mdx/prose-context.ts';

/**
 * What a link in prose needs: content files and addresses of the site become addresses with its base, a section of the
 * page itself stays `#section`, and whatever leads elsewhere stays as it is written.
 */
export function resolveHref(written: string, { catalogue, document, href }: ProseContext): string {
  const target = resolveLink(document, written, catalogue.site?.data.url);
  if (target.kind === 'elsewhere')
    return written.startsWith('/') && !written.startsWith('//') ? href(written) : written;
  const { address, search, anchor } = target;
  const fragment = anchor === undefined ? '' : `#${encodeURI(anchor)}`;
  const isSamePage = address === addressOf(document).split('#')[0] && search === '';
  if (address === '' || (isSamePage && fragment !== '')) return fragment;
  return href(address) + search + fragment;
}
