import { serviceIdOf, type Catalogue } from '../model/catalogue/catalogue.ts';
import { mayHold, type Document } from '../model/catalogue/document.ts';
import type { Check } from '../model/audit/finding.ts';
import { includedParts } from '../model/catalogue/parts.ts';
import { placeOf } from '../model/text/place.ts';
import { includesUnread, isUnread } from '../model/catalogue/unread.ts';
import { linkParameters, parametersByDocument, parametersOfShownLinks } from './commands/declared-parameters.ts';

/** Uses in included parts count, and so do the addresses of the links of the service, which the page shows. */
export const parameterUnused = {
  id: 'parameter/unused',
  level: 'warning',
  summary: 'Every parameter that a page declares is used.',
  run: (catalogue: Catalogue) =>
    parametersByDocument(catalogue).flatMap(({ document, declared }) => {
      if (mayBeUsedUnread(catalogue, document)) return [];
      const used = namesUsedBy(catalogue, document);
      return (declared ?? []).flatMap(({ name }, index) =>
        used.has(name)
          ? []
          : [
              {
                message: `The parameter \`${name}\` is declared, but nothing uses \`{{${name}}}\`.`,
                hint: 'Delete it, or use it in a command or a link.',
                at: placeOf(document, ['params', index, 'name']),
              },
            ],
      );
    }),
} satisfies Check;

/** Whether something that could not be read may use parameters of a page: a part of it, or the links of its service. */
function mayBeUsedUnread(catalogue: Catalogue, document: Document): boolean {
  const serviceId = serviceIdOf(document);
  if (includesUnread(catalogue, document) || mayHold(document, ['service'])) return true;
  const service = serviceId === undefined ? undefined : catalogue.documents.service.get(serviceId);
  return service
    ? mayHold(service, ['links', '*', 'url'])
    : serviceId !== undefined && isUnread(catalogue, 'service', serviceId);
}

function namesUsedBy(catalogue: Catalogue, document: Document): Set<string> {
  const serviceId = serviceIdOf(document);
  const texts = [document, ...includedParts(catalogue, document).map(({ part }) => part)];
  const used = [
    ...texts.flatMap((text) => text.body?.parameters ?? []),
    ...parametersOfShownLinks(catalogue, document),
  ];
  const inLinks = serviceId === undefined ? [] : linkParameters(catalogue, serviceId);
  return new Set([...used.map(({ name }) => name), ...inLinks]);
}
