import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { prepareChecks, runChecks } from '../../checks/registry.ts';
import {
  commitOf,
  GitError,
  isShallow,
  repositoryOf,
  revisionNames,
  takeOut,
  uncommitted,
  type Repository,
} from '../../workspace/git-revision.ts';
import { packageVersion } from '../../workspace/package-folders.ts';
import { readFolder } from '../../workspace/read-folder.ts';
import { readJsonFile } from '../../workspace/read-json.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import type { ContentType } from '../../../schemas/content-type.ts';
import { contentTypes } from '../../../schemas/content-types.ts';
import type { Catalogue } from '../../model/catalogue/catalogue.ts';
import type { Note } from '../../model/diff/changes.ts';
import { stateOf } from '../../model/diff/state-of.ts';
import type { SiteState } from '../../model/diff/site-state.ts';
import { nearest } from '../../model/text/nearest.ts';
import { contentJsonSchema } from '../../outputs/content-json.ts';
import { UsageError } from '../exit.ts';
import { targetsOf } from '../rules/rule-targets.ts';
import { settingsFrom } from '../settings.ts';

/** One side of a comparison, read. */
export interface Side {
  /** What it is, and how its user called it: `revision main (1a2b3c4)`. */
  kind: 'content' | 'site' | 'revision';
  name: string;
  /** More about it, in our words: its commit, what is not committed. */
  detail: string;
  state: SiteState;
  notes: Note[];
}

export interface SideContext {
  /** Content folder that revisions are asked for. */
  content: string;
  /** ISO 8601 day. */
  today: string;
  /** Public address, when it is not where `site.yaml` says. */
  site?: string | undefined;
}

/** Reads a side: a content folder, a built site, or a revision. @throws UsageError for what is none of them. */
export async function openSide(name: string, which: 'old' | 'new', context: SideContext): Promise<Side> {
  const folder = path.resolve(name);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) return await revisionSide(name, which, context);
  const repository = /^[\w-]+$/.test(name) ? repositoryIfAny(path.resolve(context.content)) : undefined;
  if (repository && commitOf(repository, name) !== undefined)
    throw new UsageError(
      `\`${name}\` is a folder and a revision: write \`./${name}\` for the folder, or \`refs/heads/${name}\` for the branch.`,
    );
  if (existsSync(path.join(folder, 'api/v1/urls.json'))) return await siteSide(name, which, context);
  if (!isContentFolder(folder))
    throw new UsageError(
      `\`${name}\` holds neither content (a \`site.yaml\`, \`runbooks/\`…) nor a site that Alertbook has built (\`api/v1/urls.json\`).`,
    );
  return await contentSide(name, context);
}

function isContentFolder(folder: string): boolean {
  const places = Object.values(contentTypes as Record<string, ContentType>).map(({ place }) =>
    'folder' in place ? place.folder : `${place.file}.yaml`,
  );
  return places.some((place) => existsSync(path.join(folder, place)));
}

/** Content as it lies in a folder now, committed or not. */
async function contentSide(name: string, context: SideContext): Promise<Side> {
  const folder = path.resolve(name);
  const repository = repositoryIfAny(folder);
  const count = repository ? uncommitted(repository) : 0;
  const files = count === 1 ? 'one file' : `${count} files`;
  const catalogue = readFolder(folder, { isForeign: true });
  return {
    kind: 'content',
    name: shownPath(folder),
    detail: count > 0 ? `with ${files} not committed` : '',
    state: await stateFrom(catalogue, context),
    notes: notesOn(catalogue),
  };
}

/** What a side names and the comparison does not read, so that nobody takes it for all there is. */
function notesOn({ findings }: Catalogue): Note[] {
  const unread = findings.filter(({ id }) => id === 'site/rules-outside');
  if (unread.length === 0) return [];
  return [
    {
      text: 'Rules that `site.yaml` names outside of what is compared are not read:',
      names: unread.map(({ at }) => `${at.file}:${at.line}`),
    },
  ];
}

