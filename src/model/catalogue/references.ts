import { z } from 'zod';
import type { ReferenceKind } from '../../../schemas/identifiers.ts';
import { matrixOf, serviceIdOf, type Catalogue } from './catalogue.ts';
import type { Document } from './document.ts';
import { mayHoldIds, namespacesOf } from './named-items.ts';
import { ownValue } from '../text/own-value.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { anchorsOfPage } from '../site/page-anchors.ts';
import { includesUnread, isUnread } from './unread.ts';

/** A value that names something described elsewhere. */
export interface ReferenceUse {
  kind: ReferenceKind;
  /** As written: `checkout/drain-queue#drain`. */
  id: string;
  /** Path of the value inside the data. */
  path: DataPath;
}

/**
 * Every reference in data, in the order of the schema's fields. A value is a reference where its schema carries `refersTo`.
 *
 * @param data What the schema made of the text, not the text: what a transformation hides is not found.
 */
export function referencesIn(schema: z.ZodType, data: unknown): ReferenceUse[] {
  const uses = new Map<string, ReferenceUse>();
  walk(schema, data, [], (use) => uses.set(`${use.kind} ${use.path.join('\0')}`, use));
  return [...uses.values()];
}

function walk(schema: z.ZodType, value: unknown, path: DataPath, add: (use: ReferenceUse) => void): void {
  if (value === undefined || value === null || !mayRefer(schema)) return;
  const kind = kindOf(schema);
  if (kind !== undefined && typeof value === 'string') add({ kind, id: value, path });
  else if (schema instanceof z.ZodArray && Array.isArray(value))
    value.forEach((item, index) => walk(schema.element as z.ZodType, item, [...path, index], add));
  else if (schema instanceof z.ZodObject && isRecord(value))
    for (const [key, field] of Object.entries(schema.shape))
      walk(field as z.ZodType, ownValue(value, key), [...path, key], add);
  else if (schema instanceof z.ZodRecord && isRecord(value))
    for (const [key, item] of Object.entries(value)) walk(schema.valueType as z.ZodType, item, [...path, key], add);
  else for (const inner of innerSchemas(schema)) walk(inner, value, path, add);
}

function kindOf(schema: z.ZodType): ReferenceKind | undefined {
  return z.globalRegistry.get(schema)?.['refersTo'] as ReferenceKind | undefined;
}

const answers = new WeakMap<z.ZodType, boolean>();

/** Whether a schema allows any reference. Most do not, so most data is never walked through. */
function mayRefer(schema: z.ZodType): boolean {
  const known = answers.get(schema);
  if (known !== undefined) return known;
  // A schema that contains itself is asked for again before it is answered.
  answers.set(schema, true);
  const answer = kindOf(schema) !== undefined || partsOf(schema).some(mayRefer);
  answers.set(schema, answer);
  return answer;
}

function partsOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodObject) return Object.values(schema.shape) as z.ZodType[];
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  return innerSchemas(schema);
}

/** Schemas that judge the same value as a schema around them. */
function innerSchemas(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodUnion) return [...schema.options] as z.ZodType[];
  if (schema instanceof z.ZodPipe) return [schema.in, schema.out] as z.ZodType[];
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType ? [innerType] : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where ids without a place of their own are looked up. */
export interface ReferenceContext {
  /** Service that the file belongs to. */
  serviceId?: string | undefined;
  /** Severity matrix whose levels are meant; the one of the service if empty. */
  matrixId?: string | undefined;
}

/** Where the ids in a document are looked up. */
export function contextOf(document: Document): ReferenceContext {
  const matrixId =
    document.type === 'escalation'
      ? (document as Document<'escalation'>).data.severityMatrix
      : document.type === 'severity'
        ? document.id
        : undefined;
  return { serviceId: serviceIdOf(document), matrixId };
}

/** What became of a reference. */
export type ReferenceAnswer =
  | { state: 'found' }
  /** It names a file that cannot be read, or is looked up in something that is itself unknown: that has findings of its own. */
  | { state: 'broken' }
  | UnknownReference;

export interface UnknownReference {
  state: 'unknown';
  /** What does not exist. For `payments/ada`, when there is no such team, the team. */
  kind: ReferenceKind | 'section';
  id: string;
  /** The file in which it was looked for; undefined for what has a file of its own, or when no file could be named. */
  within: Document | undefined;
  /** Ids that would be known in its place. */
  candidates: string[];
}

