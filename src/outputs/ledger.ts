import { byCodePoint, ledgerHeading, type LedgerComments, type LedgerEntry } from '../model/site/ledger.ts';

/** The text of `urls.lock`. @param comments What people have written into it. */
export function formatLedger(
  entries: Iterable<Pick<LedgerEntry, 'address' | 'leadsTo' | 'retired'>>,
  comments: LedgerComments = new Map(),
): string {
  const lines = [...entries]
    .toSorted((a, b) => byCodePoint(a.address, b.address))
    .flatMap(({ address, leadsTo, retired }) => [
      ...(comments.get(address) ?? []),
      leadsTo !== undefined
        ? `${address} -> ${leadsTo}`
        : retired !== undefined
          ? `${address} retired: ${retired}`
          : address,
    ]);
  return `${[...ledgerHeading, ...lines, ...(comments.get('') ?? [])].join('\n')}\n`;
}
