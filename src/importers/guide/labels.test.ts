import { expect, test } from 'vitest';
import { factLabels, fieldsByCell, fieldsCalled, labelWords, type FactKind } from './labels.ts';

test('a label means a field as a whole, never by a part of its words', () => {
  expect(fieldsCalled('severity level', '**Response Time** (SLA):')).toEqual(['respond']);
  expect(fieldsCalled('severity level', 'Responsible team')).toEqual([]);
  expect(fieldsCalled('severity level', 'First Responders')).toEqual([]);
});

test('a label that may mean two fields has the one that no other cell has', () => {
  expect(fieldsByCell('objective', ['SLI', 'SLO', 'Window'])).toEqual(['name', 'target', 'window']);
  expect(fieldsByCell('objective', ['Objective', 'SLI', 'Target'])).toEqual(['name', 'scope', 'target']);
});

test('labels of the table are written as they are compared', () => {
  for (const kind of Object.keys(factLabels) as FactKind[])
    for (const label of Object.values<readonly string[]>(factLabels[kind]).flat())
      expect(labelWords(label)).toBe(label);
});
