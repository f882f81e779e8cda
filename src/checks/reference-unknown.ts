import { contentTypes, type ContentTypeName } from '../../schemas/content-types.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { didYouMean, nearest } from '../model/text/nearest.ts';
import { danglingReferences, type DanglingReference } from './dangling-references.ts';
import { quoted, siblingFile } from './wording.ts';

/** Levels have a check of their own: `severity/unknown-level`. */
export const referenceUnknown = {
  id: 'reference/unknown',
  level: 'error',
  summary: 'Every id that the content refers to exists.',
  run: (catalogue: Catalogue) =>
    danglingReferences(catalogue)
      .filter(({ kind }) => kind !== 'level')
      .map(toReported),
} satisfies Check;

function toReported(reference: DanglingReference): Reported {
  const { message, hint } = reference.answer.within ? unknownItem(reference) : unknownFile(reference);
  const where = reference.part ? `The part \`${reference.part.id}\`, which is included here, names it.` : '';
  return { message: [message, where].filter(Boolean).join(' '), hint, at: reference.at };
}

type Words = { message: string; hint: string };

const typeByKind: Partial<Record<string, Exclude<ContentTypeName, 'site' | 'glossary'>>> = {
  service: 'service',
  team: 'team',
  matrix: 'severity',
  escalation: 'escalation',
  runbook: 'runbook',
  guide: 'guide',
  part: 'part',
};

const nounByKind: Record<string, string> = { matrix: 'severity matrix', escalation: 'escalation policy', part: 'part' };

/** What has a file of its own, or would need to say of which service it is. */
function unknownFile({ answer, document, isFileName }: DanglingReference): Words {
  const { kind, id, candidates } = answer;
  const type = typeByKind[kind];
  if (!type) return unknownService(answer, document);
  const { place, formats } = contentTypes[type];
  const folder = 'folder' in place ? `${place.folder}/` : '';
  const file = siblingFile(document, `${folder}${id}.${formats[0]}`);
  const noun = nounByKind[kind] ?? kind;
  if (!isFileName)
    return { message: `There is no ${noun} \`${id}\`.`, hint: didYouMean(id, candidates, `Write ${file}.`) };
  const near = nearest(id, candidates);
  return {
    message: `The name of this file says that it is about the service \`${id}\`, which does not exist.`,
    hint:
      near === undefined ? `Write ${file}, or rename this file.` : `Did you mean \`${near}\`? Then rename this file.`,
  };
}

function unknownService({ kind, id, candidates }: DanglingReference['answer'], { type }: Document): Words {
  const same = candidates.filter((candidate) => candidate.endsWith(`/${id}`));
  return {
    message: `\`${id}\` is the ${kind} of a service, and this ${type} belongs to none.`,
    hint: `Write it with its service: ${same.length > 0 ? quoted(same, 3) : `\`service/${id}\``}.`,
  };
}

/** What is in the file of something else: a component, a person, a section. */
function unknownItem({ answer, document }: DanglingReference): Words {
  const { kind, id, candidates } = answer;
  const within = answer.within!;
  const isFileMissing = kind === 'objective' && within.type === 'service';
  const whole = kind === 'objective' ? `service \`${within.id}\`` : `${within.type} \`${within.id}\``;
  const noun = kind === 'member' ? 'person, shift, rotation or channel' : kind;
  const near = nearest(id, candidates);
  const file = isFileMissing ? siblingFile(document, `slos/${within.id}.mdx`) : within.file;
  const add = isFileMissing ? `describe it in ${file}` : `add it to ${file}`;
  const useOne =
    candidates.length > 0
      ? `Use one of ${quoted(candidates)}, or ${add}.`
      : `${add.charAt(0).toUpperCase()}${add.slice(1)}.`;
  return {
    message: `The ${whole} has no ${noun} \`${kind === 'section' ? '#' : ''}${id}\`.`,
    hint: near === undefined ? useOne : `Did you mean \`${near}\`? Otherwise ${add}.`,
  };
}
