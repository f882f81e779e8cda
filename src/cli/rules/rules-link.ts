import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { linkedRule, ruleContextOf } from '../../model/rule-links/linked-rule.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { ownValue } from '../../model/text/own-value.ts';
import type { UrlIndex } from '../../model/site/url-index.ts';
import { visibleLine } from '../../model/text/visible-text.ts';
import { wantedLink } from '../../model/rule-links/wanted-link.ts';
import { wantedParameters, type WantedParameters } from '../../model/rule-links/wanted-parameters.ts';
import type { LabelDoubt } from '../../model/rule-links/link-parameters.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { inertText } from '../../outputs/inert-text.ts';
import { editLinks, type LinkEdit } from '../../readers/rules/link-edits.ts';
import { exitCodes, UsageError, type ExitCode } from '../exit.ts';
import type { Given } from '../command.ts';
import { namedRuleFiles, readRuleFiles, type RuleFileRead } from './rule-files.ts';
import { linkTargets } from './rule-targets.ts';
import type { rulesLinkOptions } from './rules-commands.ts';
import { findSettings, unreadBy } from './rules-settings.ts';
import { printFindingsAside } from '../print-findings.ts';
import { print, sayAside } from '../terminal.ts';
import { writeUserFiles } from '../user-files.ts';

interface LinkFlags {
  to: 'alert' | 'runbook';
  linkKeys: readonly string[] | undefined;
  isForAll: boolean;
  hasParams: boolean;
  isToWrite: boolean;
}

/** What was done to one file, or would be. */
interface Linked {
  file: RuleFileRead;
  text: string;
  linkCount: number;
  /** Names of alerts that the site has no page for. */
  withoutPage: string[];
  /** Of reading, and of links that could not be written safely. */
  findings: Finding[];
}

/** `alertbook rules link`: adds links that are missing and fixes those that are dead. */
export async function run({ values, operands }: Given<typeof rulesLinkOptions>): Promise<ExitCode> {
  const { to, key, all: isForAll, params: hasParams, write: isToWrite } = values;
  const settings = findSettings(values.config);
  const named = settings.findings.length > 0 ? { ...settings, names: [] } : namedRuleFiles(operands, settings);
  if (named.findings.length > 0) {
    printFindingsAside(named.findings);
    return exitCodes.problems;
  }
  const linkKeys = key === undefined ? settings.data.linkKeys : [key];
  const flags: LinkFlags = { to, linkKeys, isForAll, hasParams, isToWrite };
  const isUnread = unreadBy(settings);
  const files = readRuleFiles(named.names.filter((name) => !isUnread(name)));
  const { index } = await linkTargets(values, settings);
  if (hasParams && !index.parameters)
    throw new UsageError(
      'This list of addresses has no parameters: use one from a site that a newer Alertbook has built.',
    );
  const linked = files.map((file) => linkOne(file, index, flags));
  const texts = new Map(files.flatMap(({ shown, text }) => (text === undefined ? [] : [[shown, text] as const])));
  printFindingsAside(
    linked.flatMap(({ findings }) => findings),
    { texts },
  );
  // What is no text has none to be changed.
  const changed = linked.filter(({ file, text }) => file.text !== undefined && text !== file.text);
  if (!flags.isToWrite) show(changed.map(({ file, text }) => patchOf(file, text)).join(''));
  else {
    for (const name of write(changed)) sayAside(`wrote ${name}`);
    for (const { file, text } of linked) if (file.path === undefined) print(text);
  }
  report(linked, changed, flags);
  const isDone = changed.length === 0 || flags.isToWrite;
  const isWhole = linked.every(
    ({ withoutPage, findings }) => withoutPage.length === 0 && findings.every(({ level }) => level !== 'error'),
  );
  return isDone && isWhole ? exitCodes.ok : exitCodes.problems;
}

