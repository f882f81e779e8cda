/** What the program has to know about a format of alert rules once its files are read. */
export interface RuleFormatFacts {
  /** Language of its queries, as code blocks name it. */
  language: 'promql' | 'text';
  /** Whether its alerts are time series of their own, which `ALERTS{alertname="…"}` finds. */
  isMetric: boolean;
  /** Where a rule keeps its links: in annotations, in tags and a text, or in a text alone. */
  linksIn: 'annotations' | 'tags' | 'text';
  /** Key of the text for people, where links are in it. */
  textField?: string;
  /** Whether its files take templates of Helm that are not to be expanded by Helm. */
  keepsHelmTemplates: boolean;
}

const ofPrometheus: RuleFormatFacts = {
  language: 'promql',
  isMetric: true,
  linksIn: 'annotations',
  keepsHelmTemplates: false,
};

const ofMonitors = {
  language: 'text',
  isMetric: false,
  linksIn: 'text',
  keepsHelmTemplates: false,
} as const satisfies RuleFormatFacts;

/** Formats that alert rules come in; `src/readers/rules/formats.ts` reads and writes them. Loki, Mimir and Thanos use that of Prometheus. */
export const ruleFormats = {
  prometheus: ofPrometheus,
  'prometheus-rule': ofPrometheus,
  'prometheus-api': ofPrometheus,
  grafana: { ...ofPrometheus, keepsHelmTemplates: true },
  cloudformation: { ...ofMonitors, linksIn: 'tags', textField: 'AlarmDescription' },
  datadog: { ...ofMonitors, textField: 'message' },
  azure: { ...ofMonitors, textField: 'description' },
  gcp: { ...ofMonitors, textField: 'content' },
  objective: ofPrometheus,
  'terraform-alarm': { ...ofMonitors, linksIn: 'tags', textField: 'alarm_description' },
  'terraform-datadog': { ...ofMonitors, textField: 'message' },
  'terraform-azure': { ...ofMonitors, textField: 'description' },
  'terraform-gcp': { ...ofMonitors, textField: 'content' },
  'terraform-grafana': { ...ofPrometheus, keepsHelmTemplates: true },
} as const satisfies Record<string, RuleFormatFacts>;

export type RuleFormat = keyof typeof ruleFormats;
