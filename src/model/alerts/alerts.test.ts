import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { alertAddress, alertSegment } from './alerts.ts';

/** Name of an alert and the part of the address that it became, both as JSON. Lines are added to the file, never changed. */
const frozen = readFileSync(new URL('../../../test/fixtures/alert-addresses.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(`[${line.replace(/" "/, '", "')}]`) as [name: string, segment: string]);

test('every name that was ever made into an address still makes the same one', () => {
  expect(frozen.filter(([name, segment]) => alertSegment(name) !== segment)).toEqual([]);
  expect(frozen.length).toBeGreaterThan(60);
});

test('a segment is its own segment, and a part of an address and of a path on every system', () => {
  for (const [name, segment] of frozen) {
    expect(alertSegment(segment), name).toBe(segment);
    expect(segment, name).not.toMatch(/[\\/:*?"<>|#%]|^[.-]|[. ]$|\.html?$|^$/u);
    expect(Buffer.byteLength(segment), name).toBeLessThanOrEqual(200);
    expect(decodeURI(new URL(alertAddress(name), 'https://a.example').pathname), name).toBe(`/alerts/${segment}/`);
  }
});
