/** What the program has to know about a format of alert rules once its files are read. */
export interface RuleFormatFacts {
  /** Language of its queries, as code blocks name it. */
  language: 'promql' | 'text';
  /** Whether its alerts are time series of their own, which `ALERTS{alertname="…"}` finds. */
  isMetric: boolean;
  /** Where a rule keeps its links: in annotations, or in tags and the description. */
  linksIn: 'annotations' | 'tags';
  /** Whether its files take templates of Helm that are not to be expanded by Helm. */
  keepsHelmTemplates: boolean;
}

const ofPrometheus: RuleFormatFacts = {
  language: 'promql',
  isMetric: true,
  linksIn: 'annotations',
  keepsHelmTemplates: false,
};

/** Formats that alert rules come in; `src/readers/rules/formats.ts` reads and writes them. Loki, Mimir and Thanos use that of Prometheus. */
export const ruleFormats = {
  prometheus: ofPrometheus,
  'prometheus-rule': ofPrometheus,
  'prometheus-api': ofPrometheus,
  grafana: { ...ofPrometheus, keepsHelmTemplates: true },
  cloudformation: { language: 'text', isMetric: false, linksIn: 'tags', keepsHelmTemplates: false },
} as const satisfies Record<string, RuleFormatFacts>;

export type RuleFormat = keyof typeof ruleFormats;
