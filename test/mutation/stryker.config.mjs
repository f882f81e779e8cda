import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Lines that are changed or left together in a sample: enough for most functions. */
const stretch = 25;

/** One of so many stretches of lines of all that is to be changed, the same ones each time. */
function sample(every) {
  const files = globSync('src/{model,checks,readers}/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
  return files.toSorted().flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n').length;
    const starts = Array.from({ length: Math.ceil(lines / stretch) }, (_, index) => index * stretch + 1);
    const isIn = (start) => createHash('sha256').update(`${file}:${start}`).digest().readUInt32BE() % every === 0;
    return starts.filter(isIn).map((start) => `${file}:${start}-${Math.min(start + stretch - 1, lines)}`);
  });
}

/**
 * The unit tests that import some files: they have to notice what is changed in them. What imports a file by way of others is
 * most of the tests, and would take half a minute for each change.
 */
function testsOf(files) {
  return globSync('{src/{model,checks,readers},schemas}/**/*.test.ts').filter((test) => {
    const imports = [...readFileSync(test, 'utf8').matchAll(/\bfrom '(\.[^']*)'/g)];
    return imports.some(([, name]) => files.has(path.posix.join(path.posix.dirname(test), name)));
  });
}

const every = Number(process.env.EVERY ?? 1);

const stretches = every > 1 ? sample(every) : undefined;

/**
 * Changes the code in small ways, and counts the changes that no unit test notices. `npm run mutate` takes hours for all of
 * the model, the checks and the readers; `EVERY=40 npm run mutate` takes one of 40 stretches of their lines, and
 * `npm run mutate -- --mutate 'src/model/on-call/*.ts'` a part: minutes.
 */
export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  // Threads have another stack, and cannot change their folder.
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: true, pool: 'forks' },
  mutate: stretches ?? ['src/{model,checks,readers}/**/*.ts', '!src/**/*.test.ts'],
  ...(stretches && { testFiles: testsOf(new Set(stretches.map((place) => place.replace(/:.*/, '')))) }),
  ignorePatterns: ['/dist', '/bench'],
  ignoreStatic: true,
  // A machine that does much else takes its time, and a change that only made a test late is not one that it noticed.
  dryRunTimeoutMinutes: 60,
  timeoutMS: 30_000,
  coverageAnalysis: 'perTest',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: 'node_modules/.cache/mutation/report.json' },
  tempDirName: '.stryker-tmp',
  incremental: true,
  incrementalFile: 'node_modules/.cache/mutation/incremental.json',
  // Where less is noticed, unit tests have to be written.
  thresholds: { high: 95, low: 90, break: null },
  concurrency: Number(process.env.CONCURRENCY ?? 2),
};
