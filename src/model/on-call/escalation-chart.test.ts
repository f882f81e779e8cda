import { expect, test } from 'vitest';
import { durationKind, type Duration } from '../../../schemas/quantities/duration.ts';
import { escalationChart, type TimedStep } from './escalation-chart.ts';

function duration(text: string): Duration {
  const result = durationKind.parse(text);
  if ('problem' in result) throw new Error(result.problem);
  return result.value;
}

function step(name: string, after?: string, until?: string): TimedStep {
  return {
    name,
    after: after === undefined ? undefined : duration(after),
    until: until === undefined ? undefined : duration(until),
  };
}

test('each step has its turn from its own time until the next one is due', () => {
  const chart = escalationChart([step('L1', '0 min', '30 min'), step('L2', '30 min'), step('L3', '1 h')]);

  expect(chart).toEqual({
    moments: ['alert', '30 min', '1 h'],
    turns: [
      { name: 'L1', from: 0, columns: 1, isStated: true, time: 'at once, until 30 min' },
      { name: 'L2', from: 1, columns: 1, isStated: true, time: 'after 30 min, until 1 h' },
      { name: 'L3', from: 2, columns: 1, isStated: true, time: 'after 1 h' },
    ],
  });
});

test('a step without a time is between those that have one, and is marked', () => {
  const chart = escalationChart([step('Engineer'), step('Lead'), step('Manager', '1 hour'), step('CTO')]);

  expect(chart?.turns.map(({ name, from, columns, isStated }) => [name, from, columns, isStated])).toEqual([
    ['Engineer', 0, 1, false],
    ['Lead', 0, 1, false],
    ['Manager', 1, 1, true],
    ['CTO', 1, 1, false],
  ]);
  expect(chart?.turns[3]?.time).toBe('no time stated, after 1 hour');
});

test('one moment is one column, however it is written', () => {
  const chart = escalationChart([step('a', '0 min', '60 min'), step('b', '1 h')]);

  expect(chart?.moments).toHaveLength(2);
  expect(chart?.turns.map(({ from }) => from)).toEqual([0, 1]);
});

test('there is nothing to draw where no time is stated but that of the alert', () => {
  expect(escalationChart([step('L1'), step('L2')])).toBeUndefined();
  expect(escalationChart([step('L1', '0 min'), step('L2', '0 min')])).toBeUndefined();
});
