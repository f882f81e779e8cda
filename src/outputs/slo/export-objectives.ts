import { stringify } from 'yaml';
import type { Objective, SpecificationFormat } from '../../../schemas/slo.ts';
import { inReadingOrder, type Finding, type Level } from '../../model/audit/finding.ts';
import type { Document } from '../../model/catalogue/document.ts';
import { dataAt, isSpecMap, type SpecData, type SpecMap } from '../../model/objectives/specification-rest.ts';
import { byCodePoint } from '../../model/site/ledger.ts';
import { pathKey, placeOf } from '../../model/text/place.ts';
import { ownValue } from '../../model/text/own-value.ts';
import type { Remark, SpecificationWriter } from './exported.ts';
import { openSloWriter } from './openslo.ts';
import { pyrraWriter } from './pyrra.ts';
import { slothWriter } from './sloth.ts';

const writers: Record<SpecificationFormat, SpecificationWriter> = {
  openslo: openSloWriter,
  sloth: slothWriter,
  pyrra: pyrraWriter,
};

export interface ExportedFile {
  /** Name of the file: `checkout.yaml`. */
  name: string;
  text: string;
  /** How many objectives are in it. */
  objectives: number;
}

export interface Export {
  files: ExportedFile[];
  /** Errors of objectives that lack something, which are in no file; notes of what the format has no field for. */
  findings: Finding[];
}

/** A document of another program, and what is in it. */
interface Draft {
  data: SpecMap;
  service: string;
  ids: string[];
  finding: (level: Level, id: string, remark: Remark) => Finding;
}

/** Objectives of services as files of another program. Never throws. */
export function exportObjectives(documents: readonly Document<'slo'>[], format: SpecificationFormat): Export {
  const findings: Finding[] = [];
  const drafts = documents.flatMap((document) =>
    document.data.objectives.flatMap((_, index) => draftOf(document, index, format, findings)),
  );
  const writer = writers[format];
  const joined = withoutDoubles(inOneDocument(drafts, writer), writer, findings);
  const byName = Map.groupBy(
    joined,
    ({ service, ids }) => `${writer.isAlone ? `${service}-${ids[0]!}` : service}.yaml`,
  );
  const files = [...byName].map(([name, ofFile]) => ({
    name,
    text: ofFile.map(({ data }) => yamlOf(data)).join('---\n'),
    objectives: ofFile.flatMap(({ ids }) => ids).length,
  }));
  return { files, findings: inReadingOrder(findings) };
}

/** YAML that parsers of YAML 1.1 read as the same values: Go's, which these programs have. */
function yamlOf(data: SpecMap): string {
  return stringify(data, { version: '1.1', lineWidth: 0 });
}

function draftOf(document: Document<'slo'>, index: number, format: SpecificationFormat, findings: Finding[]): Draft[] {
  const objective = document.data.objectives[index]!;
  const { specification } = objective;
  const writer = writers[format];
  const finding: Draft['finding'] = (level, id, { field, message, hint }) => ({
    id: `slo-export/${id}`,
    level,
    message: `\`${objective.id}\`: ${message}`,
    hint,
    at: placeOf(document, ['objectives', index, ...(field === '' ? [] : field.split('.'))]),
  });
  const hasWindow = ownValue(document.places, pathKey(['objectives', index, 'window'])) !== undefined;
  const isOwn = specification?.format === format;
  const rest = isOwn ? (specification.rest as SpecMap) : {};
  const { data, carried, missing, remarks } = writer.write({ service: document.id, objective, rest, hasWindow });
  findings.push(...missing.map((remark) => finding('error', 'missing', remark)));
  if (missing.length > 0) return [];
  const said = remarks.map(({ field }) => field);
  const held = [...carried, ...said, ...(isOwn ? ['specification'] : [])];
  const left = fieldsOf(objective, hasWindow).filter((field) => !held.some((outer) => isBelow(field, outer)));
  findings.push(...remarks.map((remark) => finding('note', 'other-way', remark)));
  if (left.length > 0)
    findings.push(
      finding('note', 'not-carried', {
        field: '',
        message: `${left.map((field) => `\`${field}\``).join(', ')} ${left.length === 1 ? 'has' : 'have'} no field in ${writer.title}, and ${left.length === 1 ? 'is' : 'are'} not exported.`,
        hint: 'Nothing has to be done if the program needs none of it.',
      }),
    );
  return [{ data, service: document.id, ids: [objective.id], finding }];
}

/** What import infers again, and what is the name in the file. */
const derived = ['id', 'indicator'];

/** Names of the fields of an objective: of lists their items, and of queries and alerts the fields inside. */
function fieldsOf(objective: Objective, hasWindow: boolean): string[] {
  return Object.entries(objective).flatMap(([name, value]) => {
    if (value === undefined || derived.includes(name) || (name === 'window' && !hasWindow)) return [];
    if (Array.isArray(value)) return value.map((_, index) => `${name}.${index}`);
    return ['queries', 'alerting'].includes(name) ? Object.keys(value).map((inner) => `${name}.${inner}`) : [name];
  });
}

function isBelow(field: string, outer: string): boolean {
  return field === outer || field.startsWith(`${outer}.`);
}

/** Documents that say the same of all but their objectives are one. */
function inOneDocument(drafts: readonly Draft[], { listAt }: SpecificationWriter): Draft[] {
  const found = new Map<string, Draft>();
  for (const draft of drafts) {
    const path = listAt(draft.data);
    const list = path && dataAt(draft.data, ...path);
    const same = JSON.stringify(path ? canonical(withList(draft.data, path, [])) : found.size);
    const before = found.get(same);
    if (!before || !path || !Array.isArray(list)) found.set(same, draft);
    else {
      const both = [...(dataAt(before.data, ...path) as SpecData[]), ...list];
      found.set(same, { ...before, data: withList(before.data, path, both), ids: [...before.ids, ...draft.ids] });
    }
  }
  return [...found.values()];
}

function withList(data: SpecMap, [name, ...inner]: readonly string[], list: SpecData[]): SpecMap {
  const found = dataAt(data, name!);
  return { ...data, [name!]: inner.length === 0 ? list : withList(isSpecMap(found) ? found : {}, inner, list) };
}

/** The same data with names in order. */
function canonical(data: SpecData): SpecData {
  if (Array.isArray(data)) return data.map(canonical);
  if (!isSpecMap(data)) return data;
  const entries = Object.entries(data).toSorted(([a], [b]) => byCodePoint(a, b));
  return Object.fromEntries(entries.map(([name, inner]) => [name, canonical(inner)]));
}

/** Leaves out what would be there twice under one name. */
function withoutDoubles(
  drafts: readonly Draft[],
  { title, identity }: SpecificationWriter,
  findings: Finding[],
): Draft[] {
  const firstByName = new Map<string, Draft>();
  return drafts.filter((draft) => {
    const key = JSON.stringify(identity(draft.data).map((part) => part ?? null));
    const first = firstByName.get(key);
    if (!first) firstByName.set(key, draft);
    else
      findings.push(
        draft.finding('error', 'same-name', {
          field: 'id',
          message: `${title} would have it under the name of \`${first.ids[0]!}\` of \`${first.service}\` too, and the two differ in more than their target.`,
          hint: 'Give one of them another id, or delete `metadata:` below its `specification:`.',
        }),
      );
    return !first;
  });
}
