import { describe, expect, test } from 'vitest';
import { doubtAbout } from './pattern-doubt.ts';

describe('a pattern that people write for names, addresses, times and versions is proven to be quick', () => {
  test.each([
    String.raw`[a-z0-9-]+`,
    String.raw`https://\S+`,
    String.raw`(?:[a-z0-9]+\.)+[a-z]{2,}`,
    String.raw`^[a-z0-9-]+$`,
    String.raw`[a-z]{1,63}`,
    String.raw`(?!-)[a-z0-9-]{1,63}(?<!-)`,
    String.raw`(?!-)[a-z0-9-]+(?<!-)`,
    String.raw`[^\s@]+@[^\s@]+\.[^\s@.]+`,
    String.raw`\d{4}-\d{2}-\d{2}`,
    String.raw`(?:\d{1,3}\.){3}\d{1,3}`,
    String.raw`[a-z]([-a-z0-9]*[a-z0-9])?`,
    String.raw`[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*`,
    String.raw`[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*`,
    String.raw`\p{L}+`,
    String.raw`(\p{L}|\p{N})+x`,
    String.raw`[a-z]{1,1000}`,
    String.raw`\w+(\s\w+)*`,
    String.raw`i-[0-9a-f]{8,17}`,
    String.raw`arn:aws:[a-z0-9-]*:[a-z0-9-]*:\d{12}:.+`,
    String.raw`arn:aws(?:-cn|-us-gov)?:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:[\w./:-]+`,
    String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}`,
    String.raw`[a-z]{1,63}(-[a-z]{1,63}){0,10}`,
    String.raw`(?:.|\n)*`,
    String.raw`[\s\S]*x`,
    String.raw`[\w.-]{1,64}@[\w.-]{1,255}`,
    String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`,
    String.raw`(?:[A-Fa-f0-9]{1,4}:){7}[A-Fa-f0-9]{1,4}`,
    String.raw`.+`,
    String.raw`[^/]+(/[^/]+)*`,
    String.raw`(?:\/[^/]+)*`,
    String.raw`[a-z]+(?:-[a-z]+)*`,
    String.raw`[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d+)?(?:/[\w./-]*)?`,
    String.raw`(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?`,
    String.raw`[^,]+(,[^,]+)*`,
    String.raw`\w{1,20}-?\w{1,20}`,
    String.raw`[a-z]{2}[a-z0-9]{3,10}`,
    String.raw`[a-z]{2}[a-z0-9]*`,
    String.raw`v?\d+\.\d+\.\d+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?`,
    String.raw`(["'])a\1`,
    String.raw`checkout|search|payments`,
    String.raw`(?:eu|us)-(?:east|west|central)-[123]`,
    String.raw`[A-Z]{2,5}-\d{1,6}`,
    String.raw`\d+(?:\.\d+)?(?:ms|s|m|h)`,
    String.raw`(?:\d+(?:ms|s|m|h))+`,
    String.raw`(?i:abc)`,
    String.raw`\u0061+`,
    String.raw`[a-z]+\d+`,
    String.raw`[a-z]+-\d*`,
    String.raw`#\w+`,
    String.raw`(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`,
    String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?`,
    String.raw`[\p{L}\p{N} ._-]+`,
    String.raw`\p{Lu}\p{Ll}*( \p{Lu}\p{Ll}*)*`,
    String.raw`s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/.*)?`,
    String.raw`postgres(?:ql)?://[^:@/]+(?::[^@/]+)?@[^:/]+(?::\d+)?/\w+`,
    String.raw`[A-Za-z0-9]{20}`,
  ])('%s', (pattern) => {
    expect(new RegExp(`^(?:${pattern})$`, 'u')).toBeInstanceOf(RegExp);
    expect(doubtAbout(pattern)).toBeUndefined();
  });
});

describe('a pattern that tries many ways to read one value is slow', () => {
  test.each([
    String.raw`(a+)+b`,
    String.raw`a*a*b`,
    String.raw`(a|a)*b`,
    String.raw`(a|aa)+c`,
    String.raw`(x+x+)+y`,
    String.raw`.*.*.*=.*`,
    String.raw`(?:a{1,100}){1,100}b`,
    String.raw`(?:[a-z]{1,1000}x?){1,50}`,
    String.raw`(\w+\s?)*`,
    String.raw`(\s*\w+)*`,
    String.raw`([a-z]+)*`,
    String.raw`(a?){50}a{50}`,
    String.raw`(a{1,9}){1,9}b`,
    String.raw`((a{1,5}){1,5}){1,5}b`,
    String.raw`(?:(?:(?:(?:a{1,9}){1,9}){1,9}){1,9}){1,9}`,
    String.raw`(?:a*)*`,
    String.raw`(?:[a-z]+-?)+`,
    String.raw`^(a+)+$`,
    String.raw`(a|b|ab)*c`,
    String.raw`(?:aa|aaa)+b`,
    String.raw`[a-z]*[a-z0-9]*x`,
    String.raw`\d*\d*\d*x`,
    String.raw`((a*)b?)*c`,
    String.raw`a{1,200}a{1,200}a{1,200}b`,
    String.raw`(?:a{3}|a{4}|a{5})+b`,
    String.raw`(?:.{1,3})+x`,
    // Repetition is endless enough when it is written out.
    'a?'.repeat(30) + 'a'.repeat(30),
    '(?:a|b)?'.repeat(14),
  ])('%s', (pattern) => {
    expect(doubtAbout(pattern)).toBe('slow');
  });
});

describe('a pattern beyond what can be proven is not taken for quick', () => {
  test.each([
    String.raw`(a{0,2000})*`,
    String.raw`(?=(a+)+b)a`,
    String.raw`(.*)\1b`,
    String.raw`(a*)*\1`,
    String.raw`(?<x>a+)+\k<x>b`,
    String.raw`(?i:a+)+b`,
    String.raw`(?:a(?=b*b*b*c)|a)*d`,
    // More than anybody writes by hand.
    'a+b'.repeat(101),
  ])('%s', (pattern) => {
    expect(doubtAbout(pattern)).toBe('unproven');
  });
});
