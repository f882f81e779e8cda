import { alertStart, type StartProblem } from '../../model/alerts/alert-start.ts';
import {
  addressOfLink,
  givenLink,
  isNoValue,
  labelsOf,
  valueOf,
  valuesOf,
  type GivenLink,
} from '../../model/alerts/given-link.ts';
import { element } from './elements.ts';
import type { Given } from './given.ts';
import { linkTexts } from '../../texts/scripts.ts';

const problems: Record<StartProblem, (written: string) => string> = {
  'not-a-time': linkTexts.notATime,
  'no-time-zone': linkTexts.noTimeZone,
  future: linkTexts.future,
  'too-old': linkTexts.tooOld,
};

/** Reads the address of the page, and brings the reader to the section that it means. */
globalThis.alertbookReadLink = (): Given => {
  const link = readPageLink();
  landOn(link);
  const written = valueOf(link.pairs, 'startsAt');
  const read = written === undefined || isNoValue(written) ? undefined : alertStart(written, Date.now());
  const values = valuesOf(link.pairs);
  return {
    values,
    labels: labelsOf(values),
    start: read && 'start' in read ? read.start : undefined,
    problem: read && 'problem' in read ? problems[read.problem](written!.slice(0, 60)) : undefined,
  };
};

function readPageLink(): GivenLink {
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
function landOn({ pairs, section, missingSection, isPutRight }: GivenLink): void {
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
  const targets = [...document.querySelectorAll<HTMLElement>('main :is(.prose :is(h2, h3, .step), section)[id]')];
  const likeness = ({ id }: HTMLElement): number => sharedStart(id, missing.toLowerCase());
  const sorted = targets.toSorted((a, b) => likeness(b) - likeness(a));
  const links = sorted.map((target) => {
    const title = target.querySelector('.headline, h2') ?? target;
    return element('li', {}, element('a', { href: `#${encodeURIComponent(target.id)}` }, title.textContent.trim()));
  });
  const said = linkTexts.noSection(missing.slice(0, 100));
  const list = links.length > 0 ? [` ${linkTexts.sections}`, element('ul', {}, ...links)] : [];
  const notice = element('aside', { class: 'landing', role: 'status' }, said, ...list);
  document.querySelector('main h1')?.after(notice);
}

/** How many letters two texts begin with alike; a few say nothing. */
function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length < 3 ? 0 : length;
}
