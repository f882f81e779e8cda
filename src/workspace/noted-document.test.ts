import { expect, test } from 'vitest';
import { catalogueFrom } from '../../test/support/content-folder.ts';
import { shop } from '../../test/support/shop.ts';
import { recordReads } from '../model/catalogue/reads.ts';
import { digestsOfParts, notedDocument } from './noted-document.ts';

const { documents } = catalogueFrom(shop);
const runbook = documents.runbook.get('shop/queue-backlog')!;

/** Names of the parts whose digests differ. */
function differing(changed: object): string[] {
  const [before, after] = [runbook, { ...runbook, ...changed }].map((document) => digestsOfParts(document, 'tree'));
  const names = new Set([...before!.keys(), ...after!.keys()]);
  return [...names].filter((name) => before!.get(name) !== after!.get(name));
}

test('each part of a document that is read is noted, with the place of the document', () => {
  const noted = notedDocument(runbook, 12);

  const { reads } = recordReads(() => [noted.id, noted.data.title, noted.body?.headings]);

  expect([...reads.parts]).toEqual(['12 data', '12 data.title', '12 body', '12 body.headings']);
});

test('a text or a gap that a document does not have is noted where somebody looks for it', () => {
  const bare = JSON.parse(JSON.stringify({ ...runbook, body: undefined, unread: undefined })) as typeof runbook;
  const noted = notedDocument(bare, 3);

  expect([...recordReads(() => noted.body).reads.parts]).toEqual(['3 body']);
  expect([...recordReads(() => noted.unread).reads.parts]).toEqual(['3 unread']);
});

test('a noted document says what the document says, in the same order', () => {
  expect(JSON.stringify(notedDocument(runbook, 0))).toBe(JSON.stringify(runbook));
  expect(notedDocument({ ...runbook, body: undefined }, 0).body).toBeUndefined();
});

test('a part has another digest where it says something else, and no other part has', () => {
  const { data, body } = runbook;
  expect(differing({})).toEqual([]);
  expect(differing({ data: { ...data, title: 'Another' } })).toEqual(['data.title']);
  expect(differing({ body: { ...body, links: [] } })).toEqual(['body.links']);
  expect(digestsOfParts(runbook, 'other').get('body.treeText')).not.toBe(
    digestsOfParts(runbook, 'tree').get('body.treeText'),
  );
});

test('a value that comes or goes changes what is read by whoever looked for it and found none', () => {
  expect(differing({ data: { ...runbook.data, owner: 'shop' } })).toEqual(['data', 'data.owner']);
  expect(differing({ body: undefined })).toContain('body');
});
