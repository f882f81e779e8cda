import { readFileSync } from 'node:fs';
import path from 'node:path';
import { alertsOf } from '../model/alerts/alerts.ts';
import { shownRunbook } from '../model/alerts/alert-page.ts';
import { firstSteps, type FirstStep } from '../model/alerts/first-steps.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { parametersOf, withParts } from '../model/catalogue/parts.ts';
import { treeOf } from '../model/catalogue/tree.ts';
import { somethingUnread } from '../model/catalogue/unread.ts';
import { byCodePoint } from '../model/site/ledger.ts';
import { isAsWritten, notifyFiles, type NotifyFile, type NotifySystem } from '../outputs/notify/notify-files.ts';
import { readFolder } from '../workspace/read-folder.ts';
import { shownPath } from '../workspace/shown-path.ts';
import type { Given } from './command.ts';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import type { notifyOptions } from './notify-command.ts';
import { existingFolder } from './options.ts';
import { settingsFrom } from './settings.ts';
import { print, sayAside } from './terminal.ts';
import { writeUserFiles, type FileToWrite } from './user-files.ts';

/** What a Secret of Kubernetes may hold, in bytes, of which the configuration needs some too. */
const longestSecret = 1_000_000;

/** `alertbook notify`: templates for the messages of a system. */
export function run({ values, operands }: Given<typeof notifyOptions>): ExitCode {
  const system = operands[0] as NotifySystem;
  const catalogue = readFolder(existingFolder(values.content));
  const unread = somethingUnread(catalogue);
  if (unread !== undefined)
    throw new UsageError(`${unread} cannot be read, so its steps are not known: run \`alertbook check\` first.`);
  const { templates, receivers } = notifyFiles(system, {
    site: siteOf(values, catalogue),
    key: values.key,
    parameters: parameterNames(catalogue),
    steps: stepsByAlert(catalogue),
    limit: Number(values.steps),
  });
  if (values.out === undefined) {
    print(templates.content);
    sayAside(`Add \`--out DIR\` to write this as ${templates.name}, with receivers that use it.`);
  } else write(path.resolve(values.out), templates, receivers);
  if (system !== 'grafana' && Buffer.byteLength(templates.content) > longestSecret)
    sayAside('The templates are larger than a Secret of Kubernetes may be: `--steps 0` makes them small.');
  return exitCodes.ok;
}

function siteOf({ content, site }: Given<typeof notifyOptions>['values'], catalogue: Catalogue): string {
  if (site === undefined && !catalogue.site)
    throw new UsageError(
      `The address of the site is not known: write \`url:\` into ${content}/site.yaml, or give \`--site URL\`.`,
    );
  const { origin, base } = settingsFrom({ content, out: 'dist', site }, catalogue);
  return new URL(base, origin).href;
}

/** Names of all parameters of runbooks: the values of these labels matter most. */
function parameterNames(catalogue: Catalogue): string[] {
  const runbooks = [...catalogue.documents.runbook.values()];
  const names = runbooks.flatMap((runbook) => parametersOf(catalogue, runbook).map(({ name }) => name));
  return [...new Set(names)].toSorted(byCodePoint);
}

function stepsByAlert(catalogue: Catalogue): Map<string, FirstStep[]> {
  return new Map(
    [...alertsOf(catalogue).values()].flatMap((alert) => {
      const shown = shownRunbook(alert);
      if (!shown?.body || shown.runbook.data.status === 'planned') return [];
      const steps = firstSteps(withParts(treeOf(shown.body), catalogue, (written) => written));
      return steps.length === 0 ? [] : [[alert.name, steps] as const];
    }),
  );
}

/** Writes the templates, and the receivers where nobody has made them their own. @throws UsageError */
function write(folder: string, templates: NotifyFile, receivers: NotifyFile): void {
  const files: FileToWrite[] = [];
  const kept: string[] = [];
  const templateFile = path.join(folder, templates.name);
  const old = existing(templateFile);
  if (old === undefined)
    files.push({ file: templateFile, content: templates.content, before: 'nothing', within: folder });
  else if (!isAsWritten(old.toString()))
    throw new UsageError(
      `\`${shownPath(templateFile)}\` has been changed by someone, or is not from this command, and is not replaced: move it away, or write to another folder.`,
    );
  else if (old.toString() === templates.content) kept.push(templateFile);
  else files.push({ file: templateFile, content: templates.content, before: old, within: folder });
  const receiverFile = path.join(folder, receivers.name);
  if (existing(receiverFile) !== undefined) kept.push(receiverFile);
  else files.push({ file: receiverFile, content: receivers.content, before: 'nothing', within: folder });
  for (const name of writeUserFiles(files)) sayAside(`wrote ${name}`);
  for (const file of kept) sayAside(`left ${shownPath(file)} as it is`);
}

function existing(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`\`${shownPath(file)}\` cannot be read: ${(error as Error).message}.`);
  }
}
