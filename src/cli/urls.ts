import path from 'node:path';
import { deadAddresses, publishedOf, twinsOf } from '../model/site/dead-addresses.ts';
import { withChanges, type Catalogue } from '../model/catalogue/catalogue.ts';
import {
  destinationsIn,
  isThere,
  parseLedgerAddress,
  splitAddress,
  unrecorded,
  type LedgerComments,
  type LedgerEntry,
  type Published,
} from '../model/site/ledger.ts';
import { nearest } from '../model/text/nearest.ts';
import { somethingUnread } from '../model/catalogue/unread.ts';
import { counted } from '../model/text/counted.ts';
import { formatLedger } from '../outputs/ledger.ts';
import { readOrdinaryFile } from '../workspace/read-file.ts';
import { readFolder } from '../workspace/read-folder.ts';
import { shownPath } from '../workspace/shown-path.ts';
import { readLedgerBytes } from '../readers/content/read-ledger.ts';
import { GitError, lastTextOf, repositoryOf, type Repository } from '../workspace/git-revision.ts';
import type { Given } from './command.ts';
import { exitCodes, UsageError, type ExitCode } from './exit.ts';
import { existingFolder } from './options.ts';
import { say } from './terminal.ts';
import type { retireOptions, urlsOptions } from './urls-commands.ts';
import { writeUserFiles } from './user-files.ts';

