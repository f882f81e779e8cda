import { describe, expect, test } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

describe('the nearest candidate', () => {
  test.each([
    ['chekout', ['checkout', 'payments'], 'checkout'],
    ['CHECKOUT', ['checkout', 'payments'], 'checkout'],
    ['apii', ['api', 'app'], 'api'],
    ['serverity', ['severity', 'service'], 'severity'],
    ['hihg', ['high', 'low'], 'high'],
    ['checkout/drain-qeue', ['checkout/drain-queue', 'checkout/restart'], 'checkout/drain-queue'],
    ['P1', ['p1', 'p2'], 'p1'],
    ['verify', ['verify-health', 'check-health'], 'verify-health'],
  ])('of %s among %s is %s', (text, candidates, expected) => {
    expect(nearest(text, candidates)).toBe(expected);
  });

  test('is the first of those that are equally near', () => {
    expect(nearest('cat', ['car', 'bat'])).toBe('car');
  });

  test('does not exist when more than a third of the letters differ', () => {
    expect(nearest('billing', ['checkout', 'payments'])).toBeUndefined();
    expect(nearest('db', ['api', 'ui'])).toBeUndefined();
    expect(nearest('anything', [])).toBeUndefined();
  });

  test('does not exist when the text could go on in several ways', () => {
    expect(nearest('verify', ['verify-health', 'verify-backup'])).toBeUndefined();
  });

  test('does not exist when only digits differ', () => {
    expect(nearest('p5', ['p1', 'p2'])).toBeUndefined();
    expect(nearest('shard-12', ['shard-11', 'shard-2'])).toBeUndefined();
    expect(nearest('sev1', ['sev-1'])).toBe('sev-1');
  });
});

test('a hint asks for the nearest candidate before it says what else to do', () => {
  expect(didYouMean('chekout', ['checkout'], 'Write it.')).toBe('Did you mean `checkout`? Otherwise write it.');
  expect(didYouMean('billing', ['checkout'], 'Write it.')).toBe('Write it.');
});
