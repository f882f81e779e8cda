import type { Change } from './changes.ts';
import { nounOf, type DocumentPair } from './compare-documents.ts';
import type { ContentState, DocumentState, Problem } from './site-state.ts';

/** Pages whose review is overdue on the new side and was not on the old one. */
export function compareReviews(pairs: readonly DocumentPair[], oldDay: string, newDay: string): Change[] {
  return pairs.flatMap(({ old, new: now }) => {
    if (!now || !isOverdue(now, newDay) || (old && isOverdue(old, oldDay))) return [];
    return [
      {
        section: 'reviews',
        kind: 'overdue',
        noun: nounOf(now),
        name: now.title,
        address: now.address,
        values: [
          { field: 'due', ...(old?.due !== undefined && old.due !== now.due && { old: old.due }), new: now.due! },
        ],
        text: [],
      } satisfies Change,
    ];
  });
}

function isOverdue({ due, fields }: DocumentState, day: string): boolean {
  const status = fields.find(({ name }) => name === 'status')?.value;
  return due !== undefined && due < day && (status === undefined || status === 'published' || status === 'draft');
}

/** What checks find on one side alone. What the other sections tell of already is left out. */
export function compareProblems(
  before: ContentState,
  after: ContentState,
  { pairs, dead }: { pairs: readonly DocumentPair[]; dead: readonly Change[] },
): Change[] {
  const paths = new Map(pairs.flatMap(({ old, new: now }) => (old && now ? [[old.path, now.path] as const] : [])));
  const told = dead.map(({ oldAddress, name }) => `\`${oldAddress ?? name}\``);
  const isTold = ({ id, message }: Problem): boolean =>
    id === 'review/overdue' || (id === 'url/dead' && told.some((address) => message.startsWith(address)));
  const keyOf = (problem: Problem, file: string): string =>
    // Its message counts addresses: one more of them is no other problem.
    problem.id === 'url/unrecorded' ? problem.id : JSON.stringify([problem.id, problem.level, file, problem.message]);
  const old = counted(
    before.problems.filter((problem) => !isTold(problem)),
    (problem) => keyOf(problem, paths.get(problem.file) ?? problem.file),
  );
  const now = counted(
    after.problems.filter((problem) => !isTold(problem)),
    (problem) => keyOf(problem, problem.file),
  );
  const only = (these: ReadonlyMap<string, Problem[]>, those: ReadonlyMap<string, Problem[]>): Problem[] =>
    [...these].flatMap(([key, problems]) => problems.slice(those.get(key)?.length ?? 0));
  return [
    ...only(now, old).map((problem) => problemChange('new', problem)),
    ...only(old, now).map((problem) => problemChange('fixed', problem)),
  ];
}

function counted(problems: readonly Problem[], keyOf: (problem: Problem) => string): Map<string, Problem[]> {
  return Map.groupBy(problems, keyOf);
}

function problemChange(kind: 'new' | 'fixed', { id, level, message, file, line }: Problem): Change {
  const value = { field: 'says', [kind === 'new' ? 'new' : 'old']: message };
  return { section: 'problems', kind, noun: level, name: id, of: `${file}:${line}`, values: [value], text: [] };
}
