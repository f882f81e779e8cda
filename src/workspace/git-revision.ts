import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeText } from '../readers/decode-text.ts';
import { isRuleName } from '../readers/content/content-file.ts';
import { readYaml } from '../readers/read-yaml.ts';
import { FolderWriter, OutsideError } from './folder-writer.ts';

/** What git could not do, in a sentence for whoever asked for it. */
export class GitError extends Error {}

/** Content of a revision, in a folder of its own. */
export interface TakenOut {
  /** The folder that stands for the repository. */
  top: string;
  /** The content folder below it; empty when the revision has none. */
  content: string;
  /** Its commit, in full. */
  commit: string;
  /** How many files of content the revision has. */
  fileCount: number;
  remove: () => void;
}

/** A repository, and where a content folder lies in it. */
export interface Repository {
  top: string;
  /** Path of the content folder from the top, with `/`; empty when it is the top itself. */
  below: string;
}

/**
 * The repository that a folder lies in, whether the folder exists or not; undefined when there is none.
 *
 * @throws GitError when there is no git, or when git refuses to look.
 */
export function repositoryOf(content: string): Repository | undefined {
  let existing = content;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const { status, stdout, stderr } = git(existing, ['rev-parse', '--show-toplevel']);
  if (status !== 0) {
    const said = stderr.toString().trim();
    // A repository of someone else, for example, is not looked into.
    if (!said.includes('not a git repository')) throw new GitError(`git refuses: ${said.replace(/\s+/g, ' ')}`);
    return undefined;
  }
  const top = stdout.toString().replace(/\n$/, '');
  const real = path.join(realpathSync(existing), path.relative(existing, content));
  return { top, below: path.relative(top, real).split(path.sep).join('/') };
}

