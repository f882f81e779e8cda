import type { YAMLMap } from 'yaml';
import type { RuleFormat } from '../../model/alerts/rule-formats.ts';
import type { Entries } from '../yaml-nodes.ts';
import { linkAlarm } from './alarm-edits.ts';
import { readResources } from './cloudformation.ts';
import { isGrafana, readGrafanaGroups } from './grafana.ts';
import { readObject } from './kubernetes.ts';
import { readGroup, readGroups } from './prometheus.ts';
import { annotate } from './rule-edits.ts';
import type { RuleFile } from './rule-file.ts';
import type { Splice } from './splice.ts';

/** How the files of a format are told, read and written. */
interface RuleFormatReader {
  /** What a file of it begins with, for a message. */
  expected: string;
  /** Whether the top of a document says that it is of this format. */
  detect(file: RuleFile, fields: Entries): boolean;
  /** Adds the rules of a document to the file. @returns How many things were found that can hold rules. */
  read(file: RuleFile, fields: Entries): number;
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
    writeLink: inAnnotations,
  },
  cloudformation: {
    expected: '`Resources:` of CloudFormation',
    detect: (_, fields) => fields.has('Resources'),
    read: (file, fields) => readResources(file, fields.get('Resources')!.value),
    writeLink: linkAlarm,
  },
};
