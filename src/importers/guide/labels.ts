/** What kinds of facts a guide may state, and what people call their fields. A label means a field only as a whole. */
export const factLabels = {
  'severity level': {
    name: ['severity', 'severity level', 'sev', 'level', 'priority', 'priority level', 'class', 'p level'],
    title: ['name', 'title', 'label'],
    acknowledge: [
      'ack',
      'acknowledge',
      'acknowledged',
      'acknowledgement',
      'acknowledgment',
      'ack time',
      'ack sla',
      'ack target',
      'ack within',
      'acknowledge within',
      'acknowledgement time',
      'acknowledgment time',
      'time to acknowledge',
      'time to ack',
    ],
    respond: [
      'respond',
      'response',
      'responds',
      'response time',
      'response times',
      'response sla',
      'response target',
      'response time target',
      'response time sla',
      'target response',
      'target response time',
      'initial response',
      'initial response time',
      'first response',
      'first response time',
      'sla first response',
      'respond within',
      'time to respond',
    ],
    update: [
      'update',
      'updates',
      'update every',
      'update frequency',
      'update cadence',
      'update interval',
      'status updates',
      'status update frequency',
      'communication frequency',
      'communication cadence',
      'comms cadence',
      'communication interval',
      'cadence',
    ],
    recoverWithin: [
      'resolve',
      'resolved',
      'resolution',
      'resolution time',
      'resolution target',
      'resolution sla',
      'resolve sla',
      'resolve time',
      'resolve within',
      'target resolution',
      'target resolution time',
      'time to resolve',
      'restore',
      'restore within',
      'time to restore',
      'recover within',
      'recovery',
      'fix',
      'fix within',
    ],
    meaning: [
      'description',
      'definition',
      'meaning',
      'impact',
      'criteria',
      'when',
      'user impact',
      'customer impact',
      'what it means',
      'trigger',
      'triggers',
      'condition',
      'conditions',
    ],
    examples: ['example', 'examples', 'example incidents', 'example scenarios'],
    coverage: ['coverage', 'hours', 'coverage hours', 'support hours'],
    escalation: ['escalation', 'escalate', 'escalation path', 'who to escalate to'],
  },
  objective: {
    name: [
      'name',
      'objective',
      'slo',
      'sli',
      'metric',
      'indicator',
      'service level',
      'service level indicator',
      'slo name',
      'flow',
      'measure',
    ],
    target: [
      'target',
      'targets',
      'slo',
      'slos',
      'objective',
      'slo target',
      'slo value',
      'target slo',
      'target value',
      'stated target',
      'initial target',
      'initial objective',
      'service level objective',
    ],
    window: [
      'window',
      'period',
      'measurement window',
      'measurement period',
      'time window',
      'rolling window',
      'slo window',
      'compliance period',
      'evaluation window',
      'measured over',
    ],
    scope: ['sli', 'indicator', 'measurement', 'definition', 'description', 'metric', 'what', 'how measured'],
  },
  'escalation step': {
    name: ['level', 'step', 'tier', 'stage', 'escalation level', 'order'],
    after: [
      'after',
      'time',
      'when',
      'within',
      'delay',
      'timeframe',
      'time frame',
      'timeline',
      'elapsed',
      'time elapsed',
      'timeout',
      'escalate after',
      'wait',
      'response time',
    ],
    by: ['method', 'means', 'how', 'via', 'by', 'channel', 'contact method'],
    to: [
      'who',
      'contact',
      'role',
      'person',
      'notify',
      'escalate to',
      'team',
      'responder',
      'to',
      'who to contact',
      'page',
    ],
  },
  'recovery target': {
    scope: [
      'component',
      'service',
      'system',
      'scope',
      'tier',
      'scenario',
      'data',
      'application',
      'environment',
      'asset',
      'disaster',
      'failure scenario',
      'resource',
      'workload',
      'database',
    ],
    rto: ['rto', 'recovery time', 'recovery time objective', 'rto target', 'target rto'],
    rpo: ['rpo', 'recovery point', 'recovery point objective', 'rpo target', 'target rpo'],
    mttr: ['mttr', 'mean time to recovery', 'mean time to recover'],
  },
  backup: {
    what: [
      'data',
      'what',
      'backup',
      'backup type',
      'backup target',
      'component',
      'resource',
      'database',
      'system',
      'service',
      'asset',
      'item',
      'data type',
      'data store',
      'store',
      'source',
      'object',
    ],
    how: ['method', 'how', 'tool', 'mechanism', 'backup method', 'type', 'kind', 'strategy'],
    every: ['frequency', 'schedule', 'how often', 'interval', 'when', 'every', 'cadence', 'backup frequency'],
    kept: ['retention', 'kept', 'kept for', 'retained', 'retention period', 'keep', 'retained for', 'retention time'],
    where: [
      'location',
      'where',
      'destination',
      'stored',
      'storage',
      'storage location',
      'stored in',
      'backup location',
    ],
    verified: ['verified', 'restore test', 'restore tested', 'tested', 'verification', 'restore tests'],
  },
  'maintenance window': {
    name: ['window', 'name', 'maintenance window', 'activity', 'maintenance', 'type', 'what', 'environment', 'system'],
    every: ['day', 'days', 'frequency', 'schedule', 'recurrence', 'when', 'every', 'day of week'],
    time: ['time', 'times', 'hours', 'window', 'time utc', 'time window'],
    longest: ['duration', 'max duration', 'maximum duration', 'longest'],
    notice: ['notice', 'notification', 'notice period', 'advance notice', 'announced'],
  },
  metric: {
    name: [
      'metric',
      'indicator',
      'signal',
      'name',
      'measure',
      'kpi',
      'metric name',
      'alarm name',
      'alert name',
      'alarm',
    ],
    target: ['target', 'normal', 'healthy', 'expected', 'normal range'],
    alert: ['critical', 'alert', 'alarm', 'threshold', 'alert threshold', 'critical threshold', 'alarm threshold'],
    cadence: ['frequency', 'cadence', 'interval'],
  },
  drill: {
    what: ['drill', 'test', 'exercise', 'dr test', 'what', 'test type', 'activity', 'scenario'],
    every: ['frequency', 'cadence', 'schedule', 'how often', 'every'],
    next: ['next', 'next date', 'next test', 'next drill', 'next due', 'next scheduled'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type FactKind = keyof typeof factLabels;
export type FieldOf<Kind extends FactKind> = keyof (typeof factLabels)[Kind] & string;

/** Words of a label as the table above has them: `**Response Time** (SLA):` is `response time`. */
export function labelWords(label: string): string {
  return label
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The fields of a kind that a label may mean, in the order of the table. */
export function fieldsCalled<Kind extends FactKind>(kind: Kind, label: string): FieldOf<Kind>[] {
  const words = labelWords(label);
  return Object.entries<readonly string[]>(factLabels[kind])
    .filter(([, names]) => names.includes(words))
    .map(([field]) => field as FieldOf<Kind>);
}

/**
 * Which cell has which field, by the labels of all cells: each label means the first field of the table that no other cell
 * has, and fields with one possible cell are given away first. Labels that mean no field are left.
 */
export function fieldsByCell<Kind extends FactKind>(
  kind: Kind,
  labels: readonly string[],
): (FieldOf<Kind> | undefined)[] {
  const wanted = labels.map((label) => fieldsCalled(kind, label));
  const given: (FieldOf<Kind> | undefined)[] = labels.map(() => undefined);
  for (const count of [1, 2, 3])
    wanted.forEach((fields, index) => {
      if (fields.length === count) given[index] = fields.find((field) => !given.includes(field));
    });
  return given;
}
