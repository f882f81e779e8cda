import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Leaves the report of a preview for the page that shows it. @param report Plain data. */
export function storeReport(folder: string, report: unknown): void {
  writeFileSync(path.join(folder, 'report.json'), JSON.stringify(report));
}

/** The report that was left last. */
export function readStoredReport<Report>(folder: string): Report {
  return JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8')) as Report;
}
