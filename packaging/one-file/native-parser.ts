import type { parseNatively as ofProgram } from '../../src/markdown/native-parser.ts';

/** The file needs no other, and beside it may be a native parser of another version: remark reads everything. */
export const parseNatively: typeof ofProgram = () => undefined;
