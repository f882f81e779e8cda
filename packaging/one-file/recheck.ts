import { compileFunction } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import type { loadRecheck as ofProgram } from '../../schemas/quantities/recheck.ts';

/** Packed it takes a seventh of its size, and nobody whose content has no difficult pattern waits for it to be parsed. */
export const loadRecheck: typeof ofProgram = () => {
  const text = brotliDecompressSync(Buffer.from(import.meta.env.ALERTBOOK_RECHECK, 'base64')).toString();
  const module = { exports: {} as { checkSync: ReturnType<typeof ofProgram> } };
  compileFunction(text, ['module', 'exports'])(module, module.exports);
  return module.exports.checkSync;
};
