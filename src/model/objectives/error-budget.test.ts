import { describe, expect, test } from 'vitest';
import { objectiveSchema, type Objective } from '../../../schemas/slo.ts';
import { decimal } from '../../../schemas/quantities/decimal.ts';
import { burnRates, errorBudget, formatExactDuration, formatShare } from './error-budget.ts';

function objectiveOf(indicator: Objective['indicator'], target: string, window = '30d'): Objective {
  return objectiveSchema.parse({ id: 'o', name: 'Objective', indicator, target, window });
}

/** What a page shows: the share, and the time for which everything may fail. */
function shown(objective: Objective): (string | undefined)[] {
  const budget = errorBudget(objective);
  return [budget && formatShare(budget.ratio), budget?.outageSeconds && formatExactDuration(budget.outageSeconds)];
}

describe('the error budget', () => {
  test.each([
    ['99.9%', '30d', '0.1%', '43 min 12 s'],
    ['99.95%', '30d', '0.05%', '21 min 36 s'],
    ['99.99%', '28d', '0.01%', '4 min 1.92 s'],
    ['99.5%', '30d', '0.5%', '3 h 36 min'],
    ['95%', '30d', '5%', '1 d 12 h'],
    ['99.9999%', '1d', '0.0001%', '0.0864 s'],
    ['99.99999999%', '90d', '0.00000001%', '0.0007776 s'],
  ])('of %s over %s is %s, or %s in which all is down', (target, window, share, outage) => {
    expect(shown(objectiveOf('availability', target, window))).toEqual([share, outage]);
  });

  test('of a bound on an error rate is the bound', () => {
    expect(shown(objectiveOf('error-rate', '< 1%'))).toEqual(['1%', '7 h 12 min']);
  });

  test('of a bound on a success rate is what it leaves', () => {
    expect(shown(objectiveOf('success-rate', '> 99%'))).toEqual(['1%', '7 h 12 min']);
  });

  test('of a percentile is the share of events above it, which are slow and not down', () => {
    const budget = errorBudget(objectiveOf('latency', 'p95 < 200ms'));

    expect(budget).toMatchObject({ spentBy: 'slow events', outageSeconds: undefined });
    expect(budget?.ratio.toFixed()).toBe('0.05');
    expect(errorBudget(objectiveOf('freshness', '< 15 min (p99.9)'))?.ratio.toFixed()).toBe('0.001');
  });

  test.each([
    ['error-rate', '<= 1%', '0.01'],
    ['availability', '>= 99%', '0.01'],
    ['durability', '> 99.9%', '0.001'],
    ['latency', 'p95 <= 200ms', '0.05'],
  ] as const)('of %s %s is %s, whether the bound itself is allowed or not', (indicator, target, ratio) => {
    expect(errorBudget(objectiveOf(indicator, target))?.ratio.toFixed()).toBe(ratio);
  });

  test('of a share is spent by failures, over a window that is exact unless it has months', () => {
    expect(errorBudget(objectiveOf('availability', '99.9%', '30d'))).toMatchObject({
      spentBy: 'failures',
      window: { takenForDays: undefined },
    });
    expect(errorBudget(objectiveOf('availability', '99.9%', '1M'))).toMatchObject({ window: { takenForDays: 30 } });
  });

  test('of durability is a share of objects and no time', () => {
    expect(shown(objectiveOf('durability', '99.999999999%'))).toEqual(['0.000000001%', undefined]);
  });

  test.each([
    ['cost', '< 10%'],
    ['cost', '95%'],
    ['latency', '< 200ms'],
    ['throughput', '> 500 requests/s'],
    ['error-rate', '> 1%'],
    ['error-rate', '< 0%'],
    ['error-rate', '< 100%'],
    ['success-rate', '< 99%'],
    ['freshness', '< 20%'],
    ['latency', '> 99%'],
    ['throughput', 'p95 < 100 jobs'],
    ['latency', 'p95 > 200ms'],
    ['latency', 'p0 < 200ms'],
  ] as const)('does not exist for %s %s', (indicator, target) => {
    expect(errorBudget(objectiveOf(indicator, target))).toBeUndefined();
    expect(burnRates(objectiveOf(indicator, target))).toEqual([]);
  });

  test.each([
    ['monthly', 30, '43 min 12 s'],
    ['calendar quarter', 90, '2 h 9 min 36 s'],
    ['yearly', 365, '8 h 45 min 36 s'],
    ['weekly', undefined, '10 min 4.8 s'],
    ['1M', 30, '43 min 12 s'],
    ['1Q', 90, '2 h 9 min 36 s'],
    ['1Y', 365, '8 h 45 min 36 s'],
  ])('of a %s window is taken for %s days', (window, takenForDays, outage) => {
    const objective = objectiveOf('availability', '99.9%', window);

    expect(errorBudget(objective)?.window.takenForDays).toBe(takenForDays);
    expect(shown(objective)).toEqual(['0.1%', outage]);
  });
});

