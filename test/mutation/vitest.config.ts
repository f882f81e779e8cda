import { defineConfig } from 'vitest/config';

/** Unit tests alone: each has to notice what is changed in its file within seconds. */
export default defineConfig({
  test: {
    include: ['{src,schemas}/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 10_000,
  },
});
