// Prints `N passed, N failed` from vitest's JSON report; a file that could not run at all counts as one failure.
// What was not run is named before.
// Exits with 1 when a test failed or when none ran.
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
try {
  const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  passed = report.numPassedTests;
  failed = report.numFailedTests + broken.length;
  for (const { status, fullName } of report.testResults.flatMap((file) => file.assertionResults))
    if (['skipped', 'pending', 'todo'].includes(status)) console.log(`not run: ${fullName}`);
} catch (error) {
  console.error(`The tests left no report: ${error.message}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
