import { readBackups } from './backups.ts';
import { readCadences } from './cadences.ts';
import { noteConflicts } from './conflicts.ts';
import { noteEscalation, readEscalation, readEscalationTime } from './escalations.ts';
import type { Facts } from './facts.ts';
import { readMaintenance } from './maintenance.ts';
import { readMetrics } from './metrics.ts';
import { noteObjectives, readObjectives } from './objectives.ts';
import { topicsBelow, type Topic } from './outline.ts';
import { readPeople } from './people.ts';
import { readPlanned, type PlannedPage } from './planned.ts';
import { readDrills } from './drills.ts';
import { readRecovery } from './recovery.ts';
import { readRotation } from './rotations.ts';
import { readRecords } from './read-records.ts';
import { readStepTables } from './step-tables.ts';
import { readWeekRoster } from './week-roster.ts';
import { readServiceFacts } from './service-facts.ts';
import { readLevelEscalations, readLevelLines, readLevelRules, readSeverities } from './severities.ts';

/**
 * Readers of one subject each, in the order in which they need each other: steps of escalation name people, and what a
 * level asks for needs the level. A reader takes what it understands wholly and leaves all else where it is.
 */
const readers: ((facts: Facts, topic: Topic) => void)[] = [
  readObjectives,
  readSeverities,
  readRecords,
  readLevelRules,
  readLevelLines,
  readPeople,
  readRotation,
  readWeekRoster,
  readEscalation,
  readStepTables,
  readEscalationTime,
  readLevelEscalations,
  readMetrics,
  readMaintenance,
  readRecovery,
  readDrills,
  readBackups,
  readCadences,
  readServiceFacts,
];

/** Fills in what a guide states, from its headings, labels, lists and tables. */
export function readFacts(facts: Facts, top: Topic): PlannedPage[] {
  const topics = topicsBelow(top);
  const planned = topics.flatMap((topic) => readPlanned(facts, topic) ?? []);
  for (const read of readers)
    for (const topic of topics) {
      const claimed = new Set(facts.claims.map(({ node }) => node));
      read(facts, { ...topic, entries: topic.entries.filter(({ node }) => !claimed.has(node)) });
    }
  noteObjectives(facts);
  noteEscalation(facts);
  noteConflicts(facts);
  return planned;
}
