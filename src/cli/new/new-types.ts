import type { ContentType } from '../../../schemas/content-type.ts';
import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import type { Command, Operand, Options } from '../command.ts';
import { file, folder, id, oneOf, text } from '../value-kinds.ts';
import { questionsFor, type Question } from './new-questions.ts';

const common = {
  content: { takes: folder, default: 'content', summary: 'content folder to write to' },
  'dry-run': { summary: 'shows what would be written, and writes nothing' },
} as const satisfies Options;

/** Options of drafts from alert rules. */
export const draftOptions = {
  ...common,
  'from-rules': { summary: 'drafts a runbook for each alert of the named rules that has none' },
  service: { takes: id, summary: 'service of the runbook; with --from-rules, of alerts whose rules name none' },
  team: { takes: id, summary: 'with --from-rules, team that owns new services' },
} as const satisfies Options;

/** A command for each type of content, with an option for each field that it needs. */
export function newTypeCommands(): Command[] {
  return (Object.keys(contentTypes) as ContentTypeName[]).map((type) => ({
    name: `new ${type}`,
    summary: `writes ${whatOf[type]} into ${whereOf(type)}`,
    operands: operandsOf(type),
    options: {
      ...Object.fromEntries(questionsFor(type).map((question) => [question.flag, optionOf(question)])),
      ...(type === 'runbook' ? draftOptions : common),
    },
    load: async () => {
      const { writeNew } = await import('./new.ts');
      return { run: (given) => writeNew(type, given) };
    },
  }));
}

const whatOf: Record<ContentTypeName, string> = {
  site: 'the settings of the site',
  service: 'a service',
  runbook: 'a runbook',
  guide: 'a guide',
  page: 'a page with code',
  part: 'a text for runbooks to include',
  slo: 'the SLOs of a service',
  severity: 'a severity matrix',
  team: 'a team',
  escalation: 'an escalation policy',
  recovery: 'the recovery targets of a service',
  maintenance: 'the maintenance of a service',
  glossary: 'the glossary',
};

function whereOf(type: ContentTypeName): string {
  const { place } = contentTypes[type] as ContentType;
  return 'file' in place ? `content/${place.file}.yaml` : `content/${place.folder}/`;
}

function operandsOf(type: ContentTypeName): Operand[] {
  const { place } = contentTypes[type] as ContentType;
  if ('file' in place) return [];
  const example = place.depth === 1 ? 'checkout' : 'checkout/drain-queue';
  const name: Operand = {
    takes: text('ID', 'the name of the file'),
    isOptional: true,
    summary: `name of the file, such as ${example}`,
    example,
  };
  if (type !== 'runbook') return [name];
  const rules: Operand = {
    takes: file,
    isOptional: true,
    isRepeated: true,
    summary: 'with --from-rules, files of alert rules',
    example: 'rules/shop.yaml',
  };
  return [name, rules];
}

function optionOf({ description, choices, isList, example }: Question): Options[string] {
  const summary = description.replace(/\.$/, '').replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
  if (choices.length > 0 && !isList) return { takes: oneOf('WORD', choices), summary };
  return { takes: text('TEXT', example === '' ? 'text' : `for example ${example}`), summary };
}
