/**
 * Changes the code in small ways, and counts the changes that no unit test notices. `npm run mutate` takes hours for all of
 * the model, the checks and the readers; `npm run mutate -- --mutate 'src/model/on-call/*.ts'` takes minutes.
 */
export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: true },
  mutate: ['src/{model,checks,readers}/**/*.ts', '!src/**/*.test.ts'],
  ignorePatterns: ['/dist', '/bench'],
  ignoreStatic: true,
  coverageAnalysis: 'perTest',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'node_modules/.cache/mutation/report.json' },
  tempDirName: '.stryker-tmp',
  incremental: true,
  incrementalFile: 'node_modules/.cache/mutation/incremental.json',
  // Where less is noticed, unit tests have to be written.
  thresholds: { high: 95, low: 90, break: null },
  concurrency: 2,
};
