import type { FactKind } from './labels.ts';
import { lengthOfTime } from './wording.ts';

/** A kind of facts by what its sections are called, and by what its own words are anywhere. */
export interface Signs {
  kind: string;
  /** File of content that would hold it, and its fields. */
  fields: string;
  title: RegExp;
  words: RegExp;
  /** A value that such a fact has. */
  value: RegExp;
  labels?: FactKind;
  /** Whether the value alone says so, in a list, a table or behind a label: the last to be asked. */
  isByValue?: true;
  /** Whether the value may be of anything, as a time, a share or an interval may: in a step it is of what is done. */
  isOfAnything?: true;
}

/** Amounts of time in languages that are not read: they are named, and never become fields. */
const foreignTime = /\d\s*(?:秒|分钟|分|小时|時間|天|个?工作日|周|секунд|минут|час|дн|недел|месяц)/;
const time = new RegExp(`${lengthOfTime}|${foreignTime.source}`, 'i');
const spelledTime =
  /\b(?:one|two|three|four|five|six|eight|ten|twelve|fifteen|thirty|sixty|zero) (?:seconds?|minutes?|hours?|days?|weeks?|months?)\b/i;
/** How often something is done. */
export const often =
  /\b(?:hourly|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|nightly|weekdays?|weekends?|every (?:\w+ )?(?:second|minute|hour|day|night|week|month|quarter|year|sprint)s?|continuous(?:ly)?|(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?)\b/i;
const either = (...patterns: RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'i');

/** Kinds of facts, in the order in which they are asked. */
export const signs: readonly Signs[] = [
  {
    kind: 'recovery targets',
    fields: '`rto` or `rpo` in recovery/',
    title: /\bRTO\b|\bRPO\b|recovery (?:time|point|objectives?|targets?)/i,
    words: /\b(?:RTO|RPO|recovery (?:time|point) objective)s?\b/i,
    value: either(time, spelledTime, /\bminutes\b|\bhours\b/),
    labels: 'recovery target',
  },
  {
    kind: 'service level objectives',
    fields: '`target` and `window` in slos/',
    title:
      /\bSLOs?\b|\bSLIs?\b|service[- ]level (?:objectives?|indicators?|targets?)|\b(?:availability|latency|error[- ]rate|freshness) (?:objective|target)s?\b/i,
    words: /\bSLOs?\b|service[- ]level objectives?/i,
    value: /\d\s*%|[<>≤≥]=?\s*\d|\b\d+\s*ms\b|\bp\d{2}\b/i,
    labels: 'objective',
  },
  {
    kind: 'steps of escalation',
    fields: '`steps` in escalations/',
    title: /escalat|升级|エスカレーション|эскалаци/i,
    words: /\bescalat(?:e|es|ed|ion)\b/i,
    value: either(
      time,
      /\bL\d\b|\blevel \d|\b(?:P|SEV)[- ]?\d\b|->|→|\bon[- ]?call\b|\b(?:lead|manager|director|CTO|engineer)\b/,
    ),
    labels: 'escalation step',
  },
  {
    kind: 'levels of severity',
    fields: '`levels` in severities/',
    title: /severit|priority (?:levels?|matrix)|incident (?:levels?|classification|priorit)|\bSLAs?\b|response times?/i,
    // `S3` in front of another word is the storage.
    words:
      /^\W*(?!s3(?::\/\/|\s+(?!critical|high|major|medium|minor|low)\p{L}))(?:(?:P|S|SEV)[- ]?\d)\b|^\W*\p{L}+ \((?:P|SEV)[- ]?\d\)$/iu,
    value: either(time, /\b(?:P|SEV|S)[- ]?\d\b|\b(?:critical|immediate|business (?:day|hours))\b/),
    labels: 'severity level',
  },
  {
    kind: 'backups',
    fields: '`backups` in recovery/',
    title: /\bback-?ups?\b|\bsnapshots?\b|\bretention\b/i,
    words: /\bback-?ups?\b|\bretention\b|\bretained\b/i,
    value: either(time, often),
    labels: 'backup',
  },
  {
    kind: 'maintenance windows or routines',
    fields: '`windows` or `routines` in maintenance/',
    title: /maintenance|\bchange windows?\b|\bcadence\b/i,
    words: /\bmaintenance windows?\b/i,
    value: either(often, /\d{1,2}:\d{2}|\d\s*[ap]\.?m\b|\bUTC\b/),
    labels: 'maintenance window',
  },
  {
    kind: 'an on-call rotation',
    fields: '`rotations` in teams/',
    title: /\bon[- ]?call\b|\brota\b|\brotations?\b|\bshifts?\b/i,
    words:
      /\b(?:24[/x]7|on[- ]?call (?:rotation|schedule|shift|coverage)s?|hand-?(?:off|over)s?|(?:primary|secondary) on[- ]?call)\b/i,
    value: either(
      time,
      often,
      /\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|24\/7|\bweek \d|\bpagerduty\b|\bopsgenie\b|\bprimary\b|\bsecondary\b/,
    ),
  },
  {
    kind: 'contacts',
    fields: '`people` or `channels` in teams/',
    title: /\bcontacts?\b|\broster\b|who to call|\bstakeholders\b|\bchannels?\b|\bsupport\b|\bhelp\b/i,
    words: /\bcontacts?\b/i,
    value: /\+?\d[\d\s().-]{7,}\d|[\w.+-]+@[\w-]+\.\w+|(?:^|\s)[#@][\w-]+|\bext\b|x{3}/i,
  },
  {
    kind: 'contacts',
    fields: '`people` or `channels` in teams/',
    title: /(?!)/,
    // `| Role | Person | Backup |`: who has a role, and no way to reach them.
    words: /^(?:person|assignee|assigned to|held by|holder)$/i,
    value: /\p{L}/u,
  },
  {
    kind: 'drills',
    fields: '`drills` in recovery/',
    title:
      /\b(?:DR|disaster recovery|failover|recovery|restore) (?:tests?|testing|drills?|exercises?)\b|\bdrills?\b|\btest(?:ing)? (?:frequency|schedule|cadence)\b/i,
    words: /\b(?:drills?|DR tests?|restore tests?)\b/i,
    value: either(often, time),
    labels: 'drill',
  },
  {
    kind: 'metrics',
    fields: '`metrics` of the service',
    title: /\bmetrics\b|\bKPIs?\b|\bthresholds?\b|\balarms?\b/i,
    words: /\bthresholds?\b/i,
    value: /[<>≤≥]=?\s*\d/,
    labels: 'metric',
  },
  {
    kind: 'contacts',
    fields: '`people` or `channels` in teams/',
    ...byValue(
      /\((?:PagerDuty|Opsgenie|Slack|phone|e-?mail|pager)\b|\b(?:by|via) (?:PagerDuty|Opsgenie|Slack|phone|e-?mail|pager|SMS)\b|[\w.+-]+@[\w-]+\.\w+|\+\d[\d\s().-]{7,}\d|\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|(?<![\w/&`'"])[#@][a-z][\w-]{2,}(?![\w/]|\(\w)/i,
    ),
  },
  {
    kind: 'a budget',
    fields: '`costBudgets` of the service',
    ...byValue(/[$€£]\s?\d|\b(?:USD|EUR|GBP)\s?\d/),
  },
  {
    kind: 'figures with a target',
    fields: '`metrics` of the service, or `target` in slos/',
    isOfAnything: true,
    ...byValue(/\d\s*%|[<>≤≥]=?\s*\d|\bp\d{2}\b/i),
  },
  {
    kind: 'times',
    fields: '`respond` in severities/, `rto` in recovery/, `after` in escalations/ or `longest` in maintenance/',
    isOfAnything: true,
    ...byValue(either(time, spelledTime, /\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b/)),
  },
  {
    kind: 'what is done regularly',
    fields: '`routines` in maintenance/, `backups` or `drills` in recovery/',
    isOfAnything: true,
    ...byValue(often),
  },
  {
    kind: 'quantities',
    fields: '`metrics` of the service',
    isOfAnything: true,
    ...byValue(/\b\d[\d.,]*\s?(?:[KMGT]i?B|[kMG]bps|rps|qps|req(?:uests)?\/|vCPUs?|cores?)\b/),
  },
];

/** What is a fact by its value alone: nothing is said of its kind. */
function byValue(value: RegExp): Pick<Signs, 'title' | 'words' | 'value' | 'isByValue'> {
  return { title: /(?!)/, words: value, value, isByValue: true };
}
