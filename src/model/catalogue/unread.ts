import type { ContentType } from '../../../schemas/content-type.ts';
import type { Finding } from '../audit/finding.ts';
import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import type { Catalogue } from './catalogue.ts';
import { mayHold, type Document } from './document.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { splitAddress } from '../site/ledger.ts';
import { includedParts, includesOf, partIdOf } from './parts.ts';
import { viewOf } from './views.ts';

const brokenKeys = viewOf(({ broken }) => new Set(broken.map(({ type, id }) => `${type} ${id}`)));

/** Whether a document exists, or may exist, in what could not be read. What refers to it is not dangling. */
export function isUnread(catalogue: Catalogue, type: ContentTypeName, id: string): boolean {
  const { place } = contentTypes[type] as ContentType;
  return (
    brokenKeys(catalogue).has(`${type} ${id}`) ||
    ('folder' in place && isBelowUnread(catalogue, `${place.folder}/${id}`))
  );
}

/** A file or folder that could not be read, as messages show it, for those who need all; undefined when everything is read. */
export function somethingUnread({ broken, unread, findings }: Catalogue): string | undefined {
  const [path] = unread;
  if (broken[0] || path === undefined) return broken[0]?.file;
  return findings.find(({ at }) => `/${at.file}`.endsWith(`/${path}`))?.at.file ?? path;
}

/** Whether a path below the content folder lies in a folder that could not be read. */
export function isBelowUnread({ unread }: Catalogue, path: string): boolean {
  return unread.some((folder) => `${path}/`.startsWith(`${folder}/`));
}

/** Whether an address may be the one of a page that could not be read: pages have the paths of their files. */
export function isPageUnread(catalogue: Catalogue, address: string): boolean {
  const path = splitAddress(address).page.replace(/^\/|\/$/g, '');
  // Each service has a page of its runbooks too.
  const service = /^runbooks\/([^/]+)$/.exec(path)?.[1];
  return (
    isBelowUnread(catalogue, path) ||
    isBelowUnread(catalogue, `pages/${path}`) ||
    (service !== undefined && isUnread(catalogue, 'service', service))
  );
}

/**
 * Whether all documents of some types are read.
 *
 * @param path Value that matters, `*` standing for each item of a list: documents of which another one is not known count as read.
 */
export function knowsAll(
  { broken, unread, documents }: Catalogue,
  types: readonly Exclude<ContentTypeName, 'site' | 'glossary'>[],
  path: DataPath = [],
): boolean {
  const folders = types.flatMap((type) => {
    const { place } = contentTypes[type] as ContentType;
    return 'folder' in place ? [place.folder] : [];
  });
  return (
    !broken.some(({ type }) => (types as readonly ContentTypeName[]).includes(type)) &&
    (path.length === 0 ||
      types.every((type) => [...documents[type].values()].every((document) => !mayHold(document, path)))) &&
    !unread.some((path) => folders.some((folder) => `${path}/`.startsWith(`${folder}/`)))
  );
}

/** Files of rules that could not be read in full: alerts of theirs may be missing. */
export function brokenRuleFiles({ findings, broken }: Catalogue): string[] {
  const documents = new Set(broken.map(({ file }) => file));
  const files = findings.filter(isOfRules).map(({ at }) => at.file);
  return [...new Set(files)].filter((file) => !documents.has(file));
}

const isOfRules = ({ level, id }: Finding): boolean => level === 'error' && id.startsWith('rules/');

/** Files of rules that were read in part. */
export function partialRuleFiles(catalogue: Catalogue): string[] {
  const unreadable = new Set(catalogue.findings.flatMap(({ id, at }) => (id === 'rules/unreadable' ? at.file : [])));
  return brokenRuleFiles(catalogue).filter((file) => !unreadable.has(file));
}

/** Whether every file that may name an alert is read: runbooks, objectives and rules. */
export function knowsAllAlerts(catalogue: Catalogue): boolean {
  return (
    catalogue.site !== undefined &&
    catalogue.missingRules.every(({ kind }) => kind === 'unneeded') &&
    !mayHold(catalogue.site, ['rules', '*']) &&
    knowsAll(catalogue, ['runbook'], ['alerts', '*', 'name']) &&
    knowsAll(catalogue, ['slo'], ['objectives', '*', 'alerts', '*']) &&
    brokenRuleFiles(catalogue).length === 0 &&
    !catalogue.unread.some((path) => `${path}/`.startsWith('alerts/'))
  );
}

/** Whether there may be more text on a page than is known: its own, or of a part. */
export function includesUnread(catalogue: Catalogue, document: Document): boolean {
  const texts = [document, ...includedParts(catalogue, document).map(({ part }) => part)];
  return texts.some(
    (text) =>
      text.unread?.text === true ||
      (catalogue.broken.length + catalogue.unread.length > 0 &&
        includesOf(text).some((include) => isUnread(catalogue, 'part', partIdOf(include)))),
  );
}
