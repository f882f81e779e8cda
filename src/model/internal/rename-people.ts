import type { Nodes } from 'hast';
import { contentTypes } from '../../../schemas/content-types.ts';
import type { Team } from '../../../schemas/team.ts';
import { memberAddress } from '../site/addresses.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Document } from '../catalogue/document.ts';
import { resolveLink } from '../site/links.ts';
import { ownValue } from '../text/own-value.ts';
import type { DataPath } from '../../../schemas/content-type.ts';
import { referencesIn } from '../catalogue/references.ts';
import { textOfTree, treeOf } from '../catalogue/tree.ts';
import type { PublicIds } from './public-ids.ts';

/** A document in which people have other ids: where they are described, and wherever data, elements or links name them. */
export function withOtherIds(document: Document, ids: PublicIds, { site }: Catalogue): Document {
  if (ids.size === 0) return document;
  const schema = contentTypes[document.type].schema;
  const uses = referencesIn(schema, document.data).filter(({ kind, id }) => kind === 'member' && ids.has(id));
  const data = uses.reduce<unknown>(
    (data, { id, path }) => replacedAt(data, path, otherMember(id, ids)),
    document.data,
  );
  const renamed = {
    ...document,
    data: document.type === 'team' ? withOtherMembers(document.id, data as Team, ids) : data,
  } as Document;
  return document.body ? { ...renamed, body: otherBody(document, ids, site?.data.url) } : renamed;
}

function otherMember(reference: string, ids: PublicIds): string {
  return `${reference.split('/')[0]}/${ids.get(reference)}`;
}

function withOtherMembers(team: string, data: Team, ids: PublicIds): Team {
  const idOf = (id: string): string => ids.get(`${team}/${id}`) ?? id;
  const whoOf = (who: string): string => (ids.has(who) ? otherMember(who, ids) : idOf(who));
  return {
    ...data,
    people: data.people.map((person) => ({ ...person, id: idOf(person.id) })),
    rotations: data.rotations.map((rotation) => ({
      ...rotation,
      shifts: rotation.shifts.map((shift) => ({ ...shift, members: shift.members.map(idOf) })),
      overrides: rotation.overrides.map((override) => ({ ...override, who: whoOf(override.who) })),
    })),
  };
}

function replacedAt(data: unknown, [step, ...rest]: DataPath, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(data)) return data.map((item, index) => (index === step ? replacedAt(item, rest, value) : item));
  const record = data as Record<string, unknown>;
  return { ...record, [step]: replacedAt(ownValue(record, String(step)), rest, value) };
}

function otherBody(document: Document, ids: PublicIds, siteUrl: string | undefined): NonNullable<Document['body']> {
  const body = document.body!;
  const isNamed = [...ids.keys()].some(
    (id) => body.treeText.includes(id) || body.treeText.includes(id.replace('/', '-')),
  );
  if (!isNamed) return body;
  const addresses = new Map([...ids.keys()].map((reference) => [memberAddress(reference), reference]));
  const href = (written: string): string => otherHref(document, written, { ids, addresses, siteUrl });
  const value = (written: unknown): unknown =>
    typeof written === 'string' && ids.has(written) ? otherMember(written, ids) : written;
  const tree = treeOf(body);
  const rename = (node: Nodes): void => {
    if (node.type === 'element') {
      const isComponent = node.tagName.startsWith('mdx-');
      node.properties = Object.fromEntries(
        Object.entries(node.properties).map(([name, written]) => {
          if (name === 'href') return [name, href(String(written))];
          return [name, isComponent ? (value(written) as string) : written];
        }),
      );
    }
    if ('children' in node) for (const child of node.children) rename(child as Nodes);
  };
  rename(tree);
  return {
    ...body,
    treeText: textOfTree(tree),
    links: body.links.map((link) => ({ ...link, href: href(link.href) })),
    elements: body.elements.map((element) => ({
      ...element,
      props: Object.fromEntries(Object.entries(element.props).map(([name, written]) => [name, value(written)])),
    })),
  };
}

function otherHref(
  document: Document,
  written: string,
  { ids, addresses, siteUrl }: { ids: PublicIds; addresses: ReadonlyMap<string, string>; siteUrl: string | undefined },
): string {
  const target = resolveLink(document, written, siteUrl);
  if (target.kind !== 'page' || target.anchor === undefined) return written;
  const reference = addresses.get(`${target.address}#${target.anchor}`);
  if (reference === undefined) return written;
  return written.replace(/#.*$/s, memberAddress(otherMember(reference, ids)).replace(/^.*#/, '#'));
}
