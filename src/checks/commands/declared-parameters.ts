import type { Parameter } from '../../../schemas/runbook.ts';
import { parametersIn } from '../../model/commands/parameters.ts';
import { allDocuments, serviceIdOf, type Catalogue } from '../../model/catalogue/catalogue.ts';
import type { Document } from '../../model/catalogue/document.ts';
import { includedParts } from '../../model/catalogue/parts.ts';
import type { Place } from '../../model/text/place.ts';

/** A document whose text may hold parameters, with what it declares. */
export interface ParametersOf {
  document: Document;
  /** Undefined for types of content that cannot declare any. */
  declared: readonly Parameter[] | undefined;
  /** Names that its text may use: its own, and those of parts that it includes. */
  names: Set<string>;
}

/** Every document with a text, and the parameters that it may use. */
export function parametersByDocument(catalogue: Catalogue): ParametersOf[] {
  return allDocuments(catalogue).flatMap((document) => {
    const declared = declaredBy(document);
    if (!document.body && !declared?.length) return [];
    const ofParts = includedParts(catalogue, document).flatMap(({ part }) => part.data.params);
    return [{ document, declared, names: new Set([...(declared ?? []), ...ofParts].map(({ name }) => name)) }];
  });
}

/** Parameters that a document declares; undefined for types of content that cannot declare any. */
export function declaredBy(document: Document): readonly Parameter[] | undefined {
  return 'params' in document.data ? document.data.params : undefined;
}

/** A parameter that the address of a link of a service needs, where the text shows that link. */
export interface LinkParameter {
  name: string;
  /** As the text names it: `overview` or `checkout/overview`. */
  link: string;
  at: Place;
}

/** Parameters of the links that a page shows by `<Dashboard>`, itself or in a part; these are placed at the `<Include>`. */
export function parametersOfShownLinks(catalogue: Catalogue, page: Document): LinkParameter[] {
  const serviceId = serviceIdOf(page);
  const ofParts = includedParts(catalogue, page).flatMap(({ part, include }) =>
    linksShownBy(catalogue, part, serviceId).map((parameter) => ({ ...parameter, at: include.at })),
  );
  return [...linksShownBy(catalogue, page, serviceId), ...ofParts];
}

/** Of one text, with ids looked up in a service. */
function linksShownBy(catalogue: Catalogue, text: Document, ownService: string | undefined): LinkParameter[] {
  return (text.body?.elements ?? []).flatMap(({ name, props, places, at }) => {
    const reference = props['id'];
    if (name !== 'Dashboard' || typeof reference !== 'string') return [];
    const [first = '', second] = reference.split('/');
    const [serviceId, linkId] = second === undefined ? [ownService, first] : [first, second];
    const names = serviceId === undefined ? [] : linkParameters(catalogue, serviceId, linkId);
    return names.map((name) => ({ name, link: reference, at: places['id'] ?? at }));
  });
}

/** Parameters in the address of one link of a service, or of all its links. */
export function linkParameters(catalogue: Catalogue, serviceId: string, linkId?: string): string[] {
  const links = catalogue.documents.service.get(serviceId)?.data.links ?? [];
  return links
    .filter(({ id, url }) => typeof url === 'string' && (linkId === undefined || id === linkId))
    .flatMap(({ url }) => parametersIn(String(url)).map(({ name }) => name));
}
