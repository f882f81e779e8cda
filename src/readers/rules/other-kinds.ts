import type { Entries } from '../yaml-nodes.ts';
import type { RuleFile } from './rule-file.ts';

/** A kind of file that holds no rules, however much it says about alerts. */
interface OtherKind {
  /** What it is, as in "This is …". */
  what: string;
  /** What to do about it. */
  hint: string;
  isIt: (file: RuleFile, fields: Entries) => boolean;
}

const leaveOut = 'Leave it out of the files to read.';

/** Kinds that lie beside rules in repositories, by the keys that only they have at their top. */
const otherKinds: readonly OtherKind[] = [
  {
    what: 'a test of rules, as promtool runs it',
    hint: `Run it by \`promtool test rules\`. ${leaveOut}`,
    isIt: (file, fields) =>
      hasList(file, fields, 'tests') &&
      (has(fields, 'rule_files') ||
        has(fields, 'evaluation_interval') ||
        file
          .peekItems(fields.get('tests')!.value)
          .some((test) => hasAny(file.peekFields(test), 'alert_rule_test', 'promql_expr_test', 'input_series'))),
  },
  {
    what: 'a configuration of Alertmanager',
    hint: `Check it by \`amtool check-config\`. ${leaveOut}`,
    isIt: (_, fields) => hasAny(fields, 'route', 'inhibit_rules', 'receivers') && hasAny(fields, 'receivers', 'route'),
  },
  {
    what: 'a configuration of Prometheus, vmalert or Loki',
    hint: 'Name the files of rules that it reads.',
    isIt: (_, fields) => hasAny(fields, 'scrape_configs', 'rule_files', 'schema_config', 'ruler', 'remote_write'),
  },
  {
    what: 'a dashboard of Grafana',
    hint: leaveOut,
    isIt: (file, fields) =>
      [fields, file.peekFields(fields.get('dashboard')?.value)].some(
        (top) => hasAny(top, 'panels', 'templating') && hasAny(top, 'title', 'schemaVersion', 'uid'),
      ),
  },
  {
    what: 'a provisioning file of Grafana for something else than rules',
    hint: leaveOut,
    isIt: (_, fields) =>
      has(fields, 'apiVersion') &&
      hasAny(fields, 'contactPoints', 'policies', 'muteTimes', 'templates', 'datasources', 'providers', 'apps'),
  },
  {
    what: 'the description of a chart',
    hint: leaveOut,
    isIt: (_, fields) => has(fields, 'apiVersion') && has(fields, 'version') && !has(fields, 'kind'),
  },
  {
    what: 'a kustomization',
    hint: 'Name the files of rules that it lists, or what `kustomize build` prints.',
    isIt: (file, fields) =>
      file.peekText(fields.get('kind')?.value) === 'Kustomization' ||
      (!has(fields, 'kind') && hasAny(fields, 'configMapGenerator', 'patchesStrategicMerge', 'kustomizations')),
  },
  {
    what: 'a specification of OpenSLO',
    hint: 'Name the rules that are generated from it.',
    isIt: (file, fields) => file.peekText(fields.get('apiVersion')?.value)?.startsWith('openslo') === true,
  },
  {
    what: 'a workflow or a pipeline',
    hint: leaveOut,
    isIt: (_, fields) => (has(fields, 'jobs') && hasAny(fields, 'on', 'name')) || has(fields, 'stages'),
  },
  {
    what: 'a Compose file or a Serverless configuration',
    hint: leaveOut,
    isIt: (_, fields) => hasAny(fields, 'services', 'functions') && hasAny(fields, 'version', 'volumes', 'provider'),
  },
];

/** What a document is that holds no rules; undefined where it does not say so. */
export function otherKindOf(file: RuleFile, fields: Entries): { what: string; hint: string } | undefined {
  return otherKinds.find(({ isIt }) => isIt(file, fields));
}

function has(fields: Entries, key: string): boolean {
  return fields.has(key);
}

function hasAny(fields: Entries | undefined, ...keys: string[]): boolean {
  return fields !== undefined && keys.some((key) => fields.has(key));
}

function hasList(file: RuleFile, fields: Entries, key: string): boolean {
  return file.peekItems(fields.get(key)?.value).length > 0;
}
