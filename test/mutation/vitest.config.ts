import { defineConfig } from 'vitest/config';

/** Unit tests alone: each has to notice what is changed in its file within seconds. */
export default defineConfig({
  test: {
    include: ['src/{model,checks,readers}/**/*.test.ts', 'schemas/**/*.test.ts'],
    // They keep nothing between two tests: what one file has loaded serves the next one.
    isolate: false,
    testTimeout: 60_000,
  },
});