function linkOne(file: RuleFileRead, index: UrlIndex, { to, linkKeys, isForAll, hasParams }: LinkFlags): Linked {
  const unchanged = { file, text: file.text ?? '', linkCount: 0, withoutPage: [] };
  if (file.text === undefined) return { ...unchanged, findings: file.findings };
  const context = ruleContextOf(file.rules, { index, linkKeys });
  const edits: LinkEdit[] = [];
  const withoutPage: string[] = [];
  const findings = [...file.findings];
  for (const rule of file.rules) {
    const linked = linkedRule(rule, context);
    const bare = wantedLink(linked, context, { to, isForAll });
    const { wanted, leftOut } = hasParams ? wantedParameters(linked, bare, context) : { wanted: bare, leftOut: [] };
    findings.push(...parametersLeftOut(rule, leftOut));
    if (wanted.kind === 'write') edits.push({ rule, link: wanted.url, key: linked.linkKey });
    if (wanted.kind === 'no-page') withoutPage.push(rule.name);
  }
  if (edits.length === 0) return { ...unchanged, withoutPage, findings };
  const { text, refused } = editLinks(file.text, edits);
  const isNeeded = ({ rule, link, key = '' }: LinkEdit): boolean =>
    ownValue(rule.annotations, key)?.value.trim() !== link && rule.describedLink?.value !== link;
  const linkCount = text === file.text ? 0 : edits.filter(isNeeded).length - refused.length;
  return { file, text, linkCount, withoutPage, findings: [...findings, ...refused] };
}

const whyLeftOut: Record<LabelDoubt, string> = {
  'no-labels': 'alarms of CloudWatch have no labels',
  'of-rule': 'a label of the rule itself is not there when its annotations are filled in',
  never: 'its expression never has a label of that name',
  perhaps: 'its expression may have no label of that name',
};

/** One finding for each reason. */
function parametersLeftOut(rule: AlertRule, leftOut: WantedParameters['leftOut']): Finding[] {
  return [...Map.groupBy(leftOut, ({ doubt }) => doubt)].map(([doubt, parameters]) => {
    const names = parameters.map(({ name }) => `\`${name}\``).join(', ');
    return {
      id: 'rules/parameter-left-out',
      level: 'note',
      message: `The link of \`${rule.name}\` does not pass ${names}: ${whyLeftOut[doubt]}.`,
      hint: hintFor(doubt),
      at: rule.at,
    };
  });
}

function hintFor(doubt: LabelDoubt): string {
  const byMessage = 'the message carries it: `alertbook notify` writes templates that do.';
  if (doubt === 'no-labels')
    return 'Write the values into the tag or the description by hand, or type them on the page.';
  if (doubt === 'of-rule') return `T${byMessage.slice(1)}`;
  if (doubt === 'perhaps')
    return `Name it in the expression, as in \`sum by (…) (…)\`. Or leave it: where the alert has it, ${byMessage}`;
  return 'Keep it in the expression, as in `by (…)`, or type it on the page.';
}

function patchOf({ shown, text: before = '' }: RuleFileRead, after: string): string {
  const name = visibleLine(shown.replace(/^\//, ''));
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** Prints a patch for people and their tools, in which the files' own text does nothing to a terminal or a CI. */
function show(patch: string): void {
  const inert = patch
    .split('\n')
    .map((line) => (line.endsWith('\r') ? `${inertText(line.slice(0, -1))}\r` : inertText(line)))
    .join('\n');
  print(inert);
  if (inert !== patch)
    sayAside('The diff shows some characters by their codes, so it cannot be applied: `--write` changes the files.');
}

function write(changed: readonly Linked[]): string[] {
  return writeUserFiles(
    changed.flatMap(({ file, text }) =>
      file.path === undefined ? [] : [{ file: file.path, content: text, before: Buffer.from(file.text ?? '') }],
    ),
  );
}

/** Says on standard error what was done, so that standard output is a patch or a file. */
function report(linked: readonly Linked[], changed: readonly Linked[], { isToWrite, to, hasParams }: LinkFlags): void {
  const count = changed.reduce((sum, { linkCount }) => sum + linkCount, 0);
  const names = [...new Set(linked.flatMap(({ withoutPage }) => withoutPage))];
  const noun = count === 1 ? 'link' : 'links';
  const done =
    count === 0
      ? `Nothing to write: no link is missing or dead that could lead to a page${hasParams ? ', and none lacks a label that is sure to be there' : ''}.`
      : `${count} ${noun} in ${changed.length} of ${linked.length} files ${isToWrite ? 'written' : 'to write: add `--write`'}.`;
  const rest =
    names.length === 0
      ? ''
      : ` ${names.length} ${names.length === 1 ? 'alert has' : 'alerts have'} no ${to === 'alert' ? 'page' : 'runbook'} to link to: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ' and more' : ''}.`;
  sayAside(`${done}${rest}`);
}
