import { addressOf } from '../../model/site/document-address.ts';
import { pictureAddress, pictureTarget } from '../../model/site/picture-links.ts';
import { resolveLink } from '../../model/site/links.ts';
import type { ProseContext } from '../mdx/prose-context.ts';

/**
 * What a link in prose needs: content files and addresses of the site become addresses with its base, a section of the
 * page itself stays `#section`, a picture is the file that code hosts show there, and whatever leads elsewhere stays as it is written.
 */
export function resolveHref(written: string, { catalogue, document, href }: ProseContext): string {
  const picture = pictureTarget(document, written, catalogue.site?.data.url);
  const address = picture && pictureAddress(picture);
  if (address !== undefined) return href(address);
  const target = resolveLink(document, written, catalogue.site?.data.url);
  if (target.kind === 'elsewhere')
    return written.startsWith('/') && !written.startsWith('//') ? href(written) : written;
  const { search, anchor } = target;
  const fragment = anchor === undefined ? '' : `#${encodeURI(anchor)}`;
  const isSamePage = target.address === addressOf(document).split('#')[0] && search === '';
  if (target.address === '' || (isSamePage && fragment !== '')) return fragment;
  return href(target.address) + search + fragment;
}
