/** Keys that people write where `runbook_url` is meant, without what is between their words. */
const runbookKeys = new Set([
  'runbook',
  'runbookurl',
  'runbooklink',
  'runbookuri',
  'runbookhref',
  'runbooks',
  'playbook',
  'playbookurl',
  'playbooklink',
]);

/** Whether a key of an annotation says that it holds a runbook, however its words are joined. */
export function isRunbookKey(key: string): boolean {
  return runbookKeys.has(key.toLowerCase().replace(/[-_ .]/g, ''));
}
