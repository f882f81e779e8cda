import { ownValue } from '../text/own-value.ts';
import type { UrlIndex } from '../site/url-index.ts';
import type { Change, ValueChange } from './changes.ts';
import { linkChange, opensOtherwise, renamedKeys, type LinkContext } from './link-state.ts';
import type { AlertState, SiteState } from './site-state.ts';
import { recordChanges } from './values.ts';
import { alignBlocks } from './word-diff.ts';

/** Alerts whose link opens something else than before, and alerts that are new. */
export function compareAlerts(old: SiteState, now: SiteState, { pairs, unknown }: LinkContext): Change[] {
  const [before, after] = [old.content!, now.content!];
  const keys = renamedKeys(pairs);
  const oldByName = new Map(before.alerts.map((alert) => [alert.name, alert]));
  const isKnown = ({ sources }: AlertState): boolean => !sources.some((source) => unknown.has(source));
  return after.alerts.filter(isKnown).flatMap((alert): Change[] => {
    const was = oldByName.get(alert.name);
    if (!was)
      return [
        {
          section: 'pages',
          kind: 'added',
          noun: 'alert',
          name: alert.name,
          address: alert.address,
          values: [{ field: 'opens', new: landingText(alert) }],
          text: [],
        },
      ];
    if (!isKnown(was)) return [];
    const lost = lostSections(was.address, old.index, now.index);
    return [...landingChange(was, alert, { keys, lost }), ...ruleChange(was, alert)];
  });
}

function landingChange(old: AlertState, now: AlertState, { keys, lost }: Landing): Change[] {
  if (!opensOtherwise(old, now, keys)) return [];
  const kind = old.runbook === null ? 'covered' : now.runbook === null ? 'uncovered' : 'moved';
  const values: ValueChange[] = [
    { field: 'opens', old: landingText(old), new: landingText(now) },
    ...(lost.length > 0
      ? [{ field: 'sections of its page', old: lost.join(', '), remark: 'lead nowhere any more' }]
      : []),
  ];
  return [linkChange(kind, 'alert', now.name, { address: now.address, values })];
}

interface Landing {
  /** New keys of documents by their old ones. */
  keys: ReadonlyMap<string, string>;
  /** Addresses of sections that the page of the alert had. */
  lost: readonly string[];
}

/** Addresses of sections that the page of an alert had and has no more, nor leads on from. */
function lostSections(address: string, old: UrlIndex, now: UrlIndex): string[] {
  const left = ownValue(now.pages, address) ?? [];
  const gone = (ownValue(old.pages, address) ?? []).filter((anchor) => !left.includes(anchor));
  return gone.map((anchor) => `${address}#${anchor}`).filter((section) => ownValue(now.anchors, section) === undefined);
}

function landingText({ runbook, section }: AlertState): string {
  if (!runbook) return 'no runbook';
  return section === null ? runbook.title : `${runbook.title} #${section}`;
}

/** What rules of an alert say otherwise; rules are told apart by what they say. */
function ruleChange(old: AlertState, now: AlertState): Change[] {
  const blocks = (rules: readonly Record<string, string>[]) =>
    rules.map((fields) => ({ kind: 'text' as const, text: ruleText(fields), fields }));
  const values = alignBlocks(blocks(old.rules), blocks(now.rules)).flatMap((pair): ValueChange[] => {
    if (pair.old === pair.new) return [];
    if (!pair.old) return [{ field: 'rule', new: pair.new!.text }];
    if (!pair.new) return [{ field: 'rule', old: pair.old.text }];
    return recordChanges(pair.old.fields!, pair.new.fields!);
  });
  if (values.length === 0) return [];
  return [{ section: 'pages', kind: 'changed', noun: 'alert', name: now.name, address: now.address, values, text: [] }];
}

function ruleText(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