interface Task {
  file: string;
  /** As it was read; undefined where there is none. */
  before: Uint8Array | undefined;
  catalogue: Catalogue;
  published: Published;
  entries: Map<string, LedgerEntry>;
  comments: LedgerComments;
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
    throw new UsageError(`${unread} cannot be read, so its addresses are not known: run \`alertbook check\` first.`);
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

/** Returns the file as messages show it. What is there now is written as itself, whatever a line said of it before. */
function write({ file, before, comments, entries, published }: Task): string {
  for (const { address, leadsTo, retired } of entries.values()) {
    const { page, anchor } = splitAddress(address);
    if ((leadsTo ?? retired) !== undefined && isThere(page, anchor, published)) entries.set(address, entry(address));
  }
  const content = formatLedger(entries.values(), comments);
  return writeUserFiles([{ file, content, before: before ?? 'nothing', within: path.dirname(file) }])[0]!;
}

/** `alertbook urls list`: shows the ledger of addresses. */
export function list({ values }: Given<typeof urlsOptions>): ExitCode {
  const {
    catalogue: { ledger },
    published,
  } = openTask(values.content);
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
  say(`${addresses(ledger.size)} recorded, ${fresh.length} not recorded yet.`);
  return isDead ? exitCodes.problems : exitCodes.ok;
}

/** `alertbook urls record`: adds what is new to the ledger. */
export function record({ values }: Given<typeof urlsOptions>): ExitCode {
  const task = openTask(values.content);
  const fresh = unrecorded(task.catalogue.ledger, task.published);
  for (const address of fresh) task.entries.set(address, entry(address));
  if (fresh.length > 0) write(task);
  say(`${addresses(fresh.length)} added to ${shownPath(task.file)}.`);
  return exitCodes.ok;
}

/** `alertbook urls fix`: moves the addresses whose new place is not in doubt. */
export function fix({ values }: Given<typeof urlsOptions>): ExitCode {
  const task = openTask(values.content);
  const dead = deadAddresses(task.catalogue, task.published, formerTexts(task));
  const sure = dead.filter(({ suggestion }) => suggestion !== undefined);
  for (const { entry: old, suggestion, also } of sure) {
    task.entries.set(old.address, entry(old.address, { leadsTo: suggestion! }));
    moveTwins(task, also, suggestion!);
  }
  const written = sure.length > 0 ? ` Wrote ${write(task)}.` : '';
  for (const { entry: old, suggestion, likeness } of sure)
    say(
      `${old.address} -> ${suggestion}${likeness === undefined ? '' : ` (${Math.round(likeness * 100)} % of its words)`}`,
    );
  const left = dead.length - sure.length;
  say(`${addresses(sure.length)} corrected, ${left} left to decide.${written}`);
  return left > 0 ? exitCodes.problems : exitCodes.ok;
}

/** The same heading on the pages of alerts goes where it goes on the page of the runbook. */
function moveTwins({ entries }: Task, twins: readonly string[], target: string): void {
  const { anchor } = splitAddress(target);
  for (const address of anchor === undefined ? [] : twins)
    entries.set(address, entry(address, { leadsTo: `${splitAddress(address).page}#${anchor}` }));
}

/** What pages that are gone said last, by address, as far as git knows it. */
function formerTexts({ file, catalogue, published }: Task): Map<string, string> {
  const texts = new Map<string, string>();
  const pages = deadAddresses(catalogue, published).filter(({ pageLives }) => !pageLives);
  const repository = pages.length === 0 ? undefined : repositoryIfAny(path.dirname(file));
  if (!repository) return texts;
  for (const { last } of pages) {
    const { page } = splitAddress(last);
    const text = lastTextOf(repository, `${decodeURIComponent(page).replace(/^\/|\/$/g, '')}.mdx`);
    if (text !== undefined) texts.set(page, text);
  }
  return texts;
}

/** Without git, or where git refuses, names and sections are all that there is to compare. */
function repositoryIfAny(folder: string): Repository | undefined {
  try {
    return repositoryOf(folder);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** `alertbook urls move OLD NEW`. */
export function move({ values, operands }: Given<typeof urlsOptions>): ExitCode {
  const task = openTask(values.content);
  const [from, to] = operands.map(addressFrom) as [string, string];
  const old = splitAddress(from);
  if (isThere(old.page, old.anchor, task.published))
    throw new UsageError(`\`${from}\` still exists, and leads to itself: rename or delete the page or section first.`);
  task.entries.set(from, entry(from, { leadsTo: to }));
  const destination = destinationsIn(task.entries, task.published)(from);
  if (destination.kind !== 'alive') {
    const near = nearest(to, [...task.published.keys()]);
    throw new UsageError(
      `\`${to}\` does not exist, so nothing can lead there.${near ? ` Did you mean \`${near}\`?` : ''}`,
    );
  }
  const twins = splitAddress(to).page === old.page ? twinsOf(task.catalogue, from) : [];
  const isDeadLine = (address: string): boolean =>
    task.catalogue.ledger.has(address) && !isThere(old.page, splitAddress(address).anchor, task.published);
  moveTwins(task, twins.filter(isDeadLine), to);
  const written = write(task);
  say(`${from} -> ${to}`, `Wrote ${written}.`);
  return exitCodes.ok;
}

/** `alertbook urls retire ADDRESS`. */
export function retire({ values: { content, reason }, operands }: Given<typeof retireOptions>): ExitCode {
  const task = openTask(content);
  const address = addressFrom(operands[0]!);
  if (!reason?.trim() || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(reason))
    throw new UsageError(
      '`alertbook urls retire` needs `--reason "…"`, in one line: readers of an old link deserve to know.',
    );
  if (!task.entries.has(address)) throw new UsageError(`\`${address}\` is not in the ledger.`);
  const { page, anchor } = splitAddress(address);
  if (anchor === undefined ? task.published.has(page) : task.published.get(page)?.has(anchor))
    throw new UsageError(`\`${address}\` still exists: delete the page or section first.`);
  for (const one of [address, ...twinsOf(task.catalogue, address).filter((twin) => task.entries.has(twin))])
    task.entries.set(one, entry(one, { retired: reason.trim() }));
  const written = write(task);
  say(`${address} retired: ${reason.trim()}`, `Wrote ${written}.`);
  return exitCodes.ok;
}

function addresses(count: number): string {
  return counted(count, 'address', 'addresses');
}

function addressFrom(text: string): string {
  const read = parseLedgerAddress(text);
  if ('address' in read) return read.address;
  throw new UsageError(`${read.problem}${read.instead === undefined ? '' : ` Did you mean \`${read.instead}\`?`}`);
}

function entry(address: string, says: { leadsTo?: string; retired?: string } = {}): LedgerEntry {
  return { address, leadsTo: says.leadsTo, retired: says.retired, at: { file: 'urls.lock', line: 1, column: 1 } };
}
