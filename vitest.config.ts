import { getViteConfig } from 'astro/config';
import { defineConfig, defineProject } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**', '**/fixtures/**', 'bench/**'];
const sameSeed = 'test/support/same-seed.ts';
const components = 'test/components.test.ts';

/** Astro's own Vite, so that tests can import components; the site's own settings and content stay out of it. */
const withAstro = getViteConfig(
  { test: { name: 'components', include: [components], exclude } },
  { configFile: false },
);

export default defineConfig({
  test: {
    passWithNoTests: false,
    // Builds wait for each other and browsers for their pages: a worker for each processor keeps all of them busy.
    maxWorkers: '100%',
    projects: [
      defineProject({
        test: {
          name: 'unit',
          setupFiles: [sameSeed],
          include: ['src/**/*.test.ts', 'schemas/**/*.test.ts'],
          exclude,
          // They keep nothing between two tests: what one file has loaded serves the next one.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      }),
      defineProject({
        test: {
          name: 'stories',
          setupFiles: [sameSeed],
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, components],
          globalSetup: [
            'test/support/compiled-program-setup.ts',
            'test/support/browser-setup.ts',
            'test/support/built-sites-setup.ts',
          ],
          // Stories build whole sites and start browsers, and builds wait for each other.
          testTimeout: 60_000,
          hookTimeout: 600_000,
          // On a machine that does much else, a page takes its time.
          expect: { poll: { timeout: 15_000 } },
        },
      }),
      defineProject((environment) => withAstro(environment)),
    ],
  },
});
