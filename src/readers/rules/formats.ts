import type { YAMLMap } from 'yaml';
import { ruleFormats, type RuleFormat, type RuleFormatFacts } from '../../model/alerts/rule-formats.ts';
import type { Entries } from '../yaml-nodes.ts';
import { linkAlarm } from './alarm-edits.ts';
import { readResources } from './cloudformation.ts';
import { linkInText } from './described-link.ts';
import { isGrafana, isGrafanaRule, readGrafanaGroups, readGrafanaRule } from './grafana.ts';
import { isObjectOfRules, readObject } from './kubernetes.ts';
import { Refused } from './link-text.ts';
import {
  isAzureAlert,
  isDatadogMonitor,
  isGooglePolicy,
  readAzureAlert,
  readDatadogMonitor,
  readGooglePolicy,
} from './monitors.ts';
import { isPyrraObjective, isSlothObjective, readPyrraObjective, readSlothObjective } from './objectives.ts';
import { isPrometheusRule, readGroup, readGroups, readRule } from './prometheus.ts';
import { isLoadedRule, readLoadedRule } from './prometheus-api.ts';
import { annotate } from './rule-edits.ts';
import type { RuleFile } from './rule-file.ts';
import type { Splice } from './splice.ts';

/** Reads what has the form of a rule inside a value. @param group Name of what the value is in. */
export type ReadInside = (file: RuleFile, value: unknown, group?: string) => void;

/** How the files of a format are told, read and written. Formats have a top, rules that are told anywhere, or both. */
interface RuleFormatReader {
  /** What a file of it begins with, for a message. */
  expected?: string;
  /** Whether the top of a document says that it is of this format. */
  detect?(file: RuleFile, fields: Entries): boolean;
  /**
   * Adds the rules of a document to the file.
   *
   * @param inside Reads the parts that are of no format by themselves.
   * @returns How many things were found that can hold rules.
   */
  read?(file: RuleFile, fields: Entries, inside: ReadInside): number;
  /** Whether a map is a rule by its form, wherever it is. */
  isRule?(file: RuleFile, fields: Entries): boolean;
  /** Adds such a rule to the file. */
  readRule?(file: RuleFile, node: YAMLMap, fields: Entries, group: string | undefined): void;
  /**
   * Writes a link into a rule.
   *
   * @returns undefined when it is there already.
   * @throws Refused where it cannot be written without a risk.
   */
  writeLink(
    file: RuleFile,
    rule: YAMLMap,
    key: string,
    link: string,
  ): { splice: Splice; annotation: string; value: string } | undefined;
}

const inAnnotations: RuleFormatReader['writeLink'] = (file, rule, key, link) => ({
  splice: annotate(file, rule, key, link),
  annotation: key,
  value: link,
});

const inText: RuleFormatReader['writeLink'] = (file, owner, _, link) => {
  const { format } = file.rules.find(({ node }) => node === owner)!.rule;
  const { textField } = ruleFormats[format] as RuleFormatFacts;
  return linkInText(file, owner, textField!, link);
};

const ofTerraform: RuleFormatReader = {
  writeLink() {
    throw new Refused('Terraform is only read: write it into the resource');
  },
};

/** Readers of all formats, in the order in which they are asked whether a document is theirs. */
export const ruleReaders: Record<RuleFormat, RuleFormatReader> = {
  'prometheus-rule': {
    expected: '`kind: PrometheusRule`',
    detect: (_, fields) => fields.has('kind') && fields.has('apiVersion'),
    read: readObject,
    writeLink: inAnnotations,
  },
  grafana: {
    expected: '`groups:` of Grafana',
    detect: isGrafana,
    read: (file, fields) => (readGrafanaGroups(file, fields.get('groups')!.value), 1),
    isRule: isGrafanaRule,
    readRule: readGrafanaRule,
    writeLink: inAnnotations,
  },
  prometheus: {
    expected: '`groups:` of Prometheus, Loki, Mimir or Thanos',
    detect: (_, fields) => fields.has('groups') || (fields.has('rules') && fields.has('name')),
    read(file, fields) {
      const groups = fields.get('groups');
      if (groups) readGroups(file, groups.value, 'prometheus');
      // A group alone, as Mimir and Loki store it.
      else readGroup(file, fields, 'prometheus');
      return 1;
    },
    isRule: isPrometheusRule,
    readRule: (file, node, fields, group) => readRule(file, { node, fields, group, format: 'prometheus' }),
    writeLink: inAnnotations,
  },
  'prometheus-api': {
    isRule: isLoadedRule,
    readRule: readLoadedRule,
    writeLink() {
      throw new Refused('this is the answer of a server: link in the file that it has loaded, which `file` names');
    },
  },
  cloudformation: {
    expected: '`Resources:` of CloudFormation',
    detect: (_, fields) => fields.has('Resources'),
    read: (file, fields, inside) => readResources(file, fields.get('Resources')!.value, inside),
    writeLink: linkAlarm,
  },
  datadog: { isRule: isDatadogMonitor, readRule: readDatadogMonitor, writeLink: inText },
  azure: { isRule: isAzureAlert, readRule: readAzureAlert, writeLink: inText },
  gcp: { isRule: isGooglePolicy, readRule: readGooglePolicy, writeLink: inText },
  objective: {
    isRule: (file, fields) => isSlothObjective(file, fields) || isPyrraObjective(file, fields),
    readRule: (file, node, fields) =>
      isPyrraObjective(file, fields) ? readPyrraObjective(file, node, fields) : readSlothObjective(file, node, fields),
    writeLink(file, node, key, link) {
      if (isPyrraObjective(file, file.nodes.entriesOf(node)))
        throw new Refused(`Pyrra takes it from the annotation \`pyrra.dev/${key}\` of the object`);
      return inAnnotations(file, node, key, link);
    },
  },
  'terraform-alarm': ofTerraform,
  'terraform-datadog': ofTerraform,
  'terraform-azure': ofTerraform,
  'terraform-gcp': ofTerraform,
  'terraform-grafana': ofTerraform,
};

/** Whether a map in the middle of a file surely holds the rules that its keys suggest. */
export function holdsRules(file: RuleFile, fields: Entries): boolean {
  if (isObjectOfRules(file, fields)) return true;
  const groups = fields.has('groups') ? file.peekItems(fields.get('groups')!.value) : [];
  const lists = [fields, ...groups.map((group) => file.peekFields(group))].map((group) => group?.get('rules')?.value);
  const isNamed = lists
    .flatMap((list) => file.peekItems(list))
    .some((rule) => ['alert', 'record', 'title'].some((key) => file.peekFields(rule)?.has(key)));
  if (isNamed) return true;
  return [...(file.peekFields(fields.get('Resources')?.value) ?? [])].some(([, { value }]) =>
    file.peekText(file.peekFields(value)?.get('Type')?.value)?.startsWith('AWS::'),
  );
}
