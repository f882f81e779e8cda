import { defineConfig } from 'vitest/config';

/** Tests that need nginx: `npm run test:nginx`. `npm test` needs nothing but Node, npm and a browser. */
export default defineConfig({
  test: {
    include: ['test/**/*.nginx.ts'],
    globalSetup: ['test/support/browser-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    passWithNoTests: false,
  },
});
