import { comparableSeconds } from '../../schemas/quantities/duration.ts';
import type { ResponseTime } from '../../schemas/quantities/response-time.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { rankLevel } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { placeOf } from '../model/text/place.ts';

/** Times by the clock only: business hours cannot be compared with them. Equal times are fine. */
export const severityOutOfOrder = {
  id: 'severity/out-of-order',
  level: 'warning',
  summary: 'No severity has longer times than a less severe one.',
  run: (catalogue: Catalogue) =>
    [...catalogue.documents.severity.values()].flatMap((matrix) =>
      (['acknowledge', 'respond'] as const).flatMap((field) => slowerThanLesser(matrix, field)),
    ),
} satisfies Check;

function slowerThanLesser(matrix: Document<'severity'>, field: 'acknowledge' | 'respond'): Reported[] {
  const timed = matrix.data.levels
    .map((level, index) => ({ level: rankLevel(level, index), index, seconds: secondsOf(level[field]) }))
    .filter(({ seconds }) => seconds !== undefined)
    .toSorted((a, b) => a.level.rank - b.level.rank);
  return timed.slice(1).flatMap(({ level, index, seconds }, position) => {
    const worse = timed[position]!;
    if (worse.level.rank === level.rank || !worse.seconds!.gt(seconds!)) return [];
    const times = [level[field]!.text, worse.level[field]!.text];
    return [
      {
        message: `\`${field}\` of \`${level.id}\` is ${times[0]}, sooner than the ${times[1]} of \`${worse.level.id}\`, which is worse.`,
        hint: 'Fix one of the two times, or the order of the levels: the worst one is first.',
        at: placeOf(matrix, ['levels', index, field]),
      },
    ];
  });
}

function secondsOf(time: ResponseTime | undefined) {
  return time?.duration && !time.businessHours ? comparableSeconds(time.duration) : undefined;
}
