import { allDocuments, asIfWhole, withDrafts, type Catalogue } from '../model/catalogue/catalogue.ts';
import {
  inReadingOrder,
  quieter,
  type Check,
  type CheckContext,
  type Finding,
  type Level,
} from '../model/audit/finding.ts';
import { diagramLanguages, loadGraphviz } from '../model/diagrams/graphviz.ts';
import type { Document } from '../model/catalogue/document.ts';
import { UsedSilences } from '../model/rule-links/silences.ts';
import { partialRuleFiles } from '../model/catalogue/unread.ts';
import { ownValue } from '../model/text/own-value.ts';
import { pathKey, placeOf, type Place } from '../model/text/place.ts';
import { addressCollision } from './address-collision.ts';
import { alertAddressCollision } from './alert-address-collision.ts';
import { alertUnknown } from './alert-unknown.ts';
import { anchorDuplicate } from './anchor-duplicate.ts';
import { commandNoUndo } from './command-no-undo.ts';
import { commandOddCharacter } from './command-odd-character.ts';
import { commandUnmarkedRisk } from './command-unmarked-risk.ts';
import { contactPlaceholder } from './contact-placeholder.ts';
import { contentGap } from './content-gap.ts';
import { diagramNoTitle } from './diagram-no-title.ts';
import { diagramNotDrawn } from './diagram-not-drawn.ts';
import { encodingBrokenCharacters } from './encoding-broken-characters.ts';
import { escalationOutOfOrder } from './escalation-out-of-order.ts';
import { escalationOutOfReach } from './escalation-out-of-reach.ts';
import { headingSkippedLevel } from './heading-skipped-level.ts';
import { idDuplicate } from './id-duplicate.ts';
import { imageMissing } from './image-missing.ts';
import { imageNoAlt } from './image-no-alt.ts';
import { imageUnsafeSvg } from './image-unsafe-svg.ts';
import { imageWrongFormat } from './image-wrong-format.ts';
import { linkNoText } from './link-no-text.ts';
import { linkUnknownAnchor } from './link-unknown-anchor.ts';
import { linkUnknownPage } from './link-unknown-page.ts';
import { maintenanceWrongLength } from './maintenance-wrong-length.ts';
import { menuUnknownSection } from './menu-unknown-section.ts';
import { pageNotTrusted } from './page-not-trusted.ts';
import { parameterBadExample } from './parameter-bad-example.ts';
import { parameterChoosesCommand } from './parameter-chooses-command.ts';
import { parameterInertOnly } from './parameter-inert-only.ts';
import { parameterNoPattern } from './parameter-no-pattern.ts';
import { parameterSlowPattern } from './parameter-slow-pattern.ts';
import { parameterUndeclared } from './parameter-undeclared.ts';
import { parameterUnused } from './parameter-unused.ts';
import { partIncludesItself } from './part-includes-itself.ts';
import { partUnused } from './part-unused.ts';
import { publicActiveFile } from './public-active-file.ts';
import { publicReplacesPage } from './public-replaces-page.ts';
import { recoveryContradiction } from './recovery-contradiction.ts';
import { recoveryDrillOverdue } from './recovery-drill-overdue.ts';
import { recurrenceNoStart } from './recurrence-no-start.ts';
import { referenceUnknown } from './reference-unknown.ts';
import { reviewInFuture } from './review-in-future.ts';
import { reviewOverdue } from './review-overdue.ts';
import { rotationOverrideBackwards } from './rotation-override-backwards.ts';
import { rotationOverrideOverlap } from './rotation-override-overlap.ts';
import { rotationUnclearOverride } from './rotation-unclear-override.ts';
import { rotationUnclearTurns } from './rotation-unclear-turns.ts';
import { rotationUnknownPerson } from './rotation-unknown-person.ts';
import { rotationUnknownShift } from './rotation-unknown-shift.ts';
import { runCheck, type CheckRun } from './run-check.ts';
import { runbookAlertClaimedTwice } from './runbook-alert-claimed-twice.ts';
import { runbookMissingSection } from './runbook-missing-section.ts';
import { runbookSectionOrder } from './runbook-section-order.ts';
import { runbookUnknownAlertSection } from './runbook-unknown-alert-section.ts';
import { runbookUnknownKind } from './runbook-unknown-kind.ts';
import { runbookWrongFolder } from './runbook-wrong-folder.ts';
import { allRuleChecks } from './rules/registry.ts';
import { contentChecksOfRules, uselessSilence } from './rules/useless-silence.ts';
import { secretInContent } from './secret-in-content.ts';
import { sectionEmpty } from './section-empty.ts';
import { severityOutOfOrder } from './severity-out-of-order.ts';
import { severityUnknownLevel } from './severity-unknown-level.ts';
import { siteMissingRules } from './site-missing-rules.ts';
import { siteUnknownCheck } from './site-unknown-check.ts';
import { siteUnknownField } from './site-unknown-field.ts';
import { siteUnknownLevel } from './site-unknown-level.ts';
import { sloRuleThreshold } from './slo-rule-threshold.ts';
import { sloShortWindow } from './slo-short-window.ts';
import { themeLowContrast } from './theme-low-contrast.ts';
import { themeMissingFile } from './theme-missing-file.ts';
import { themeUnsafeStylesheet } from './theme-unsafe-stylesheet.ts';
import { urlDead } from './url-dead.ts';
import { urlUnrecorded } from './url-unrecorded.ts';

