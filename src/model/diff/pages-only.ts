import { ownValue } from '../text/own-value.ts';
import type { UrlIndex } from '../site/url-index.ts';
import type { Change } from './changes.ts';

/** What the addresses of two sites tell, where one of them left no record of what is on its pages. */
export function pagesOnly(old: UrlIndex, now: UrlIndex): Change[] {
  const alertByAddress = new Map(Object.entries(old.alerts).map(([name, { address }]) => [address, name]));
  const leads = ({ pages, alternates }: UrlIndex, address: string): string | undefined =>
    ownValue(pages, address) === undefined ? ownValue(alternates, address)?.of : address;
  const dead = [...Object.keys(old.pages), ...Object.keys(old.alternates)].flatMap((address): Change[] => {
    const is = leads(now, address);
    // The other spellings of a page go with it.
    const home = ownValue(old.alternates, address);
    if (is === leads(old, address) || (home?.kind === 'spelling' && leads(now, home.of) !== home.of)) return [];
    const alert = alertByAddress.get(address);
    const what = { noun: alert === undefined ? 'address' : 'alert', name: alert ?? address, oldAddress: address };
    return is === undefined
      ? [{ section: 'links', kind: 'dead', ...what, values: [], text: [] }]
      : [{ section: 'links', kind: 'moved', ...what, address: is, values: [{ field: 'leads to', new: is }], text: [] }];
  });
  return [...dead, ...deadAnchors(old, now), ...movedAlerts(old, now), ...newPages(old, now)];
}

function deadAnchors(old: UrlIndex, now: UrlIndex): Change[] {
  return Object.entries(old.pages).flatMap(([page, anchors]) => {
    const left = ownValue(now.pages, page);
    if (!anchors || !left) return [];
    const gone = anchors.filter(
      (anchor) => !left.includes(anchor) && ownValue(now.anchors, `${page}#${anchor}`) === undefined,
    );
    return gone.map((anchor): Change => {
      const address = `${page}#${anchor}`;
      return {
        section: 'links',
        kind: 'dead',
        noun: 'address',
        name: address,
        oldAddress: address,
        values: [],
        text: [],
      };
    });
  });
}

function movedAlerts(old: UrlIndex, now: UrlIndex): Change[] {
  return Object.entries(now.alerts).flatMap(([name, { address, runbook, severity }]): Change[] => {
    const was = ownValue(old.alerts, name);
    if (!was) return [];
    const alert = { noun: 'alert', name, address, text: [] };
    const values = [{ field: 'opens', old: was.runbook ?? 'no runbook', new: runbook ?? 'no runbook' }];
    const levels = [{ field: 'severity', old: was.severity?.label ?? 'none', new: severity?.label ?? 'none' }];
    const kind = was.runbook === null ? 'covered' : runbook === null ? 'uncovered' : 'moved';
    return [
      ...(was.runbook === runbook ? [] : [{ section: 'links' as const, kind, ...alert, values } satisfies Change]),
      ...(was.severity?.label === severity?.label
        ? []
        : [{ section: 'severities' as const, kind: 'changed' as const, ...alert, values: levels } satisfies Change]),
    ];
  });
}

function newPages(old: UrlIndex, now: UrlIndex): Change[] {
  return Object.keys(now.pages)
    .filter((page) => ownValue(old.pages, page) === undefined && ownValue(old.alternates, page) === undefined)
    .map((page) => ({
      section: 'pages',
      kind: 'added',
      noun: 'page',
      name: page,
      address: page,
      values: [],
      text: [],
    }));
}
