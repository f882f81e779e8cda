import { objectiveSchema } from '../../../schemas/slo.ts';
import { inReadingOrder, type Finding } from '../../model/audit/finding.ts';
import { isSpecMap, type SpecMap } from '../../model/objectives/specification-rest.ts';
import { plainId } from '../write/names.ts';
import { toDecide, type ObjectiveDraft, type ObjectiveFields } from './objective-draft.ts';
import { isOpenSlo, openSloObjectives, sharedIndicator } from './openslo.ts';
import { isPyrra, pyrraObjectives } from './pyrra.ts';
import { isSloth, slothObjectives } from './sloth.ts';
import { keepRest, readSpecifications, restOf, type SpecificationFile, type SpecValue } from './specification.ts';

export interface ImportedObjectives {
  /** Objectives by the service that they are of; those whose files name none are under undefined. */
  byService: Map<string | undefined, ObjectiveFields[]>;
  /** What could not be read (errors), and what is left to decide (notes), with the place of each value that was not carried over. */
  findings: Finding[];
}

/**
 * Objectives of files of Sloth, Pyrra and OpenSLO. Every value of a file is in an objective, or in the findings. Never throws.
 *
 * @param service Service of all of them, where it is not the one that the files name.
 */
export function importObjectives(files: readonly SpecificationFile[], service?: string): ImportedObjectives {
  const findings: Finding[] = [];
  const specifications = files.flatMap((file) => readSpecifications(file, 'slo-import', findings));
  const roots = specifications.flatMap((specification) =>
    specification.roots().map((root) => ({ root, specification })),
  );
  const indicators = new Map(
    roots.flatMap(({ root }) => {
      const name = sharedIndicator(root);
      return name === undefined ? [] : [[name, root] as const];
    }),
  );
  const byService: ImportedObjectives['byService'] = new Map();
  const taken = new Set<string>();
  const known = roots.filter(({ root }) => {
    const drafts = objectivesOf(root, indicators);
    if (!drafts) findings.push(unknownKind(root));
    else if (drafts.length === 0 && sharedIndicator(root) === undefined) findings.push(noObjectives(root));
    const accepted = (drafts ?? []).flatMap((draft) => {
      const fields = namedFields(draft, service, taken);
      const problems = problemsOf(fields, draft);
      findings.push(...(problems.length > 0 ? problems : draft.findings));
      return problems.length > 0 ? [] : [{ draft, fields }];
    });
    const rests = accepted.map(({ draft }) => restOfDraft(draft, root));
    accepted.forEach(({ draft, fields }, index) => {
      const rest = rests[index]!;
      const of = serviceOf(draft, service);
      const specification = Object.keys(rest).length > 0 ? { specification: { format: draft.format, rest } } : {};
      byService.set(of, [...(byService.get(of) ?? []), { ...fields, ...specification }]);
    });
    for (const { draft } of accepted) findings.push(...kept(draft, root));
    return drafts !== undefined;
  });
  for (const { root, specification } of known) findings.push(...specification.unread(root).map(notCarried));
  return { byService, findings: inReadingOrder(findings) };
}

function serviceOf({ service }: ObjectiveDraft, named: string | undefined): string | undefined {
  const own = service?.peek();
  return named ?? (own === undefined ? undefined : plainId(own));
}

/** Fields with an id of their own. Names that are the same as in the file are read by that; others are part of the rest. */
function namedFields(draft: ObjectiveDraft, named: string | undefined, taken: Set<string>): ObjectiveFields {
  const of = serviceOf(draft, named);
  const id = freeId(draft.name.peek() ?? '', of, taken);
  if (draft.service?.peek() === of) draft.service?.text();
  if (draft.name.peek() === id && !draft.isOneOfSeveral) draft.name.text();
  return { ...draft.fields, id };
}

function restOfDraft({ rest: inForm, from }: ObjectiveDraft, root: SpecValue): SpecMap {
  const unread = restOf(root, from);
  const rest = inForm ? inForm(unread) : unread;
  return isSpecMap(rest) ? rest : {};
}

/** Counts what was kept as read, and says so. */
function kept({ from, shared }: ObjectiveDraft, root: SpecValue): Finding[] {
  const paths = [...keepRest(root, from), ...(shared ? keepRest(shared) : [])];
  if (paths.length === 0) return [];
  const named = paths.map((path) => `\`${path}\``).join(', ');
  return [
    toDecide(
      from,
      'kept',
      `Kept for \`alertbook slo export\`, and shown on no page: ${named}.`,
      'Nothing has to be done; delete `specification:` if the objective is not exported.',
    ),
  ];
}

function objectivesOf(root: SpecValue, indicators: ReadonlyMap<string, SpecValue>): ObjectiveDraft[] | undefined {
  if (isSloth(root)) return root.get('kind').peek() === 'AlertWindows' ? undefined : slothObjectives(root);
  if (isPyrra(root)) return pyrraObjectives(root);
  if (isOpenSlo(root) && root.get('kind').peek() === 'SLO') return openSloObjectives(root, indicators);
  return sharedIndicator(root) === undefined ? undefined : [];
}

function unknownKind(root: SpecValue): Finding {
  const kind = root.get('kind').peek();
  const program = isOpenSlo(root) ? 'OpenSLO' : isSloth(root) ? 'Sloth' : undefined;
  if (program !== undefined && kind !== undefined)
    return toDecide(
      root,
      'kind',
      `\`kind: ${kind}\` of ${program} has no place in objectives, and is not carried over.`,
      'Keep the file.',
    );
  return {
    id: 'slo-import/kind',
    level: 'error',
    message: 'This is not a specification of objectives that Alertbook knows.',
    hint: 'Leave the file out, or write what it is at its top: `version: prometheus/v1` or `apiVersion: sloth.slok.dev/…` of Sloth, `apiVersion: pyrra.dev/…` or `apiVersion: openslo/…`.',
    at: root.at,
  };
}

function noObjectives(root: SpecValue): Finding {
  return {
    id: 'slo-import/no-objectives',
    level: 'error',
    message: 'This has no objectives, so nothing of it was imported.',
    hint: `Write them under \`${isOpenSlo(root) ? 'spec.objectives' : 'slos'}:\`, each with its target, or leave it out.`,
    at: root.at,
  };
}

function notCarried(value: SpecValue): Finding {
  return toDecide(
    value,
    'not-carried',
    `\`${value.written}\` has no field in an objective, and is not carried over.`,
    'Keep the file, or write it into the text of the objectives.',
  );
}

/** An id that no other objective of the service has. */
function freeId(name: string, service: string | undefined, taken: Set<string>): string {
  const plain = plainId(name);
  let id = plain;
  for (let number = 2; taken.has(`${service ?? ''}/${id}`); number++) id = `${plain}-${number}`;
  taken.add(`${service ?? ''}/${id}`);
  return id;
}

function problemsOf(fields: ObjectiveFields, { from }: ObjectiveDraft): Finding[] {
  const result = objectiveSchema.safeParse(fields);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({
    id: 'slo-import/refused',
    level: 'error',
    message: `\`${fields.name || fields.id}\` was not imported: its \`${path.join('.')}\` cannot be that of an objective. ${message}`,
    hint: 'Correct it in this file, or write the objective by hand.',
    at: from.at,
  }));
}