const rules: readonly Check[] = [
  addressCollision,
  alertAddressCollision,
  alertUnknown,
  anchorDuplicate,
  commandNoUndo,
  commandOddCharacter,
  commandUnmarkedRisk,
  contactPlaceholder,
  contentGap,
  diagramNoTitle,
  diagramNotDrawn,
  encodingBrokenCharacters,
  escalationOutOfOrder,
  escalationOutOfReach,
  headingSkippedLevel,
  idDuplicate,
  imageMissing,
  imageNoAlt,
  imageUnsafeSvg,
  imageWrongFormat,
  linkNoText,
  linkUnknownAnchor,
  linkUnknownPage,
  maintenanceWrongLength,
  menuUnknownSection,
  pageNotTrusted,
  parameterBadExample,
  parameterChoosesCommand,
  parameterInertOnly,
  parameterNoPattern,
  parameterSlowPattern,
  parameterUndeclared,
  parameterUnused,
  partIncludesItself,
  partUnused,
  publicActiveFile,
  publicReplacesPage,
  recoveryContradiction,
  recoveryDrillOverdue,
  recurrenceNoStart,
  referenceUnknown,
  reviewInFuture,
  reviewOverdue,
  rotationOverrideBackwards,
  rotationOverrideOverlap,
  rotationUnclearOverride,
  rotationUnclearTurns,
  rotationUnknownPerson,
  rotationUnknownShift,
  runbookAlertClaimedTwice,
  runbookMissingSection,
  runbookSectionOrder,
  runbookUnknownAlertSection,
  runbookUnknownKind,
  runbookWrongFolder,
  secretInContent,
  sectionEmpty,
  severityOutOfOrder,
  severityUnknownLevel,
  siteMissingRules,
  siteUnknownField,
  siteUnknownLevel,
  sloRuleThreshold,
  sloShortWindow,
  themeLowContrast,
  themeMissingFile,
  themeUnsafeStylesheet,
  urlDead,
  urlUnrecorded,
];

/** Every rule that content is held against, in the order of their ids. */
export const checks: readonly Check[] = [...rules, siteUnknownCheck([...rules, ...allRuleChecks].map(({ id }) => id))];

/** Loads what checks of this content need besides their own code. To be waited for before `runChecks`. */
export async function prepareChecks(catalogue: Catalogue): Promise<void> {
  const holdsDiagram = (document: Document): boolean =>
    document.body?.code.some(({ language }) => diagramLanguages.includes(language)) === true;
  const drafts = catalogue.broken.flatMap(({ drafts }) => drafts ?? []);
  if ([...allDocuments(catalogue), ...drafts].some(holdsDiagram)) await loadGraphviz();
}

/**
 * All findings about a catalogue in reading order: those of reading it, and those of every check, at the levels that
 * `site.yaml` sets. What could not be read is always an error.
 */
export function runChecks(catalogue: Catalogue, context: CheckContext): Finding[] {
  const isKnown =
    catalogue.broken.length === 0 &&
    allDocuments(catalogue).every(({ unread }) => !unread) &&
    partialRuleFiles(catalogue).length === 0;
  if (isKnown) return inReadingOrder([...catalogue.findings, ...findingsOf(catalogue, context)]);
  const [low, high] = ([0, 1] as const).map((which) => withDrafts(catalogue, which));
  const isOfStandIn = atStandIn(low!);
  const sure = inBoth(findingsOf(low!, context), findingsOf(high!, context)).filter((finding) => !isOfStandIn(finding));
  const doubted = findingsOf(asIfWhole(withoutProblemsOfRules(low!)), context).filter(notIn(sure));
  return inReadingOrder([...withDoubts(low!, doubted), ...sure]);
}

