import type { Catalogue } from './catalogue.ts';
import type { Document } from './document.ts';

/** What is written about one service in a file of its own. */
export interface AboutService<Name extends 'slo' | 'recovery' | 'maintenance'> {
  document: Document<Name>;
  /** Undefined when the service itself is not described. */
  service: Document<'service'> | undefined;
  /** Name of the service; its id when it is not described. */
  name: string;
}

/** Objectives, recovery or maintenance of all services that have them, in the order of the services' names. */
export function byServiceName<Name extends 'slo' | 'recovery' | 'maintenance'>(
  catalogue: Catalogue,
  type: Name,
): AboutService<Name>[] {
  const documents = catalogue.documents[type] as ReadonlyMap<string, Document<Name>>;
  return [...documents.values()]
    .map((document) => {
      const service = catalogue.documents.service.get(document.id);
      return { document, service, name: service?.data.name ?? document.id };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}
