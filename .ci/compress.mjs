// Writes a smaller copy beside each file of a site that gets smaller, for hosts that send such copies: node .ci/compress.mjs dist
// The same site gives the same bytes: the copies hold no time.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const site = process.argv[2];
if (!site || !statSync(path.join(site, '404.html'), { throwIfNoEntry: false })) {
  console.error(`compress.mjs: \`${site ?? ''}\` holds no built site.`);
  process.exit(2);
}
const texts = /\.(?:html|css|js|mjs|json|svg|txt|md|xml|ics|vcf|webmanifest|wasm)$/;
let [count, before, after] = [0, 0, 0];
for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !texts.test(entry.name)) continue;
  const file = path.join(entry.parentPath, entry.name);
  const bytes = readFileSync(file);
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const gzip = gzipSync(bytes, { level: 9 });
  if (gzip.length < bytes.length) writeFileSync(`${file}.gz`, gzip);
  if (brotli.length < bytes.length) writeFileSync(`${file}.br`, brotli);
  [count, before, after] = [count + 1, before + bytes.length, after + Math.min(bytes.length, brotli.length)];
}
console.log(`${count} files: ${before} bytes, ${after} as Brotli sends them.`);
