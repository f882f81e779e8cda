import type { Finding, Level } from '../model/audit/finding.ts';

export function countByLevel(findings: readonly Finding[]): Record<Level, number> {
  const count = (level: Level): number => findings.filter((finding) => finding.level === level).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}

/** `2 errors, 1 warning` */
export function summary(findings: readonly Finding[]): string {
  const counts = Object.entries(countByLevel(findings)).filter(([, count]) => count > 0);
  return counts.length === 0
    ? 'no problems'
    : counts.map(([level, count]) => `${count} ${level}${count === 1 ? '' : 's'}`).join(', ');
}
