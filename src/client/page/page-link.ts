import { addressOfLink, givenLink, type GivenLink } from '../../model/alerts/given-link.ts';
import { element } from './elements.ts';

/** What the address of the page gives: read once, because the address is written anew afterwards. */
export function readPageLink(): GivenLink {
  const names = [...document.querySelectorAll<HTMLElement>('[data-parameter]')].map(
    ({ dataset }) => dataset['parameter'] ?? '',
  );
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return givenLink(location, { names, ids });
}

/**
 * Brings the reader to the section that the link means, whatever happened to the link on its way, and puts the address right.
 * A section that the page does not have is said at its top, with those that it has.
 */
export function landOn({ pairs, section, missingSection, isPutRight }: GivenLink): void {
  if (isPutRight) {
    const rest = addressOfLink(pairs, section ?? missingSection);
    history.replaceState(history.state, '', location.pathname + rest);
    if (section !== undefined) {
      // `:target` follows a navigation within the page, and not what is written into the address.
      location.replace(`#${encodeURIComponent(section)}`);
      document.getElementById(section)?.scrollIntoView();
    }
  }
  if (missingSection !== undefined) offerSections(missingSection);
}

/** Says that a section is not there, and leads to the others, the most likely one first. */
function offerSections(missing: string): void {
  const heading = document.querySelector('main h1');
  const headings = [...document.querySelectorAll<HTMLElement>('main :is(h2, h3)[id], main .step[id]')];
  const wanted = missing.toLowerCase();
  const isLike = ({ id }: HTMLElement): number => Number(wanted.includes(id) || id.includes(wanted));
  const sorted = headings.toSorted((a, b) => isLike(b) - isLike(a));
  const links = sorted.map((target) => {
    const title = target.matches('.step') ? (target.querySelector('.headline') ?? target) : target;
    return element('li', {}, element('a', { href: `#${encodeURIComponent(target.id)}` }, title.textContent.trim()));
  });
  const said = `This page has no section “${missing.slice(0, 100)}”.`;
  const list = links.length > 0 ? [' It has:', element('ul', {}, ...links)] : [];
  const notice = element('aside', { class: 'landing', role: 'status' }, said, ...list);
  heading?.after(notice);
}
