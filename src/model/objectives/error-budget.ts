import type Big from 'big.js';
import type { Objective } from '../../../schemas/slo.ts';
import { decimal } from '../../../schemas/quantities/decimal.ts';
import type { Window } from '../../../schemas/quantities/window.ts';
import { timeTexts } from '../../texts/times.ts';

/** What may go wrong in one window without breaking the objective. All numbers are exact. */
export interface ErrorBudget {
  /** Share of events, between 0 and 1, both excluded. */
  ratio: Big;
  /** What spends it: events that fail, or events that are slower than the bound. */
  spentBy: 'failures' | 'slow events';
  window: WindowLength;
  /** Time in seconds for which everything may fail; undefined where a share of time says nothing: percentiles and durability. */
  outageSeconds: Big | undefined;
}

/** How long a window is. */
export interface WindowLength {
  seconds: Big;
  /** Days that its months, quarters and years are taken for, because these differ; undefined when the length is exact. */
  takenForDays: number | undefined;
}

/**
 * Error budget of an objective, or undefined when its target leaves no share of events: a cost, a throughput, a bound
 * without percentile.
 *
 * - a share of good events, `99.9%`, leaves the rest;
 * - a bound on failures, `< 1%` of an error rate, is the budget itself; `> 99%` of a success rate leaves the rest;
 * - a share within a bound, `99% < 200ms`, leaves the rest, which may be slower;
 * - a percentile, `p95 < 200ms`, leaves the events above it: 5 of 100 may be slower.
 *
 * @see https://sre.google/workbook/implementing-slos/
 */
export function errorBudget(objective: Objective): ErrorBudget | undefined {
  const window = windowLength(objective.window);
  const percentileRatio = ratioAbovePercentile(objective);
  if (percentileRatio) return { ratio: percentileRatio, spentBy: 'slow events', window, outageSeconds: undefined };
  const ratio = ratioOfFailures(objective);
  if (!ratio?.gt(0) || ratio.gte(1)) return undefined;
  const { target, indicator } = objective;
  if (target.kind === 'share' && target.within?.measure.kind === 'duration')
    return { ratio, spentBy: 'slow events', window, outageSeconds: undefined };
  const outageSeconds = indicator === 'durability' ? undefined : ratio.times(window.seconds);
  return { ratio, spentBy: 'failures', window, outageSeconds };
}

const secondsPerDay = 86_400;
const daysByCalendarUnit = { week: 7, month: 30, quarter: 90, year: 365 } as const;

/** Length of a window. A month is taken for 30 days, a quarter for 90, a year for 365. */
function windowLength(window: Window): WindowLength {
  if (window.kind === 'calendar') {
    const days = daysByCalendarUnit[window.unit];
    return { seconds: decimal(days * secondsPerDay), takenForDays: window.unit === 'week' ? undefined : days };
  }
  const { seconds, months } = window.duration;
  const days = 365 * Math.floor(months / 12) + 30 * (months % 12);
  return { seconds: decimal(seconds).plus(days * secondsPerDay), takenForDays: months > 0 ? days : undefined };
}

function ratioOfFailures({ indicator, target }: Objective): Big | undefined {
  if (indicator === 'cost') return undefined;
  if (target.kind === 'share') return decimal(1).minus(decimal(target.share.ratio));
  const { operator, measure } = target.bound;
  if (measure.kind !== 'percentage') return undefined;
  const ratio = decimal(measure.percentage.ratio);
  const isUpperBound = operator === '<' || operator === '<=';
  if (indicator === 'error-rate') return isUpperBound ? ratio : undefined;
  const countsGoodEvents = ['availability', 'success-rate', 'durability'].includes(indicator);
  return countsGoodEvents && !isUpperBound ? decimal(1).minus(ratio) : undefined;
}

function ratioAbovePercentile({ target }: Objective): Big | undefined {
  if (target.kind === 'share' || target.bound.percentile === undefined) return undefined;
  const { operator, measure, percentile } = target.bound;
  if (measure.kind !== 'duration' || (operator !== '<' && operator !== '<=')) return undefined;
  const ratio = decimal(1).minus(decimal(percentile).div(100));
  return ratio.gt(0) && ratio.lt(1) ? ratio : undefined;
}

/** An alert on the speed at which the budget is spent. */
export interface BurnRate {
  /** Times faster than would spend the budget by the end of the window. */
  burn: Big;
  longWindow: string;
  /** The alert ends when this window is below the threshold too. */
  shortWindow: string;
  response: 'page' | 'ticket';
  /** Error rate above which the alert fires, as a share of events; at 1 or more it never fires. */
  threshold: Big;
  /** Share of the budget that is gone when the long window has burnt at this rate; rounded to 20 places. */
  consumed: Big;
  /** Whether an error rate can be above the threshold at all. */
  canFire: boolean;
  /** Whether some budget is left when it fires. */
  inTime: boolean;
}

const burnRateRows = [
  { burn: '14.4', longWindow: '1 h', longSeconds: 3_600, shortWindow: '5 min', response: 'page' },
  { burn: '6', longWindow: '6 h', longSeconds: 21_600, shortWindow: '30 min', response: 'page' },
  { burn: '3', longWindow: '1 d', longSeconds: 86_400, shortWindow: '2 h', response: 'ticket' },
  { burn: '1', longWindow: '3 d', longSeconds: 259_200, shortWindow: '6 h', response: 'ticket' },
] as const;

/** Seconds of four weeks, for which burn rates are usually told apart from those of 30 days: the same shares are gone. */
const fourWeeks = 28 * secondsPerDay;

/**
 * The alerts on several windows and burn rates that fit an objective, the fastest first; none without a budget that is
 * spent over time.
 *
 * @see https://sre.google/workbook/alerting-on-slos/ (table 5-8)
 */
export function burnRates(objective: Objective): BurnRate[] {
  const budget = errorBudget(objective);
  if (!budget || objective.indicator === 'durability') return [];
  const days = budget.window.seconds.eq(fourWeeks) ? 28 : 30;
  return burnRateRows.map(({ longSeconds, ...row }) => {
    const burn = decimal(row.burn).times(days).div(30);
    const threshold = burn.times(budget.ratio);
    const consumed = burn.times(longSeconds).div(budget.window.seconds);
    return { ...row, burn, threshold, consumed, canFire: threshold.lt(1), inTime: consumed.lt(1) };
  });
}

/** Exact length in days, hours, minutes and seconds, without the parts that are zero: `43 min 12 s`, `4 min 1.92 s`. */
export function formatExactDuration(seconds: Big): string {
  const units = [
    { text: timeTexts.days, seconds: 86_400 },
    { text: timeTexts.hours, seconds: 3_600 },
    { text: timeTexts.minutes, seconds: 60 },
  ];
  const parts: string[] = [];
  let rest = seconds;
  for (const unit of units) {
    const whole = rest.div(unit.seconds).round(0, 0);
    if (whole.gt(0)) parts.push(unit.text(whole.toFixed()));
    rest = rest.minus(whole.times(unit.seconds));
  }
  if (rest.gt(0) || parts.length === 0) parts.push(timeTexts.seconds(rest.toFixed()));
  return parts.join(' ');
}

/** A share in percent: `0.1%`; `≈ 2.14%` where more than `places` decimals would be needed. */
export function formatShare(ratio: Big, places = 10): string {
  const percent = ratio.times(100);
  const rounded = percent.round(places);
  return `${rounded.eq(percent) ? '' : '≈ '}${rounded.toFixed()}%`;
}
