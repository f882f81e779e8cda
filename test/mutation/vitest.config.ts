import { defineConfig } from 'vitest/config';

/** Unit tests alone: each has to notice what is changed in its file within seconds. */
export default defineConfig({
  test: {
    include: ['{src,schemas}/**/*.test.ts'],
    // Workers cannot change their folder.
    exclude: ['**/node_modules/**', 'src/workspace/{repository-path,named-rules}.test.ts'],
    testTimeout: 10_000,
  },
});
