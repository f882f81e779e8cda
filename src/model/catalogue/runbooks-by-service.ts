import { levelOf, type Catalogue } from './catalogue.ts';
import type { Document } from './document.ts';
import { viewOf, viewsOf } from './views.ts';

/** Runbooks of one service as lists show them. */
export interface ServiceRunbooks {
  /** Id of the service, also when it is not described. */
  serviceId: string;
  service: Document<'service'> | undefined;
  /** Runbooks that can be used, the most severe first, deprecated ones last. */
  runbooks: readonly Document<'runbook'>[];
  /** Runbooks that nobody has written yet, the most urgent first. */
  planned: readonly Document<'runbook'>[];
}

const byName = new Intl.Collator('en');

const priorities = ['high', 'medium', 'low', undefined];

/** Each service that is described or has runbooks, in the order of their names. */
export const servicesByName = viewOf((catalogue): readonly Pick<ServiceRunbooks, 'service' | 'serviceId'>[] => {
  const ids = new Set([...catalogue.documents.service.keys(), ...runbooksByServiceId(catalogue).keys()]);
  return [...ids]
    .map((serviceId) => ({ serviceId, service: catalogue.documents.service.get(serviceId) }))
    .toSorted((a, b) => byName.compare(nameOfGroup(a), nameOfGroup(b)) || (a.serviceId < b.serviceId ? -1 : 1));
});

/** A group for each of these services. */
export const runbooksByService = viewOf((catalogue): readonly ServiceRunbooks[] =>
  servicesByName(catalogue).map(({ serviceId }) => runbooksOfService(catalogue, serviceId)),
);

const runbooksByServiceId = viewOf(({ documents }) =>
  Map.groupBy(documents.runbook.values(), ({ data }) => data.service),
);

/** The runbooks of one service. */
export const runbooksOfService = viewsOf((catalogue, serviceId: string): ServiceRunbooks => {
  const runbooks = runbooksByServiceId(catalogue).get(serviceId) ?? [];
  return {
    serviceId,
    service: catalogue.documents.service.get(serviceId),
    runbooks: runbooks.filter(({ data }) => data.status !== 'planned').toSorted(bySeverity(catalogue)),
    planned: runbooks
      .filter(({ data }) => data.status === 'planned')
      .toSorted(
        (a, b) =>
          priorities.indexOf(a.data.priority) - priorities.indexOf(b.data.priority) || bySeverity(catalogue)(a, b),
      ),
  };
});

/** Name of a service for people; its id when it is not described. */
export function nameOfGroup({ service, serviceId }: Pick<ServiceRunbooks, 'service' | 'serviceId'>): string {
  return service?.data.name ?? serviceId;
}

/** Guides of a service, or those that belong to none, in their own order. */
export const guidesOf = viewsOf((catalogue, serviceId: string | undefined): readonly Document<'guide'>[] =>
  (guidesByServiceId(catalogue).get(serviceId) ?? []).toSorted(
    (a, b) => a.data.order - b.data.order || byName.compare(a.data.title, b.data.title),
  ),
);

const guidesByServiceId = viewOf(({ documents }) => Map.groupBy(documents.guide.values(), ({ data }) => data.service));

/** Rank for sorting, 1 the worst; what has no severity comes after what has one, what is deprecated after all. */
function bySeverity(catalogue: Catalogue) {
  const rank = ({ data }: Document<'runbook'>): number =>
    (data.status === 'deprecated' ? 10 : 0) + (levelOf(catalogue, data.service, data.severity)?.rank ?? 9);
  return (a: Document<'runbook'>, b: Document<'runbook'>): number =>
    rank(a) - rank(b) || byName.compare(a.data.title, b.data.title);
}

/** What is before and after a document in a list; nothing at its ends, or when the list does not hold it. */
export function neighboursOf<Item extends { id: string }>(
  list: readonly Item[],
  { id }: Item,
): { previous: Item | undefined; next: Item | undefined } {
  const index = list.findIndex((item) => item.id === id);
  return index === -1 ? { previous: undefined, next: undefined } : { previous: list[index - 1], next: list[index + 1] };
}