/** Commit that a name stands for; undefined when it stands for none. */
export function commitOf({ top }: Repository, revision: string): string | undefined {
  const { status, stdout } = git(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return status === 0 ? stdout.toString().trim() : undefined;
}

/** What a file of a content folder said when it was last committed, whether it is there now or not. */
export function lastTextOf({ top, below }: Repository, file: string): string | undefined {
  const name = below === '' ? file : `${below}/${file}`;
  const log = git(top, ['log', '-1', '--format=%H', '--', name]);
  const commit = log.status === 0 ? log.stdout.toString().trim() : '';
  if (commit === '') return undefined;
  for (const revision of [commit, `${commit}^`]) {
    const { status, stdout } = git(top, ['show', `${revision}:${name}`]);
    if (status === 0) return stdout.toString();
  }
  return undefined;
}

/** Whether a clone lacks old commits. */
export function isShallow({ top }: Repository): boolean {
  return git(top, ['rev-parse', '--is-shallow-repository']).stdout.toString().trim() === 'true';
}

/** Branches and tags, as people name them. */
export function revisionNames({ top }: Repository): string[] {
  const { stdout } = git(top, ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags']);
  return stdout.toString().split('\n').filter(Boolean);
}

/** How many files of a content folder are not as they were committed, new ones included. */
export function uncommitted({ top, below }: Repository): number {
  const { stdout } = git(top, [
    'status',
    '--porcelain',
    '--untracked-files=all',
    '-z',
    '--',
    below === '' ? '.' : below,
  ]);
  return stdout.toString().split('\0').filter(Boolean).length;
}

/**
 * Takes the content of a commit out of its repository, with the files of rules that its `site.yaml` may name. Objects are
 * read as they are: no hook, filter or attribute of the repository has a say, and its working tree stays as it is.
 *
 * @throws GitError when an object is missing, as in a clone without blobs and without a network.
 */
export function takeOut({ top, below }: Repository, commit: string): TakenOut {
  const folder = mkdtempSync(path.join(tmpdir(), 'alertbook-revision-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const content = path.join(folder, below);
    mkdirSync(content, { recursive: true });
    const files = filesOf(top, commit);
    const isContent = (file: TreeFile): boolean => below === '' || file.path.startsWith(`${below}/`);
    const own = files.filter(isContent);
    const site = own.find(({ path: name }) => /^site\.ya?ml$/.test(name.slice(below === '' ? 0 : below.length + 1)));
    const texts = write(top, folder, own);
    const patterns = site === undefined ? [] : rulesNamedIn(texts.get(site.path)!);
    const isNamed = (file: TreeFile): boolean =>
      isRuleName(file.path) ||
      file.mode === symbolicLink ||
      patterns.some((pattern) => mayName(pattern, below, file.path));
    if (patterns.length > 0)
      write(
        top,
        folder,
        files.filter((file) => !isContent(file) && isNamed(file)),
      );
    return { top: folder, content, commit, fileCount: own.length, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** What `rules:` of a `site.yaml` names; nothing where it cannot be read. */
function rulesNamedIn(site: Uint8Array): string[] {
  const decoded = decodeText(site, 'site.yaml');
  if ('problem' in decoded) return [];
  const data = readYaml(decoded.text, 'site.yaml').data as { rules?: unknown } | null | undefined;
  const named = Array.isArray(data?.rules) ? data.rules : [];
  return named.filter((pattern) => typeof pattern === 'string');
}

/** Whether a pattern may name a path: what is before its first sign of a glob, and behind its last one, is there. */
function mayName(pattern: string, content: string, file: string): boolean {
  const [start] = /^[^*?[\]{}!]*/.exec(pattern)!;
  const [end] = /[^/*?[\]{}!]*$/.exec(pattern)!;
  const folder = path.posix.join(content, start.slice(0, start.lastIndexOf('/') + 1));
  return (folder === './' || file.startsWith(folder)) && file.endsWith(end);
}

interface TreeFile {
  mode: string;
  object: string;
  path: string;
}

/** Files of a commit, symbolic links included; submodules are not there. */
function filesOf(top: string, commit: string): TreeFile[] {
  const { status, stdout, stderr } = git(top, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (status !== 0)
    throw new GitError(`git cannot list the files of ${commit.slice(0, 12)}: ${stderr.toString().trim()}`);
  return stdout
    .toString()
    .split('\0')
    .flatMap((line): TreeFile[] => {
      const [, mode, type, object, name] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      // A tree that was made by hand may hold names that lead out of it.
      if (type !== 'blob' || !name || name.split('/').some((part) => part === '..' || part === '.git')) return [];
      return [{ mode: mode!, object: object!, path: name }];
    });
}

const symbolicLink = '120000';

/**
 * Writes files below a folder, and returns their bytes. Links come last: a tree that was made by hand may hold a link and files
 * below it, which would be written to where the link leads.
 */
function write(top: string, folder: string, files: readonly TreeFile[]): Map<string, Buffer> {
  const { status, stdout, stderr } = git(
    top,
    ['cat-file', '--batch'],
    files.map(({ object }) => `${object}\n`).join(''),
  );
  if (status !== 0) throw new GitError(`git cannot read its objects: ${stderr.toString().trim()}`);
  const texts = new Map<string, Buffer>();
  const writer = new FolderWriter(folder);
  const links: { path: string; target: string }[] = [];
  let at = 0;
  for (const file of files) {
    const end = stdout.indexOf('\n', at);
    const [, kind, size] = stdout.subarray(at, end).toString().split(' ');
    if (kind !== 'blob')
      throw new GitError(`git does not have the file ${file.path}: fetch it, with \`git fetch --refetch\`.`);
    const bytes = stdout.subarray(end + 1, end + 1 + Number(size));
    at = end + 2 + Number(size);
    texts.set(file.path, bytes);
    if (file.mode === symbolicLink) links.push({ path: file.path, target: bytes.toString() });
    else put(file.path, () => writer.write(file.path, bytes));
  }
  for (const link of links) put(link.path, () => writer.link(link.path, link.target));
  return texts;
}

function put(name: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const why = error instanceof OutsideError ? 'it lies below a link' : (error as NodeJS.ErrnoException).code;
    throw new GitError(`git has a file ${name} that no disk can hold: ${why}.`);
  }
}

const maxBytes = 2 ** 31 - 1;

function git(cwd: string, args: string[], input?: string): { status: number | null; stdout: Buffer; stderr: Buffer } {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  const ran = spawnSync('git', args, { cwd, env, maxBuffer: maxBytes, ...(input !== undefined && { input }) });
  if (ran.error)
    throw new GitError(
      (ran.error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'There is no `git` on this machine: install it, or compare folders.'
        : `git cannot be run: ${ran.error.message}.`,
    );
  return ran;
}
