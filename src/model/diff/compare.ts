import { compareAlerts } from './compare-alerts.ts';
import { compareLinks } from './compare-links.ts';
import { compareDocuments, pairDocuments } from './compare-documents.ts';
import { comparePictures, pictureNotes } from './compare-pictures.ts';
import { compareProblems, compareReviews } from './compare-problems.ts';
import { sectionNames, type Change, type Note, type SiteChanges } from './changes.ts';
import { pagesOnly } from './pages-only.ts';
import type { ContentState, SiteState } from './site-state.ts';

/**
 * What a change of a site does for its readers. What is the same on both sides is not in it, and what one of them cannot
 * tell is said in the notes instead of being guessed.
 */
export function compareSites(old: SiteState, now: SiteState): SiteChanges {
  if (!old.content || !now.content) return inOrder(pagesOnly(old.index, now.index), []);
  const [before, after] = [old.content, now.content];
  const unknown = new Set([...before.broken, ...after.broken].map(({ key }) => key));
  const known = (content: ContentState): ContentState => ({
    ...content,
    documents: content.documents.filter(({ key }) => !unknown.has(key)),
  });
  const pairs = pairDocuments(known(before).documents, known(after).documents, now.index);
  const documents = compareDocuments(pairs, now.index);
  const links = compareLinks(old, now, { pairs, unknown });
  const changes = [
    ...links.filter((link) => !isToldOfPage(link, documents)),
    ...compareAlerts(old, now, { pairs, unknown }),
    ...documents.map((change) => withDeadAddress(change, links)),
    ...comparePictures(before, after),
    ...compareReviews(pairs, before.day, after.day),
    ...compareProblems(before, after, { pairs, dead: links }),
  ];
  return inOrder(changes, [...brokenNotes(before, after), ...pictureNotes(before, after)]);
}

/** Whether an address died with a page that alerts do not link to: the page itself says so. */
function isToldOfPage({ kind, oldAddress }: Change, documents: readonly Change[]): boolean {
  const isGone = kind === 'dead' || kind === 'retired';
  return isGone && documents.some((change) => tellsOfAddress(change) && change.oldAddress === oldAddress);
}

function tellsOfAddress({ section, noun }: Change): boolean {
  return section === 'pages' && ['guide', 'service', 'page'].includes(noun);
}

function withDeadAddress(change: Change, links: readonly Change[]): Change {
  const dead = links.find((link) =>
    link.kind === 'dead' || link.kind === 'retired' ? link.oldAddress === change.oldAddress : false,
  );
  if (!dead || change.oldAddress === undefined || !tellsOfAddress(change)) return change;
  const address = { field: 'address', old: change.oldAddress, remark: 'leads nowhere any more' };
  return { ...change, values: [...change.values, address, ...dead.values] };
}

function brokenNotes(before: ContentState, after: ContentState): Note[] {
  return [
    { side: 'old', broken: before.broken },
    { side: 'new', broken: after.broken },
  ].flatMap(({ side, broken }) =>
    broken.length === 0
      ? []
      : [
          {
            text: `On the ${side} side ${broken.length === 1 ? 'one file' : `${broken.length} files`} cannot be read, so what ${broken.length === 1 ? 'it says' : 'they say'} is not compared:`,
            names: broken.map(({ path }) => path),
          },
        ],
  );
}

function inOrder(changes: readonly Change[], notes: Note[]): SiteChanges {
  const rank = ({ section }: Change): number => sectionNames.indexOf(section);
  return { changes: changes.toSorted((a, b) => rank(a) - rank(b)), notes };
}