/** As if files of rules that were read in part held no other rules. */
function withoutProblemsOfRules(catalogue: Catalogue): Catalogue {
  const partial = new Set(partialRuleFiles(catalogue));
  const findings = catalogue.findings.filter(({ id, at }) => !(id.startsWith('rules/') && partial.has(at.file)));
  return { ...catalogue, findings };
}

function findingsOf(catalogue: Catalogue, context: CheckContext): Finding[] {
  const levels = catalogue.site?.data.checks ?? {};
  const silences = new UsedSilences(catalogue.rules);
  const levelOf = ({ id, level }: Pick<Check, 'id' | 'level'>): Level | 'off' => ownValue(levels, id) ?? level;
  const found = checks.flatMap((check): Finding[] => {
    const level = levelOf(check);
    if (level === 'off') return [];
    const { reported, failed } = runCheck(check, catalogue, context);
    return [
      ...reported
        .map((one) => ({ ...one, id: check.id, level: quieter(level, one.level) }))
        .filter((finding) => !silences.take(finding)),
      ...failed.map((one) => uncheckedFile(check, one)),
    ];
  });
  return [...found, ...uselessSilences(silences, levelOf)];
}

/** Comments at rules that silence what these checks find there, and find no more. Those of links are for `rules check`. */
function uselessSilences(
  silences: UsedSilences,
  levelOf: (check: Pick<Check, 'id' | 'level'>) => Level | 'off',
): Finding[] {
  const level = levelOf(uselessSilence);
  if (level === 'off') return [];
  const ofRules = checks.filter(({ id }) => contentChecksOfRules.includes(id));
  const running = new Set(ofRules.filter((check) => levelOf(check) !== 'off').map(({ id }) => id));
  const known = allRuleChecks.map(({ id }) => id);
  return uselessSilence
    .run(silences, { running, known })
    .map(({ rule, ...one }) => ({ ...one, id: uselessSilence.id, level: quieter(level, one.level), alert: rule.name }));
}

const keyOf = ({ id, message, at }: Finding): string => `${id} ${at.file}:${at.line}:${at.column} ${message}`;

/** Findings that hold whatever stands in for what is not known. */
function inBoth(low: readonly Finding[], high: readonly Finding[]): Finding[] {
  const inHigh = new Map(high.map((finding) => [keyOf(finding), finding.level]));
  return low.flatMap((finding) => {
    const level = inHigh.get(keyOf(finding));
    return level === undefined ? [] : [{ ...finding, level: quieter(finding.level, level) }];
  });
}

function notIn(findings: readonly Finding[]): (finding: Finding) => boolean {
  const keys = new Set(findings.map(keyOf));
  return (finding) => !keys.has(keyOf(finding));
}

/** Whether a finding is about what stands in for a value, which is found at its place, or at the one of its parent. */
function atStandIn(catalogue: Catalogue, { orAround = false } = {}): (finding: Finding) => boolean {
  const places = new Set(
    allDocuments(catalogue).flatMap((document) =>
      (document.unread?.data ?? [])
        .filter((path) => orAround || ownValue(document.places, pathKey(path)) !== undefined)
        .map((path) => textOf(placeOf(document, path))),
    ),
  );
  return ({ at }) => places.has(textOf(at));
}

function textOf({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** Says of each file that is not known in full what was not found because of it. */
function withDoubts(catalogue: Catalogue, doubted: readonly Finding[]): Finding[] {
  const documents = allDocuments(catalogue).flatMap(({ unread, file }) => (unread ? [file] : []));
  const partial = new Set([...documents, ...partialRuleFiles(catalogue)]);
  const isOfStandIn = atStandIn(catalogue, { orAround: true });
  const files = new Set(doubted.filter((finding) => !isOfStandIn(finding)).map(({ at }) => at.file));
  const isElsewhere = [...files].some((file) => !partial.has(file));
  const left = new Set([...partial].filter((file) => isElsewhere || files.has(file)));
  return catalogue.findings.map((finding) => {
    if (!left.delete(finding.at.file) || finding.message.includes('check again')) return finding;
    const { message } = finding;
    return { ...finding, message: `${message} What depends on this was not checked: check again after fixing this.` };
  });
}

function uncheckedFile({ id }: Check, { file, why }: CheckRun['failed'][number]): Finding {
  return {
    id: 'content/unchecked',
    level: 'error',
    message: `The check \`${id}\` fails on this file: ${why}.`,
    hint: 'Write the file in a simpler way, and tell the authors of Alertbook.',
    at: { file, line: 1, column: 1 },
  };
}
