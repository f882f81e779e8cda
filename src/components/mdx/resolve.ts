import type { Objective } from '../../../schemas/slo.ts';
import { levelAddress, objectiveAddress } from '../../model/site/addresses.ts';
import { addressOf } from '../../model/site/document-address.ts';
import { titleOfAnchor } from '../../model/site/anchors.ts';
import { callOrder, callsOf } from '../../model/on-call/call-order.ts';
import { levelOf, matrixOf, rankLevel, serviceIdOf, type RankedLevel } from '../../model/catalogue/catalogue.ts';
import type { Document } from '../../model/catalogue/document.ts';
import { errorBudget, formatExactDuration, formatShare } from '../../model/objectives/error-budget.ts';
import { contactInfo } from '../../model/on-call/contact-methods.ts';
import type { ProseContext } from './prose-context.ts';
import { objectiveTexts } from '../../texts/objectives.ts';

/** A link that a component shows. */
export interface Target {
  title: string;
  href: string;
  planned: boolean;
}

/** Where `checkout/drain-queue#drain` or `#drain` leads, or undefined when there is no such runbook. */
export function targetOf(written: string, { catalogue, document, href }: ProseContext): Target | undefined {
  const [id = '', section] = written.split('#');
  const runbook = id === '' ? undefined : catalogue.documents.runbook.get(id);
  if (id !== '' && !runbook) return undefined;
  const body = runbook ? runbook.body : document.body;
  const sectionTitle =
    section === undefined
      ? undefined
      : (titleOfAnchor(body, section) ?? titleOfAnchor(body, unnested(section)) ?? section);
  return {
    title: [runbook?.data.title, sectionTitle].filter(Boolean).join(': '),
    href: (runbook ? href(addressOf(runbook)) : '') + (section === undefined ? '' : `#${section}`),
    planned: runbook?.data.status === 'planned',
  };
}

/** Anchor that prose had before it was put among other prose on a page: `checkout--why` was `why`. */
function unnested(anchor: string): string {
  return anchor.slice(anchor.indexOf('--') + 2);
}

/** An id that is looked up in the service of the file, unless it names another one: `service/id`. */
function qualified(reference: string, document: Document): [serviceId: string, id: string] {
  const [first = '', second] = reference.split('/');
  return second === undefined ? [serviceIdOf(document) ?? '', first] : [first, second];
}

/** What an objective promises, in words. */
export function objectiveOf(reference: string, { catalogue, document, href }: ProseContext) {
  const [serviceId, id] = qualified(reference, document);
  const objective = catalogue.documents.slo.get(serviceId)?.data.objectives.find((objective) => objective.id === id);
  if (!objective) return undefined;
  const { name, target } = objective;
  return {
    name,
    target: target.text,
    window: windowInWords(objective),
    budget: budgetInWords(objective),
    href: href(objectiveAddress(serviceId, id)),
  };
}

/** `over 30d`, `per calendar month`. */
function windowInWords({ window }: Objective): string {
  return window.kind === 'rolling' ? objectiveTexts.over(window.text) : objectiveTexts.perCalendar[window.unit];
}

/** Error budget as people say it: `43 min 12 s` of outage, else the share of events. */
function budgetInWords(objective: Objective): string | undefined {
  const budget = errorBudget(objective);
  if (!budget) return undefined;
  if (budget.outageSeconds) return formatExactDuration(budget.outageSeconds);
  return objectiveTexts.ofEvents(formatShare(budget.ratio));
}

/** A link of a service: a dashboard, logs, a console. */
export function serviceLinkOf(reference: string, { catalogue, document }: ProseContext) {
  const [serviceId, id] = qualified(reference, document);
  const link = catalogue.documents.service.get(serviceId)?.data.links.find((link) => link.id === id);
  return link && { link };
}

/** Someone of a team, and where the contacts show them. */
export function contactOf(reference: string, { catalogue, href, today }: ProseContext) {
  const someone = contactInfo(catalogue, reference, today);
  return someone && { someone, href: href(someone.address) };
}

/** A part that pages share, to be rendered as if it stood in the page. */
export function partOf(id: string, context: ProseContext) {
  const part = context.catalogue.documents.part.get(id);
  return part && { part, context };
}

/** A level of the matrix that is named, else of the matrix of the service that the file belongs to. */
export function severityOf(
  levelId: string,
  matrixId: string | undefined,
  context: ProseContext,
): { level: RankedLevel; href: string } | undefined {
  const { catalogue, document, href } = context;
  const serviceId = serviceIdOf(document);
  if (matrixId === undefined) {
    const matrix = matrixOf(catalogue, serviceId);
    const level = levelOf(catalogue, serviceId, levelId);
    return level && matrix && { level, href: href(levelAddress(matrix.id, levelId)) };
  }
  const levels = catalogue.documents.severity.get(matrixId)?.data.levels ?? [];
  const index = levels.findIndex(({ id }) => id === levelId);
  return index === -1
    ? undefined
    : { level: rankLevel(levels[index]!, index), href: href(levelAddress(matrixId, levelId)) };
}

/** Who to call: the policy that is named, else the one of the service that the file belongs to. */
export function escalationOf(policyId: string | undefined, { catalogue, document, href, today }: ProseContext) {
  const named = policyId === undefined ? undefined : catalogue.documents.escalation.get(policyId);
  const { policy, calls } = named
    ? { policy: named, calls: callsOf(catalogue, named, { today }) }
    : callOrder(catalogue, serviceIdOf(document), { today });
  return { calls, policy: policy && { name: policy.data.name, href: href(addressOf(policy)) } };
}
