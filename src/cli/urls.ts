import path from 'node:path';
import { deadAddresses, publishedOf } from '../model/site/dead-addresses.ts';
import { withChanges, type Catalogue } from '../model/catalogue/catalogue.ts';
import {
  destinationsIn,
  parseLedgerAddress,
  splitAddress,
  unrecorded,
  type LedgerComments,
  type LedgerEntry,
  type Published,
} from '../model/site/ledger.ts';
import { nearest } from '../model/text/nearest.ts';
import { somethingUnread } from '../model/catalogue/unread.ts';
import { formatLedger } from '../outputs/ledger.ts';
import { readOrdinaryFile } from '../workspace/read-file.ts';
import { readFolder } from '../workspace/read-folder.ts';
import { shownPath } from '../workspace/shown-path.ts';
import { readLedgerBytes } from '../readers/content/read-ledger.ts';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import { existingFolder, oneOf, readOptions } from './options.ts';
import { say } from './terminal.ts';
import { writeUserFiles } from './user-files.ts';

export const help = `alertbook urls [--content DIR]                       every address and where it leads
alertbook urls record [--content DIR]                 adds the addresses that are new
alertbook urls move OLD NEW [--content DIR]           OLD leads to NEW from now on
alertbook urls mend [--content DIR]                   moves what was renamed, where there is no doubt
alertbook urls retire ADDRESS --reason WHY            ADDRESS leads nowhere any more, on purpose

All of them write content/urls.lock and nothing else.
`;

const actions = ['list', 'record', 'move', 'mend', 'retire'] as const;

interface Task {
  file: string;
  /** As it was read; undefined where there is none. */
  before: Uint8Array | undefined;
  catalogue: Catalogue;
  published: Published;
  entries: Map<string, LedgerEntry>;
  comments: LedgerComments;
}

/** `alertbook urls`: shows and writes the ledger of addresses. */
export function run(args: string[]): ExitCode {
  const { values, positionals } = readOptions(args, {
    content: { type: 'string', default: 'content' },
    reason: { type: 'string' },
  });
  const [name = 'list', ...addresses] = positionals;
  const action = oneOf('urls', name, actions);
  const task = openTask(values.content);
  switch (action) {
    case 'list':
      return list(task);
    case 'record':
      return record(task);
    case 'mend':
      return mend(task);
    case 'move':
      return move(task, addresses);
    case 'retire':
      return retire(task, addresses, values.reason);
  }
}

function openTask(folder: string): Task {
  const content = existingFolder(folder);
  const file = path.join(content, 'urls.lock');
  const catalogue = readFolder(content);
  const bytes = bytesIfThere(file);
  const { ledger, comments, findings } = readLedgerBytes(bytes ?? new Uint8Array(), shownPath(file));
  const [broken] = findings;
  if (broken) throw new UsageError(`${broken.at.file}:${broken.at.line}: ${broken.message} ${broken.hint ?? ''}`);
  const unread = somethingUnread(catalogue);
  if (unread !== undefined)
    throw new UsageError(`${unread} cannot be read, so nobody knows its addresses: run \`alertbook check\` first.`);
  return {
    file,
    before: bytes,
    comments,
    catalogue: withChanges(catalogue, { ledger }),
    published: publishedOf(catalogue),
    entries: new Map(ledger),
  };
}

function bytesIfThere(file: string): Uint8Array | undefined {
  const read = readOrdinaryFile(file);
  if ('bytes' in read) return read.bytes;
  if (read.problem.mistake === 'missing') return undefined;
  throw new UsageError(`${shownPath(file)} ${read.problem.what}. ${read.problem.hint}`);
}

/** Returns the file as messages show it. */
function write({ file, before, comments, entries }: Task): string {
  const content = formatLedger(entries.values(), comments);
  return writeUserFiles([{ file, content, before: before ?? 'nothing', within: path.dirname(file) }])[0]!;
}

