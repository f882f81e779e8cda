import type { z } from 'zod';
import { escalationSchema } from './escalation.ts';
import { glossarySchema } from './glossary.ts';
import { guideSchema } from './guide.ts';
import { maintenanceSchema } from './maintenance.ts';
import { pageSchema } from './page.ts';
import { partSchema } from './part.ts';
import { recoverySchema } from './recovery.ts';
import { runbookSchema } from './runbook.ts';
import { serviceSchema } from './service.ts';
import { severityMatrixSchema } from './severity.ts';
import { siteSchema } from './site.ts';
import { sloSchema } from './slo.ts';
import { teamSchema } from './team.ts';

export interface ContentType {
  schema: z.ZodType;
  /** Where its files live below the content folder: a folder, or one file. */
  place: { folder: string; depth: 1 | 2 | 'any' } | { file: string };
  /** `mdx` files have frontmatter and a body; `yaml` files have data alone. */
  formats: readonly ('mdx' | 'yaml')[];
}

/** Every type of content: its schema and where its files live. The file name below that place is the id. */
export const contentTypes = {
  site: { schema: siteSchema, place: { file: 'site' }, formats: ['yaml'] },
  service: { schema: serviceSchema, place: { folder: 'services', depth: 1 }, formats: ['mdx', 'yaml'] },
  runbook: { schema: runbookSchema, place: { folder: 'runbooks', depth: 2 }, formats: ['mdx'] },
  guide: { schema: guideSchema, place: { folder: 'guides', depth: 'any' }, formats: ['mdx'] },
  page: { schema: pageSchema, place: { folder: 'pages', depth: 'any' }, formats: ['mdx'] },
  part: { schema: partSchema, place: { folder: 'parts', depth: 'any' }, formats: ['mdx'] },
  slo: { schema: sloSchema, place: { folder: 'slos', depth: 1 }, formats: ['mdx', 'yaml'] },
  severity: { schema: severityMatrixSchema, place: { folder: 'severities', depth: 1 }, formats: ['mdx', 'yaml'] },
  team: { schema: teamSchema, place: { folder: 'teams', depth: 1 }, formats: ['mdx', 'yaml'] },
  escalation: { schema: escalationSchema, place: { folder: 'escalations', depth: 1 }, formats: ['mdx', 'yaml'] },
  recovery: { schema: recoverySchema, place: { folder: 'recovery', depth: 1 }, formats: ['mdx', 'yaml'] },
  maintenance: { schema: maintenanceSchema, place: { folder: 'maintenance', depth: 1 }, formats: ['mdx', 'yaml'] },
  glossary: { schema: glossarySchema, place: { file: 'glossary' }, formats: ['yaml'] },
} as const satisfies Record<string, ContentType>;

export type ContentTypeName = keyof typeof contentTypes;
/** The data of one type as it is used everywhere but in files. */
export type DataOf<Name extends ContentTypeName> = z.output<(typeof contentTypes)[Name]['schema']>;
