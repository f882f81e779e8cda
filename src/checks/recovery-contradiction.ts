import { comparableSeconds, type Duration } from '../../schemas/quantities/duration.ts';
import type { Backup, RecoveryTarget } from '../../schemas/recovery.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/**
 * Only what is about the same thing is compared: the same component, or the same words where no component is named. A
 * time to recover from a disaster (RTO) and a time to recover from an incident of a severity are different promises.
 */
export const recoveryContradiction = {
  id: 'recovery/contradiction',
  level: 'error',
  summary: 'No two recovery numbers contradict each other.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.recovery.values()].flatMap((recovery) => [
      ...recovery.data.targets.flatMap((target, index) => [
        ...otherValues(recovery, target, index),
        ...meanAboveLongest(recovery, target, index),
        ...copiesTooSeldom(recovery, target, index),
      ]),
      ...recovery.data.backups.flatMap((backup, index) => goneBeforeTheNext(recovery, backup, index)),
    ]),
} satisfies Check;

const measures = ['rto', 'rpo', 'mttr'] as const;

function otherValues(recovery: Document<'recovery'>, target: RecoveryTarget, index: number): Reported[] {
  return measures.flatMap((measure) => {
    const first = recovery.data.targets.slice(0, index).find((other) => other[measure] && isSameTarget(other, target));
    const [earlier, value] = [first?.[measure], target[measure]];
    if (!first || !earlier || !value || isEqual(earlier.duration, value.duration)) return [];
    return [
      {
        message: `The ${measure.toUpperCase()} of \`${target.scope}\` is ${value.text} here and ${earlier.text} in \`${first.id}\`.`,
        hint: 'Delete one of the two, or say in `scope:` how they differ.',
        at: placeOf(recovery, ['targets', index, measure]),
      },
    ];
  });
}

function meanAboveLongest(
  recovery: Document<'recovery'>,
  { scope, rto, mttr }: RecoveryTarget,
  index: number,
): Reported[] {
  if (!rto || !mttr || !comparableSeconds(mttr.duration).gt(comparableSeconds(rto.duration))) return [];
  const message = `The mean time to recovery of \`${scope}\` is ${mttr.text}, which is longer than the longest time that its RTO allows, ${rto.text}.`;
  return [{ message, hint: 'Fix one of the two.', at: placeOf(recovery, ['targets', index, 'mttr']) }];
}

/** An RPO that the backups of the same thing cannot keep, because the longest time between two copies is longer. */
function copiesTooSeldom(recovery: Document<'recovery'>, target: RecoveryTarget, index: number): Reported[] {
  const { rpo, scope } = target;
  const copies = recovery.data.backups.filter((backup) => isCopyOf(backup, target));
  if (!rpo || copies.length === 0) return [];
  const hours = copies.map(hoursBetween);
  const best = copies[hours.indexOf(Math.min(...hours))]!;
  if (!comparableSeconds(rpo.duration).lt(Math.min(...hours) * 3600)) return [];
  const message = `The RPO of \`${scope}\` is ${rpo.text}, but its most frequent backup, \`${best.id}\`, is made ${best.every.text}: everything since then is lost.`;
  return [
    {
      message,
      hint: 'Back it up more often, write the longer RPO, or say in `how:` of the backup what covers the time between.',
      at: placeOf(recovery, ['targets', index, 'rpo']),
    },
  ];
}

/** Hours between two copies; 0 for what is copied as it changes, or between copies, as logs of a database are. */
function hoursBetween({ every, how, note }: Backup): number {
  const covers = /point[- ]in[- ]time|\bpitr\b|\bwal\b|binlog|transaction log|replica|continuous|incremental/i;
  return every.kind === 'interval' && !covers.test(`${how} ${note}`) ? every.recurrence.everyHours : 0;
}

/** A copy that is thrown away before the next one is made leaves times with no copy at all. */
function goneBeforeTheNext(recovery: Document<'recovery'>, { what, every, kept }: Backup, index: number): Reported[] {
  if (!kept || every.kind !== 'interval' || !comparableSeconds(kept).lt(every.recurrence.everyHours * 3600)) return [];
  const message = `A copy of \`${what}\` is kept for ${kept.text} and made ${every.text}, so for some of the time there is none.`;
  return [
    { message, hint: 'Keep it longer, or make it more often.', at: placeOf(recovery, ['backups', index, 'kept']) },
  ];
}

function isSameTarget(a: RecoveryTarget, b: RecoveryTarget): boolean {
  return a.component === b.component && sameWords(a.scope, b.scope);
}

function isCopyOf(backup: Backup, { component, scope }: RecoveryTarget): boolean {
  return component === undefined || backup.component === undefined
    ? sameWords(backup.what, scope)
    : component === backup.component;
}

function sameWords(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function isEqual(a: Duration, b: Duration): boolean {
  return comparableSeconds(a).eq(comparableSeconds(b));
}