/** Looks up what a reference names. */
export function findReference(
  catalogue: Catalogue,
  kind: ReferenceKind,
  id: string,
  context: ReferenceContext = {},
): ReferenceAnswer {
  switch (kind) {
    case 'service':
    case 'team':
    case 'escalation':
    case 'part':
    case 'matrix':
      return findFile(catalogue, kind, id).answer;
    case 'runbook':
    case 'guide':
      return findPage(catalogue, kind, id);
    case 'member': {
      const [teamId = '', memberId = ''] = id.split('/');
      const { answer, document } = findFile(catalogue, 'team', teamId);
      return document ? findItem(document, kind, memberId) : answer;
    }
    case 'level':
      return findLevel(catalogue, id, context);
    case 'component':
    case 'environment':
    case 'link':
    case 'objective':
      return findInService(catalogue, kind, id, context);
  }
}

type FileKind = 'service' | 'team' | 'escalation' | 'part' | 'matrix' | 'runbook' | 'guide';
type Found = { answer: ReferenceAnswer; document: Document | undefined };

function findFile(catalogue: Catalogue, kind: FileKind, id: string): Found {
  const type = kind === 'matrix' ? 'severity' : kind;
  const documents: ReadonlyMap<string, Document> = catalogue.documents[type];
  const document = documents.get(id);
  if (document) return { answer: { state: 'found' }, document };
  if (isUnread(catalogue, type, id)) return { answer: { state: 'broken' }, document: undefined };
  const brokenIds = catalogue.broken.filter((file) => file.type === type).map(({ id }) => id);
  return { answer: unknown(kind, id, undefined, [...documents.keys(), ...brokenIds]), document: undefined };
}

function findPage(catalogue: Catalogue, kind: 'runbook' | 'guide', written: string): ReferenceAnswer {
  const [id = '', section] = written.split('#');
  const { answer, document } = findFile(catalogue, kind, id);
  if (!document || section === undefined) return answer;
  const anchors = anchorsOfPage(catalogue, document);
  if (anchors.some(({ id }) => id === section)) return answer;
  if (includesUnread(catalogue, document)) return { state: 'broken' };
  const sections = anchors.filter(({ of }) => of !== 'site').map(({ id }) => id);
  return unknown('section', section, document, sections);
}

function findLevel(catalogue: Catalogue, id: string, { serviceId, matrixId }: ReferenceContext): ReferenceAnswer {
  const service = serviceId === undefined ? undefined : catalogue.documents.service.get(serviceId);
  const named = matrixId ?? service?.data.severityMatrix ?? catalogue.site?.data.severityMatrix;
  const matrix = matrixId === undefined ? matrixOf(catalogue, serviceId) : catalogue.documents.severity.get(matrixId);
  if (matrix) return findItem(matrix, 'level', id);
  const mayBeNamed = named !== undefined || !catalogue.site || (serviceId !== undefined && !service);
  return mayBeNamed ? { state: 'broken' } : unknown('level', id, undefined, []);
}

function findInService(
  catalogue: Catalogue,
  kind: 'component' | 'environment' | 'link' | 'objective',
  written: string,
  context: ReferenceContext,
): ReferenceAnswer {
  const [first = '', second] = written.split('/');
  const [serviceId, id] = second === undefined ? [context.serviceId, first] : [first, second];
  const type = kind === 'objective' ? 'slo' : 'service';
  if (serviceId === undefined) return unknown(kind, id, undefined, qualifiedIds(catalogue, type, kind));
  const document = catalogue.documents[type].get(serviceId) as Document | undefined;
  if (document) return findItem(document, kind, id);
  if (isUnread(catalogue, type, serviceId)) return { state: 'broken' };
  const service = findFile(catalogue, 'service', serviceId);
  // The service of the file itself is a reference of its own, which says that it is unknown.
  if (service.answer.state === 'unknown' && second === undefined) return { state: 'broken' };
  return service.document ? unknown(kind, id, service.document, []) : service.answer;
}

function findItem(document: Document, kind: ReferenceKind, id: string): ReferenceAnswer {
  const candidates = idsIn(document, kind);
  if (candidates.includes(id)) return { state: 'found' };
  return mayHoldIds(document) ? { state: 'broken' } : unknown(kind, id, document, candidates);
}

/** Ids in a file that references of a kind can name. */
function idsIn(document: Document, kind: ReferenceKind): string[] {
  const namespaces = namespacesOf(document).filter(({ noun }) => kind === 'member' || noun === kind);
  return namespaces.flatMap(({ items }) => items.map(({ id }) => id));
}

function qualifiedIds(catalogue: Catalogue, type: 'slo' | 'service', kind: ReferenceKind): string[] {
  const documents: ReadonlyMap<string, Document> = catalogue.documents[type];
  return [...documents.values()].flatMap((document) => idsIn(document, kind).map((id) => `${document.id}/${id}`));
}

function unknown(
  kind: UnknownReference['kind'],
  id: string,
  within: Document | undefined,
  candidates: string[],
): UnknownReference {
  return { state: 'unknown', kind, id, within, candidates };
}
