import type Big from 'big.js';
import { decimal } from '../../../schemas/quantities/decimal.ts';
import { ruleThresholds, type RuleThreshold } from './rule-thresholds.ts';

/** A number of a rule that no burn rate of a budget gives. */
export interface JudgedThreshold {
  threshold: RuleThreshold;
  /** Times of the budget that it is; of `madeFor`, where that is known. */
  burn: Big;
  /** Budget that it is made for, where it is written as burn rate × budget. */
  madeFor: Big | undefined;
  /** The usual burn rate of its window that is nearest. */
  usual: Big;
}

/**
 * Burn rates by the seconds of the windows that they are measured over: of the SRE workbook, whose objectives last 30 days, of
 * Sloth for 28 days, and of Pyrra for 28 days.
 *
 * @see https://sre.google/workbook/alerting-on-slos/ (table 5-8)
 * @see https://github.com/slok/sloth (`internal/alert/windows`: google-28d, google-30d)
 */
const burnsByWindows: readonly [windows: readonly number[], burns: readonly string[]][] = [
  [
    [300, 3600],
    ['14.4', '13.44', '14'],
  ],
  [
    [1800, 21_600],
    ['6', '5.6', '7'],
  ],
  [
    [7200, 86_400],
    ['3', '2.8', '2'],
  ],
  [
    [21_600, 259_200, 345_600],
    ['1', '0.93333333333333333333'],
  ],
];
/**
 * Pyrra's burn rates by its windows for 28 days, in seconds: those of other objectives are longer or shorter as these are.
 *
 * @see https://github.com/pyrra-dev/pyrra/blob/main/slo/slo.go (`Windows`)
 */
const burnsOfPyrra: readonly [windows: readonly number[], burn: string][] = [
  [[300, 3600], '14'],
  [[1800, 21_600], '7'],
  [[7200, 86_400], '2'],
  [[21_600, 345_600], '1'],
];
const fourWeeks = 28 * 86_400;

const allBurns = burnsByWindows.flatMap(([, burns]) => burns);

/** Thresholds within so much of each other, as a share, are one: programs write `0.0009999999999999432`. */
const tolerance = '0.000001';

/**
 * Numbers of a rule that fit no burn rate of an error budget. A rule is judged where it shows that it is about burn rates: by a
 * product, `14.4 * 0.001`, or by the same number over two windows.
 *
 * @param ratio Error budget: a share of events, between 0 and 1.
 * @param lasts Window of the objective, in seconds.
 */
export function judgedThresholds(query: string, ratio: Big, lasts: Big): JudgedThreshold[] {
  const thresholds = ruleThresholds(query);
  return thresholds.flatMap((threshold) => {
    const others = thresholds.filter(({ share, window }) => share.eq(threshold.share) && window !== threshold.window);
    return threshold.factors || others.length > 0 ? judged(threshold, ratio, lasts) : [];
  });
}

function judged(threshold: RuleThreshold, ratio: Big, lasts: Big): JudgedThreshold[] {
  const { factors, share, window } = threshold;
  const burn = share.div(ratio);
  const ofWindow = window === undefined ? [] : burnsOf(window, lasts);
  const usualOnes = ofWindow.length > 0 ? ofWindow : allBurns;
  if (usualOnes.some((usual) => isNear(burn, decimal(usual)))) return [];
  const usual = nearestOf(burn, usualOnes);
  const hasBudget = factors?.some((factor) => isNear(factor, ratio)) === true;
  const rate = factors?.findIndex((factor) => allBurns.some((known) => isNear(factor, decimal(known)))) ?? -1;
  if (factors && !hasBudget && rate !== -1)
    return [{ threshold, burn: factors[rate]!, madeFor: factors[1 - rate], usual }];
  return ofWindow.length > 0 ? [{ threshold, burn, madeFor: undefined, usual }] : [];
}

function burnsOf(window: number, lasts: Big): string[] {
  const inMinutes = (seconds: number): number => lasts.times(seconds).div(fourWeeks).div(60).round().toNumber();
  return [
    ...burnsByWindows.flatMap(([windows, burns]) => (windows.includes(window) ? burns : [])),
    ...burnsOfPyrra.flatMap(([windows, burn]) =>
      windows.some((seconds) => inMinutes(seconds) * 60 === window) ? [burn] : [],
    ),
  ];
}

function nearestOf(burn: Big, usual: readonly string[]): Big {
  const byDistance = usual.toSorted((a, b) => burn.minus(a).abs().cmp(burn.minus(b).abs()));
  return decimal(byDistance[0]!);
}

function isNear(a: Big, b: Big): boolean {
  return a.minus(b).abs().lte(b.abs().times(tolerance));
}
