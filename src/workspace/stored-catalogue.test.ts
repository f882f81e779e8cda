import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { catalogueFrom } from '../../test/support/content-folder.ts';
import { shop } from '../../test/support/shop.ts';
import { readStoredCatalogue, storeCatalogue, storedVersion } from './stored-catalogue.ts';

const runbook = 'runbooks/shop/queue-backlog.mdx';
const whole = catalogueFrom(shop);
const broken = catalogueFrom({ ...shop, [runbook]: shop[runbook]!.replace('service: shop', 'service: [shop') });

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'alertbook-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const keysIn = (folder: string): string[] => readStoredCatalogue(folder).documents.map(({ key }) => key);

test('a page whose file is broken for the moment stays while it is written, with its text', () => {
  const folder = temporary();
  storeCatalogue(folder, whole, { keepsLastGood: true });
  const before = readStoredCatalogue(folder).documents.find(({ key }) => key === 'runbook/shop/queue-backlog');
  storeCatalogue(folder, broken, { keepsLastGood: true });

  expect(readStoredCatalogue(folder).documents).toContainEqual(before);
  // However often it is broken: the one before the last is what was good.
  storeCatalogue(folder, broken, { keepsLastGood: true });
  expect(readStoredCatalogue(folder).documents).toContainEqual(before);
});

test('a build shows nothing of an earlier one, which may have held what this one leaves out', () => {
  const folder = temporary();
  storeCatalogue(folder, whole);
  storeCatalogue(folder, broken);
  expect(keysIn(folder)).not.toContain('runbook/shop/queue-backlog');
});

test('what is left anew has another version, the same content too', () => {
  const folder = temporary();
  storeCatalogue(folder, whole);
  const first = storedVersion(folder);
  expect(storedVersion(folder)).toBe(first);
  storeCatalogue(folder, broken);
  expect(storedVersion(folder)).not.toBe(first);
});
