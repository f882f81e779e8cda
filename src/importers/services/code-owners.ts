import path from 'node:path';
import { plainId, titleFrom } from '../write/names.ts';
import { withFreeIds } from './service-draft.ts';

/** A file that says who owns which files of a repository. */
export interface CodeOwners {
  /** Folder that its patterns count from. */
  root: string;
  text: string;
}

/** A team or a person as `CODEOWNERS` names them. */
export type Owner =
  { team: string; written: string } | { person: { id: string; email?: string; chat?: string }; written: string };

interface Rule {
  matches: RegExp;
  owners: Owner[];
}

/** Folder that the patterns of a file count from: the repository, whichever of its usual folders the file is in. */
export function rootOfOwners(file: string): string {
  const folder = path.posix.dirname(file);
  return ['.github', '.gitlab', 'docs'].includes(path.posix.basename(folder)) ? path.posix.dirname(folder) : folder;
}

/**
 * Finds who owns a file, by the last line that matches it, as GitHub and GitLab do.
 *
 * @returns What takes the path of a file in the form of `root`; no owners where no line matches, or one without owners.
 * @see https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * @see https://docs.gitlab.com/user/project/codeowners/reference/
 */
export function ownersIn({ root, text }: CodeOwners): (file: string) => readonly Owner[] {
  const rules = rulesIn(text);
  return (file) => {
    const below = path.posix.relative(root, file);
    return below.startsWith('..') ? [] : (rules.findLast(({ matches }) => matches.test(below))?.owners ?? []);
  };
}

function rulesIn(text: string): Rule[] {
  let usual: Owner[] = [];
  return text.split(/\r?\n/).flatMap((line): Rule[] => {
    const plain = line.replace(/(?:^|\s)#.*$/, '').trim();
    // A section of GitLab may name owners for lines that name none.
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?(.*)$/.exec(plain);
    if (section) usual = ownersOf(section[1]!);
    if (section || plain === '') return [];
    const [pattern = ''] = /^(?:\\.|\S)+/.exec(plain) ?? [];
    const owners = ownersOf(plain.slice(pattern.length));
    return [{ matches: patternOf(pattern), owners: owners.length > 0 ? owners : usual }];
  });
}

function ownersOf(text: string): Owner[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((written): Owner[] => {
      if (/^@@?[^/@]+\/./.test(written)) return [{ team: plainId(written.split('/').at(-1)!), written }];
      if (written.startsWith('@')) return [{ person: { id: plainId(written), chat: written }, written }];
      return written.includes('@')
        ? [{ person: { id: plainId(written.split('@')[0]!), email: written }, written }]
        : [];
    });
}

/** `docs/*`, `/build/` and `*.md` as `.gitignore` reads them; two stars stand for any folders. */
function patternOf(pattern: string): RegExp {
  const plain = pattern.replace(/\\(.)/g, '$1').replace(/^\//, '');
  const isAnchored = pattern.startsWith('/') || plain.slice(0, -1).includes('/');
  const inside = plain
    .replace(/\/$/, '')
    .split(/(\*\*\/|\/\*\*|\*\*|\*|\?)/)
    .map((part) => globs.get(part) ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('');
  // `docs/*` is of the files right in that folder; a name, of all below it.
  const below = plain.endsWith('/') ? '/.*' : /\/\*$/.test(plain) ? '' : '(?:/.*)?';
  return new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${inside}${below}$`);
}

const globs: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:.*/)?'],
  ['/**', '/.*'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
]);

/** Who owns a service, by the owners of its files. */
export interface ServiceOwner {
  /** Id and name of the team. */
  team: string;
  name: string;
  people: { id: string; name: string; role: string; email?: string; chat?: string }[];
  /** Other owners, of these files or of others of the service, as they are written. */
  others: string[];
}

/** The owner that most files of a service have; undefined where no file has one. */
export function ownerOfFiles(
  service: string,
  files: readonly string[],
  ownersOfFile: (file: string) => readonly Owner[],
): ServiceOwner | undefined {
  const claims = files.map(ownersOfFile).filter((owners) => owners.length > 0);
  const byText = Map.groupBy(claims, (owners) => owners.map(({ written }) => written).join(' '));
  const [most] = [...byText.values()].toSorted((a, b) => b.length - a.length);
  const owners = most?.[0];
  if (!owners) return undefined;
  const team = owners.find((owner) => 'team' in owner);
  const people = owners.flatMap((owner) =>
    'person' in owner ? [{ ...owner.person, name: titleFrom(owner.person.id), role: 'Code owner' }] : [],
  );
  const all = new Set(claims.flat().map(({ written }) => written));
  const used = team ? [team.written] : owners.map(({ written }) => written);
  return {
    team: team?.team ?? `${service}-owners`,
    name: titleFrom(team?.team ?? `${service}-owners`),
    people: team ? [] : withFreeIds(people),
    others: [...all].filter((written) => !used.includes(written)),
  };
}
