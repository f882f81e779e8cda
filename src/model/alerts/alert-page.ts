import { alertsOfService, type Alert } from './alerts.ts';
import { levelOf, matrixOf, rankLevel, type Catalogue, type RankedLevel } from '../catalogue/catalogue.ts';
import type { Body, Document } from '../catalogue/document.ts';
import { sectionOf } from '../catalogue/section.ts';
import { levelCalled, severityWordsOf, wordsForLevel } from './severity-words.ts';

/** What the page of an alert shows of one runbook: the section that the alert names, or the whole text. */
export interface ShownRunbook {
  runbook: Document<'runbook'>;
  body: Body | undefined;
  /** Whether there is more on the runbook's own page. */
  isPart: boolean;
}

/** The runbook to follow, with the part of it that belongs to the alert. Undefined when no runbook names the alert. */
export function shownRunbook({ runbooks }: Alert): ShownRunbook | undefined {
  const [first] = runbooks;
  if (!first) return undefined;
  const { runbook, section } = first;
  const part = section !== undefined && runbook.body ? sectionOf(runbook.body, section) : undefined;
  return { runbook, body: part ?? runbook.body, isPart: part !== undefined };
}

/** The alert that a runbook is for, when it is for no other and its page shows this runbook: both pages are of one incident. */
export function onlyAlertOf(runbook: Document<'runbook'>, alerts: ReadonlyMap<string, Alert>): string | undefined {
  const [name, ...others] = new Set(runbook.data.alerts.map((alert) => alert.name));
  if (name === undefined || others.length > 0) return undefined;
  return alerts.get(name)?.runbooks[0]?.runbook.id === runbook.id ? name : undefined;
}

/**
 * How bad it is at worst, in the levels of the service's matrix: what the runbook says, else the worst level that a severity of
 * its rules stands for. Undefined when neither tells.
 */
export function severityOfAlert(
  catalogue: Catalogue,
  { runbooks, rules, serviceId }: Alert,
): { level: RankedLevel; matrix: Document<'severity'> } | undefined {
  const runbook = runbooks[0]?.runbook;
  const matrix = matrixOf(catalogue, serviceId);
  if (!matrix) return undefined;
  const stated = runbook && levelOf(catalogue, runbook.data.service, runbook.data.severity);
  const level =
    stated ??
    levelNamed(
      catalogue,
      matrix,
      rules.map(({ severity }) => severity?.value ?? ''),
    );
  return level && { level, matrix };
}

/** The worst level of a matrix that one of some words of rules stands for. */
function levelNamed(
  { site }: Catalogue,
  matrix: Document<'severity'>,
  words: readonly string[],
): RankedLevel | undefined {
  const levels = matrix.data.levels.map(rankLevel);
  const ofSite = severityWordsOf(site);
  const named = new Set(words.map((word) => levelCalled(levels, word, ofSite)));
  return levels.find((level) => named.has(level));
}

/** A level that an alert may have, with the words in lower case by which its link may call it. */
export interface NamedLevel {
  level: RankedLevel;
  words: string[];
}

/**
 * Every level that an alert may have: the one that its runbook states, else one for each severity of its rules, the worst
 * first. An alert of one name often has a rule that warns and one that pages.
 */
export function severitiesOfAlert(catalogue: Catalogue, alert: Alert): NamedLevel[] {
  const main = severityOfAlert(catalogue, alert);
  if (!main) return [];
  const written = [...new Set(alert.rules.flatMap(({ severity }) => severity?.value ?? []))];
  const runbook = alert.runbooks[0]?.runbook;
  const stated = runbook && levelOf(catalogue, runbook.data.service, runbook.data.severity);
  const named = stated ? [] : written.flatMap((word) => levelNamed(catalogue, main.matrix, [word]) ?? []);
  const levels = new Map([main.level, ...named].map((level) => [level.id, level]));
  return [...levels.values()]
    .toSorted((a, b) => a.rank - b.rank)
    .map((level) => ({
      level,
      // What the rules of an alert of one level say is that level.
      words: [
        ...wordsForLevel(level, severityWordsOf(catalogue.site)),
        ...(levels.size === 1 ? written.map((word) => word.toLowerCase()) : []),
      ],
    }));
}

/** Other alerts of the same service, in the order of their names. */
export function alertsBeside(alert: Alert, catalogue: Catalogue): Alert[] {
  if (alert.serviceId === undefined) return [];
  return alertsOfService(catalogue, alert.serviceId).filter(({ name }) => name !== alert.name);
}
