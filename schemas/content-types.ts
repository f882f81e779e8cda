import type { z } from 'zod';
import type { ContentType } from './content-type.ts';
import { escalationType } from './escalation.ts';
import { glossaryType } from './glossary.ts';
import { guideType } from './guide.ts';
import { maintenanceType } from './maintenance.ts';
import { pageType } from './page.ts';
import { partType } from './part.ts';
import { recoveryType } from './recovery.ts';
import { runbookType } from './runbook.ts';
import { serviceType } from './service.ts';
import { severityType } from './severity.ts';
import { siteType } from './site.ts';
import { sloType } from './slo.ts';
import { teamType } from './team.ts';

/** Every type of content, in the order in which editors and messages list them. The file name below its place is the id. */
export const contentTypes = {
  site: siteType,
  service: serviceType,
  runbook: runbookType,
  guide: guideType,
  page: pageType,
  part: partType,
  slo: sloType,
  severity: severityType,
  team: teamType,
  escalation: escalationType,
  recovery: recoveryType,
  maintenance: maintenanceType,
  glossary: glossaryType,
} as const satisfies Record<string, ContentType>;

export type ContentTypeName = keyof typeof contentTypes;
/** The data of one type as it is written in files. */
export type InputOf<Name extends ContentTypeName> = z.input<(typeof contentTypes)[Name]['schema']>;
/** The data of one type as it is used everywhere but in files. */
export type DataOf<Name extends ContentTypeName> = z.output<(typeof contentTypes)[Name]['schema']>;

/** Whether a word is the name of a type of content. */
export function isContentType(name: string): name is ContentTypeName {
  return Object.hasOwn(contentTypes, name);
}

/** What is known about the type of a document, for its data as it is. */
export function contentTypeOf(type: ContentTypeName): ContentType {
  return contentTypes[type];
}