describe('burn rates', () => {
  const rowsOf = (objective: Objective) =>
    burnRates(objective).map(
      ({ burn, longWindow, shortWindow, response, threshold, consumed, canFire, inTime }) =>
        `${burn.toFixed()} × ${longWindow}/${shortWindow} ${response}: above ${formatShare(threshold)}, ${formatShare(consumed, 2)} gone${canFire ? '' : ', never fires'}${inTime ? '' : ', too late'}`,
    );

  test('of 99.9% over 30 days are those of the SRE workbook', () => {
    expect(rowsOf(objectiveOf('availability', '99.9%'))).toEqual([
      '14.4 × 1 h/5 min page: above 1.44%, 2% gone',
      '6 × 6 h/30 min page: above 0.6%, 5% gone',
      '3 × 1 d/2 h ticket: above 0.3%, 10% gone',
      '1 × 3 d/6 h ticket: above 0.1%, 10% gone',
    ]);
  });

  test('say what share is gone for another window, and that it is rounded', () => {
    expect(rowsOf(objectiveOf('availability', '99.99%', '29d'))[0]).toBe(
      '14.4 × 1 h/5 min page: above 0.144%, ≈ 2.07% gone',
    );
  });

  test('of four weeks are smaller, and take the same shares', () => {
    expect(rowsOf(objectiveOf('availability', '99.9%', '4 weeks')).slice(0, 2)).toEqual([
      '13.44 × 1 h/5 min page: above 1.344%, 2% gone',
      '5.6 × 6 h/30 min page: above 0.56%, 5% gone',
    ]);
  });

  test('above 100% of errors never fire: a target of 90% has no fast-burn alert', () => {
    expect(rowsOf(objectiveOf('availability', '90%'))).toEqual([
      '14.4 × 1 h/5 min page: above 144%, 2% gone, never fires',
      '6 × 6 h/30 min page: above 60%, 5% gone',
      '3 × 1 d/2 h ticket: above 30%, 10% gone',
      '1 × 3 d/6 h ticket: above 10%, 10% gone',
    ]);
  });

  test.each([
    ['< 16.67%', [false, false, true, true]],
    ['< 16.66%', [false, true, true, true]],
    ['< 6.95%', [false, true, true, true]],
    ['< 6.94%', [true, true, true, true]],
    ['< 99%', [false, false, false, true]],
  ])('fire for an error rate of %s where it can be exceeded that many times', (target, canFire) => {
    expect(burnRates(objectiveOf('error-rate', target)).map((rate) => rate.canFire)).toEqual(canFire);
  });

  test('that look back longer than the budget lasts come too late', () => {
    expect(rowsOf(objectiveOf('availability', '99.9%', '1d'))).toEqual([
      '14.4 × 1 h/5 min page: above 1.44%, 60% gone',
      '6 × 6 h/30 min page: above 0.6%, 150% gone, too late',
      '3 × 1 d/2 h ticket: above 0.3%, 300% gone, too late',
      '1 × 3 d/6 h ticket: above 0.1%, 300% gone, too late',
    ]);
  });

  test('that fire when the budget is just gone come too late', () => {
    expect(burnRates(objectiveOf('availability', '99.9%', '3d')).map(({ inTime }) => inTime)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('do not exist for durability, which nobody burns by the hour', () => {
    expect(burnRates(objectiveOf('durability', '99.9%'))).toEqual([]);
  });
});

test('a length of time leaves out the parts that are zero', () => {
  expect(['0', '59.5', '60', '3600', '3605', '90061'].map((seconds) => formatExactDuration(decimal(seconds)))).toEqual([
    '0 s',
    '59.5 s',
    '1 min',
    '1 h',
    '1 h 5 s',
    '1 d 1 h 1 min 1 s',
  ]);
});
