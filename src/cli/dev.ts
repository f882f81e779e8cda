import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { summary } from '../outputs/findings.ts';
import { formatFindings } from '../outputs/reporters.ts';
import type { Given } from './command.ts';
import type { devOptions } from './dev-command.ts';
import { exitCodes, type ExitCode } from './exit.ts';
import { loadGraphviz } from '../model/diagrams/graphviz.ts';
import { watchedContent, type CheckedContent } from './check-content.ts';
import { needsAstro, requireAstro } from './need-astro.ts';
import { settingsFrom, todayFrom } from './settings.ts';
import { printFindingsAside } from './print-findings.ts';
import { sayAside } from './terminal.ts';

/** `alertbook dev`: the site, live, until Ctrl-C. */
export async function run({ values }: Given<typeof devOptions>): Promise<ExitCode> {
  const today = todayFrom(values.today);
  const content = await watchedContent(values.content, today);
  // The first diagram may come later, while someone writes.
  void loadGraphviz();
  const { catalogue } = content.first;
  let first: CheckedContent | undefined = content.first;
  const judge = (): { catalogue: Catalogue; errors: string } => {
    const { catalogue, findings } = first ?? content.check();
    first = undefined;
    const serious = findings.filter(({ level }) => level !== 'note');
    sayAside('');
    printFindingsAside(serious);
    sayAside(...(serious.length > 0 ? [''] : []), `${summary(findings)}.`);
    const errors = findings.filter(({ level }) => level === 'error');
    return { catalogue, errors: formatFindings(errors, 'text') };
  };
  const settings = settingsFrom({ ...values, out: 'dist' }, catalogue);
  if (needsAstro(settings)) requireAstro();
  const { serve } = needsAstro(settings) ? await import('./dev-by-astro.ts') : await import('./dev-by-renderer.ts');
  const stop = await serve(settings, judge, Number(values.port));
  content.keep();
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  content.keep();
  await stop();
  return exitCodes.ok;
}
