import { backupInterval } from '../../../schemas/recovery.ts';
import { boundedDurationKind } from '../../../schemas/quantities/bounded-duration.ts';
import { thresholdKind } from '../../../schemas/quantities/threshold.ts';
import { timesIn } from './escalations.ts';
import { addItem, claimRow, listOf, withoutGaps, type Facts, type Fields } from './facts.ts';
import { timesOf, hours } from './maintenance.ts';
import { memberFor } from './members.ts';
import { titlesAbove, type TableOf, type Topic } from './outline.ts';
import { inWords, namedRows } from './table-rows.ts';
import { isDuration, isRecurrence, tidied, without } from './wording.ts';

/** Tables of recovery targets, backups, steps of escalation, metrics and maintenance windows. */
export function readTables(facts: Facts, topic: Topic): void {
  const titles = titlesAbove(topic).join(' / ');
  for (const table of topic.tables) {
    readTargets(facts, table);
    if (/back-?up/i.test(titles)) readBackups(facts, table);
    if (/escalat/i.test(titles)) readSteps(facts, table);
    if (/metric|KPI|alarm|threshold|monitor/i.test(titles)) readMetrics(facts, table);
    if (/maintenance/i.test(titles)) readWindows(facts, table);
  }
}

/** Tells whether a row is not said by fields yet. */
function isOpen(facts: Facts, line: number): boolean {
  return !facts.claims.some((claim) => claim.line === line);
}

function readTargets(facts: Facts, table: TableOf): void {
  const meanings = {
    rto: /\bRTO\b|recovery time/i,
    rpo: /\bRPO\b|recovery point/i,
    mttr: /\bMTTR\b|mean time/i,
    scope: /./,
  };
  if (!table.header.some((title) => meanings.rto.test(title) || meanings.rpo.test(title))) return;
  for (const { row, cells, others } of namedRows(table, meanings, ['scope'])) {
    const { scope, ...figures } = cells;
    const given = Object.entries(figures).filter(([, figure]) => !/^(?:n\/?a|-|–|—)$/i.test(figure));
    const isRead =
      given.length > 0 &&
      given.length === Object.keys(figures).length &&
      given.every(([, figure]) => 'value' in boundedDurationKind.parse(figure));
    if (scope === undefined || !isRead || !isOpen(facts, row.line)) continue;
    claimRow(facts, table, row, 'recovery', `targets[${listOf(facts, 'recovery', 'targets').length}]`);
    addItem(facts, 'recovery', 'targets', scope, { scope: tidied(scope), ...figures, note: inWords(others) });
  }
}

function readBackups(facts: Facts, table: TableOf): void {
  const meanings = {
    every: /frequency|schedule|how often|interval|when/i,
    kept: /retention|kept|retained|keep/i,
    where: /location|where|destination|stored|storage/i,
    how: /method|type|how\b|kind/i,
    what: /./,
  };
  for (const { row, cells, others } of namedRows(table, meanings, ['every', 'what'])) {
    const { what, every, kept, ...rest } = cells;
    const isRead =
      every !== undefined && backupInterval.safeParse(every).success && (kept === undefined || isDuration(kept));
    if (what === undefined || !isRead || !isOpen(facts, row.line)) continue;
    claimRow(facts, table, row, 'recovery', `backups[${listOf(facts, 'recovery', 'backups').length}]`);
    addItem(facts, 'recovery', 'backups', what, { what: tidied(what), every, kept, ...rest, note: inWords(others) });
  }
}

const means: [string, RegExp][] = [
  ['phone', /^(?:phone|call|telephone)$/i],
  ['page', /^(?:page|pager|pagerduty|opsgenie)$/i],
  ['chat', /^(?:chat|slack|teams)$/i],
  ['email', /^e-?mail$/i],
  ['sms', /^(?:sms|text)$/i],
  ['bridge', /^bridge$/i],
];

