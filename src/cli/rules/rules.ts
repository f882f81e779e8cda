import { linkKey } from '../../model/rule-links/alert-link.ts';
import { reporters } from '../../outputs/reporters.ts';
import { UsageError, type ExitCode } from '../exit.ts';
import { oneOf, readOptions } from '../options.ts';
import { checkRuleFiles } from './rules-check.ts';
import { linkRuleFiles } from './rules-link.ts';
import { readRuleFiles } from './rule-files.ts';
import { linkTargets, targetOptions } from './rule-targets.ts';

export const help = `alertbook rules check FILE…           every link of an alert rule leads to a page and an anchor that exist
alertbook rules link FILE…            shows, as a diff, the links that are missing or dead, mended
alertbook rules link FILE… --write    writes them, and leaves every other byte of the files alone

Rules of Prometheus, Loki, Mimir, Thanos, PrometheusRule objects, Helm templates, Grafana and CloudFormation; - is standard input.

  --content DIR     checks against a content folder (content, when nothing else is named)
  --dist DIR        against a built site
  --urls FILE       against a saved api/v1/urls.json
  --site URL        where the site is, when it is not where that says
  --key NAME        annotation or tag of the link (${linkKey})
  --format F        of check: ${reporters.map(({ name }) => name).join(', ')}
  --to PAGE         of link: alert (permanent, the default) or runbook
  --all             of link: replaces links that work too

Exit 1 when check finds errors, or when link finds something that is not linked yet.
`;

/** `alertbook rules`: checks and mends the links in files of alert rules. */
export async function run(args: string[]): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    ...targetOptions,
    key: { type: 'string', default: linkKey },
    format: { type: 'string', default: 'text' },
    to: { type: 'string', default: 'alert' },
    all: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  });
  const [action, ...files] = positionals;
  if (action !== 'check' && action !== 'link')
    throw new UsageError(
      '`alertbook rules` takes `check` or `link`, and the files of rules: `alertbook rules --help` says more.',
    );
  const format = oneOf(
    'format',
    values.format,
    reporters.map(({ name }) => name),
  );
  const to = oneOf('to', values.to, ['alert', 'runbook']);
  const read = readRuleFiles(files);
  const targets = await linkTargets(values);
  if (action === 'check') return checkRuleFiles(read, targets, { format, key: values.key });
  return linkRuleFiles(read, targets.index, { to, key: values.key, isForAll: values.all, isToWrite: values.write });
}
