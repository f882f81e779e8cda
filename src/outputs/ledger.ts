import { byCodePoint, type LedgerEntry } from '../model/ledger.ts';

const heading = `# Every address and anchor ever published. Written by \`alertbook urls\`; one line each, sorted, so that it merges.
# /address/               leads to itself
# /old/ -> /new/          leads on
# /address/ retired: why  leads nowhere, by decision
`;

/** The text of `urls.lock`. */
export function formatLedger(entries: Iterable<Pick<LedgerEntry, 'address' | 'leadsTo' | 'retired'>>): string {
  const lines = [...entries]
    .toSorted((a, b) => byCodePoint(a.address, b.address))
    .map(({ address, leadsTo, retired }) =>
      leadsTo !== undefined
        ? `${address} -> ${leadsTo}`
        : retired !== undefined
          ? `${address} retired: ${retired}`
          : address,
    );
  return `${heading}${lines.join('\n')}\n`;
}