async function stateFrom(catalogue: Catalogue, { content, today, site }: SideContext): Promise<SiteState> {
  await prepareChecks(catalogue);
  const findings = runChecks(catalogue, { today });
  const { origin, base } = settingsFrom({ content, out: 'dist', site }, catalogue, { contentMayBeMissing: true });
  return stateOf(catalogue, { findings, day: today }, new URL(base, origin).href);
}

/** A built site: its addresses, and what it has left about its pages. */
async function siteSide(name: string, which: 'old' | 'new', { site }: SideContext): Promise<Side> {
  const { index } = await targetsOf({ dist: name, site });
  const file = path.join(path.resolve(name), 'api/v1/content.json');
  const side = { kind: 'site' as const, name: shownPath(path.resolve(name)) };
  const partly = (why: string): Side => ({
    ...side,
    detail: 'addresses only',
    state: { index, content: undefined },
    notes: [
      {
        text: `The ${which} side ${why}: only addresses, alerts and their severities are compared. Build it with this version (${packageVersion()}) to compare the rest:`,
        names: [shownPath(path.resolve(name))],
      },
    ],
  });
  if (!existsSync(file))
    return partly('was built by an older version of Alertbook, which left no `api/v1/content.json`');
  const json = jsonIn(file);
  const { version, madeBy } = (json ?? {}) as { version?: unknown; madeBy?: unknown };
  if (version !== 1)
    return partly(
      `was built by another version of Alertbook (\`content.json\` of ${typeof version === 'number' ? `version ${version}` : 'no version'})`,
    );
  const parsed = contentJsonSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new UsageError(
      `${shownPath(file)} is not as Alertbook ${String(madeBy)} writes it: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}. Build the site again.`,
    );
  }
  return { ...side, detail: `built on ${parsed.data.day}`, state: { index, content: parsed.data }, notes: [] };
}

function jsonIn(file: string): unknown {
  const read = readJsonFile(file);
  if ('json' in read) return read.json;
  throw new UsageError(`${shownPath(file)} ${read.problem.what}.`);
}

/** The content of a revision, taken out of the repository that the content folder lies in. */
async function revisionSide(name: string, which: 'old' | 'new', context: SideContext): Promise<Side> {
  const content = path.resolve(context.content);
  const repository = gitWords(() => repositoryOf(content));
  if (!repository)
    throw new UsageError(
      `There is no folder \`${name}\`, and \`${context.content}\` is in no git repository, which could have a revision of that name. Name a content folder or a built site.`,
    );
  const commit = gitWords(() => commitOf(repository, name));
  if (commit === undefined) throw new UsageError(gitWords(() => unknownRevision(repository, name)));
  const taken = gitWords(() => takeOut(repository, commit));
  try {
    const catalogue = readFolder(taken.content, {
      copy: { content, cache: `.revision-${which}`, top: taken.top },
    });
    const notes =
      taken.fileCount > 0
        ? []
        : [
            {
              text: `The ${which} side has no content in this folder, so it counts as empty:`,
              names: [repository.below],
            },
          ];
    const state = await stateFrom(catalogue, context);
    return { kind: 'revision', name, detail: commit.slice(0, 12), state, notes: [...notes, ...notesOn(catalogue)] };
  } finally {
    taken.remove();
  }
}

function unknownRevision(repository: Repository, name: string): string {
  const names = revisionNames(repository);
  const near = names.find((known) => known === `origin/${name}`) ?? nearest(name, names);
  const missing = `There is no folder and no revision \`${name}\`.`;
  if (near !== undefined) return `${missing} Did you mean \`${near}\`?`;
  return isShallow(repository)
    ? `${missing} This clone is shallow: \`git fetch --depth=1 origin ${name}\` brings a branch or a tag, \`git fetch --unshallow\` everything.`
    : `${missing} \`git branch --all\` and \`git tag\` list what there is.`;
}

/** The repository of a folder, for what is good to know: folders are compared without git too. */
function repositoryIfAny(folder: string): Repository | undefined {
  try {
    return repositoryOf(folder);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** What git says is wrong is the operator's. */
function gitWords<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(error.message);
    throw error;
  }
}
