import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import type { loadRecheck as ofProgram } from '../../schemas/quantities/recheck.ts';

/**
 * The judge of regular expressions, packed beside the program: its package brings two programs for other machines along,
 * 52 MB that nobody starts.
 */
export const loadRecheck: typeof ofProgram = () => {
  const packed = readFileSync(new URL('../../vendor/recheck.js.br', import.meta.url));
  const module = { exports: {} as { checkSync: ReturnType<typeof ofProgram> } };
  compileFunction(brotliDecompressSync(packed).toString(), ['module', 'exports'])(module, module.exports);
  return module.exports.checkSync;
};