function readSteps(facts: Facts, table: TableOf): void {
  if (listOf(facts, 'escalation', 'steps').length > 0) return;
  const meanings = {
    after: /after|time|when|within|delay/i,
    by: /method|means|how\b|via|channel/i,
    name: /level|step|tier|stage/i,
    to: /who|contact|role|person|notify|escalate|team|responder/i,
  };
  const rows = namedRows(table, meanings, ['to']).map(({ row, cells, others }) => {
    const times =
      cells.after === undefined
        ? {}
        : /^(?:immediate(?:ly)?|at once|0)$/i.test(cells.after)
          ? { after: '0 min' }
          : timesIn(cells.after);
    const by = cells.by?.split(/\s*[,/+&]\s*/).map((word) => means.find(([, pattern]) => pattern.test(word))?.[0]);
    return times && cells.to !== undefined && (by === undefined || by.every((mean) => mean !== undefined))
      ? { row, cells, others, times, by }
      : undefined;
  });
  if (rows.length === 0 || !rows.every((row) => row !== undefined)) return;
  rows.forEach(({ row, cells, others, times, by }, index) => {
    const who = cells.to!.split(/\s*(?:\+|,|&|\band\b)\s*/).filter(Boolean);
    const to = who.map((words) => `${facts.id}/${memberFor(facts, words)}`);
    const note = [cells.name === undefined ? undefined : tidied(who.join(' and ')), inWords(others)]
      .filter(Boolean)
      .join('; ');
    listOf(facts, 'escalation', 'steps').push(
      withoutGaps({
        name:
          cells.name === undefined
            ? tidied(who.join(' and '))
            : tidied(/^\d+$/.test(cells.name) ? `Level ${cells.name}` : cells.name),
        ...times,
        to,
        by,
        note,
      }),
    );
    claimRow(facts, table, row, 'escalation', `steps[${index}]`, [cells.after ?? '', cells.by ?? '']);
  });
}

function readMetrics(facts: Facts, table: TableOf): void {
  const meanings = {
    target: /target|goal|normal|healthy|expected/i,
    alert: /critical|alert|alarm|threshold/i,
    cadence: /frequency|cadence|interval/i,
    name: /metric|indicator|signal|alarm|name|measure|KPI/i,
  };
  for (const { row, cells, others } of namedRows(table, meanings, ['name'])) {
    const bounds = [cells.target, cells.alert].filter((bound) => bound !== undefined);
    const isRead = bounds.length > 0 && bounds.every((bound) => 'value' in thresholdKind.parse(bound));
    if (cells.name === undefined || !isRead || !isOpen(facts, row.line)) continue;
    claimRow(facts, table, row, 'service', `metrics[${listOf(facts, 'service', 'metrics').length}]`);
    const { name, ...fields } = cells;
    addItem(facts, 'service', 'metrics', name!, { name, ...fields, note: inWords(others) } satisfies Fields);
  }
}

function readWindows(facts: Facts, table: TableOf): void {
  const meanings = {
    time: /time|hours|from/i,
    every: /days?\b|frequency|when|schedule|recurrence/i,
    longest: /duration|longest/i,
    notice: /notice|notification/i,
    name: /./,
  };
  for (const { row, cells, others } of namedRows(table, meanings, ['time', 'every', 'name'])) {
    const { name, every, time = '', longest, notice } = cells;
    const found = hours.exec(time);
    const times = found && timesOf(found);
    const isRead =
      times &&
      without(time, found[0]) === '' &&
      every !== undefined &&
      isRecurrence(every) &&
      [longest, notice].every((length) => length === undefined || isDuration(length));
    if (name === undefined || !isRead || !isOpen(facts, row.line)) continue;
    claimRow(
      facts,
      table,
      row,
      'maintenance',
      `windows[${listOf(facts, 'maintenance', 'windows').length}]`,
      times.absorbed,
    );
    addItem(facts, 'maintenance', 'windows', name, {
      name: tidied(name),
      every,
      ...times.fields,
      longest,
      notice,
      for: inWords(others),
    });
  }
}
