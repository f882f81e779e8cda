/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

export default getViteConfig(
  {
    test: {
      include: ['test/**/*.test.ts', 'src/**/*.test.ts', 'schemas/**/*.test.ts'],
      exclude: ['**/node_modules/**', '**/dist/**', '**/fixtures/**', 'bench/**'],
      globalSetup: ['test/support/browser-setup.ts'],
      // Stories build whole sites and start browsers; unit tests finish in milliseconds whatever the limit.
      testTimeout: 60_000,
      hookTimeout: 120_000,
      // On a machine that does much else, a page takes its time.
      expect: { poll: { timeout: 15_000 } },
      passWithNoTests: false,
    },
  },
  // Astro is here so that tests can import components; the site's own settings and content stay out of it.
  { configFile: false },
);