function list({ catalogue: { ledger }, published }: Task): ExitCode {
  let isDead = false;
  const destinationOf = destinationsIn(ledger, published);
  for (const { address } of ledger.values()) {
    const destination = destinationOf(address);
    const target =
      destination.kind === 'alive'
        ? destination.page + (destination.anchor === undefined ? '' : `#${destination.anchor}`)
        : '';
    const tells = { alive: target === address ? '' : `  -> ${target}`, retired: '  retired', dead: '  LEADS NOWHERE' }[
      destination.kind
    ];
    isDead ||= destination.kind === 'dead';
    say(address + tells);
  }
  const fresh = unrecorded(ledger, published);
  say(`${ledger.size} addresses recorded, ${fresh.length} not recorded yet.`);
  return isDead ? exitCodes.problems : exitCodes.ok;
}

function record(task: Task): ExitCode {
  const fresh = unrecorded(task.catalogue.ledger, task.published);
  for (const address of fresh) task.entries.set(address, entry(address));
  if (fresh.length > 0) write(task);
  say(`${fresh.length} addresses added to ${shownPath(task.file)}.`);
  return exitCodes.ok;
}

function mend(task: Task): ExitCode {
  const dead = deadAddresses(task.catalogue, task.published);
  const taken = Map.groupBy(dead, ({ suggestion }) => suggestion);
  const sure = dead.filter(({ suggestion }) => suggestion !== undefined && taken.get(suggestion)?.length === 1);
  for (const { entry: old, suggestion } of sure) {
    task.entries.set(old.address, entry(old.address, { leadsTo: suggestion! }));
  }
  const written = sure.length > 0 ? ` Wrote ${write(task)}.` : '';
  for (const { entry: old, suggestion } of sure) say(`${old.address} -> ${suggestion}`);
  const left = dead.length - sure.length;
  say(`${sure.length} addresses corrected, ${left} left to decide.${written}`);
  return left > 0 ? exitCodes.problems : exitCodes.ok;
}

function move(task: Task, addresses: string[]): ExitCode {
  const [from, to] = addresses.map(addressFrom);
  if (from === undefined || to === undefined || addresses.length > 2)
    throw new UsageError('`alertbook urls move` takes two addresses: the old one and the new one.');
  task.entries.set(from, entry(from, { leadsTo: to }));
  const destination = destinationsIn(task.entries, task.published)(from);
  if (destination.kind !== 'alive') {
    const near = nearest(to, [...task.published.keys()]);
    throw new UsageError(
      `\`${to}\` does not exist, so nothing can lead there.${near ? ` Did you mean \`${near}\`?` : ''}`,
    );
  }
  const written = write(task);
  say(`${from} -> ${to}`, `Wrote ${written}.`);
  return exitCodes.ok;
}

function retire(task: Task, addresses: string[], reason: string | undefined): ExitCode {
  const [address] = addresses.map(addressFrom);
  if (address === undefined || addresses.length > 1) throw new UsageError('`alertbook urls retire` takes one address.');
  if (!reason?.trim() || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(reason))
    throw new UsageError(
      '`alertbook urls retire` needs `--reason "…"`, in one line: readers of an old link deserve to know.',
    );
  if (!task.entries.has(address)) throw new UsageError(`\`${address}\` is not in the ledger.`);
  const { page, anchor } = splitAddress(address);
  if (anchor === undefined ? task.published.has(page) : task.published.get(page)?.has(anchor))
    throw new UsageError(`\`${address}\` still exists: delete the page or section first.`);
  task.entries.set(address, entry(address, { retired: reason.trim() }));
  const written = write(task);
  say(`${address} retired: ${reason.trim()}`, `Wrote ${written}.`);
  return exitCodes.ok;
}

function addressFrom(text: string): string {
  const read = parseLedgerAddress(text);
  if ('address' in read) return read.address;
  throw new UsageError(`${read.problem}${read.instead === undefined ? '' : ` Did you mean \`${read.instead}\`?`}`);
}

function entry(address: string, says: { leadsTo?: string; retired?: string } = {}): LedgerEntry {
  return { address, leadsTo: says.leadsTo, retired: says.retired, at: { file: 'urls.lock', line: 1, column: 1 } };
}
