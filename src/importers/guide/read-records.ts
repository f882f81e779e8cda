import { readBackups } from './backup-records.ts';
import { readContacts } from './contact-records.ts';
import { readDrills } from './drill-records.ts';
import type { Facts } from './facts.ts';
import { readLevels } from './level-records.ts';
import { readMetrics } from './metric-records.ts';
import type { Topic } from './outline.ts';
import { readTargets } from './recovery-records.ts';
import { readWindows } from './window-records.ts';

/** Reads the records of a topic as items of each kind whose labels they have. */
export function readRecords(facts: Facts, topic: Topic): void {
  for (const read of [readLevels, readTargets, readBackups, readWindows, readMetrics, readDrills, readContacts])
    read(facts, topic);
}
