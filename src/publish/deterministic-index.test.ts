import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { expect, test } from 'vitest';
import { deterministicIndex } from './deterministic-index.ts';

function meta(...filters: [string, string][]): Uint8Array {
  const known = ['1.5.2', [['en_1', 12]], [['a', 'b', 'en_2']], filters, [], ['title']];
  return gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), encode(known)]));
}

function filesWith(content: Uint8Array, name: string) {
  const entry = Buffer.from(`{"version":"1.5.2","languages":{"en":{"hash":"${name}","wasm":"en","page_count":1}}}`);
  return [
    { path: 'pagefind-entry.json', content: entry },
    { path: `pagefind.${name}.pf_meta`, content },
    { path: 'index/en_2.pf_index', content: Buffer.from('words') },
  ];
}

test('an index is the same in whatever order Pagefind lists its filters, and the entry names the list', () => {
  const one = deterministicIndex(filesWith(meta(['kind-alert', 'en_3'], ['service-shop', 'en_4']), 'en_aaaaaaaaaa'));
  const other = deterministicIndex(filesWith(meta(['service-shop', 'en_4'], ['kind-alert', 'en_3']), 'en_bbbbbbbbbb'));

  expect(other).toEqual(one);
  const list = one.find(({ path }) => path.endsWith('.pf_meta'))!;
  const name = /^pagefind\.(en_[0-9a-f]{10})\.pf_meta$/.exec(list.path)?.[1];
  expect(Buffer.from(one[0]!.content).toString()).toContain(`"hash":"${name}"`);
  expect((decode(gunzipSync(list.content).subarray(12)) as unknown[])[3]).toEqual([
    ['kind-alert', 'en_3'],
    ['service-shop', 'en_4'],
  ]);
});

test('a list of another form is refused, and not taken for one in order', () => {
  const known = gzipSync(Buffer.concat([Buffer.from('pagefind_dcd'), encode(['2.0.0', { filters: [] }])]));
  expect(() => deterministicIndex(filesWith(known, 'en_aaaaaaaaaa'))).toThrow(
    'Pagefind writes its index in another way',
  );
});
