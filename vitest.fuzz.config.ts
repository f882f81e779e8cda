import { defineConfig } from 'vitest/config';

/** What every reader and the preview server do with whatever is made up, for long: `npm run fuzz`, or `FUZZ_RUNS=1000000 npm run fuzz`. */
export default defineConfig({
  test: {
    include: ['test/fuzz/*.test.ts'],
    env: { FUZZ_RUNS: process.env['FUZZ_RUNS'] ?? '20000' },
    passWithNoTests: false,
  },
});
