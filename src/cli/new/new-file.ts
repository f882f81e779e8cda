import { existsSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import { builtInKinds } from '../../model/catalogue/runbook-sections.ts';
import { mdxText, yamlText } from '../../importers/write/new-file.ts';
import { shownPath } from '../../workspace/shown-path.ts';
import { UsageError } from '../exit.ts';
import { checkContent } from '../check-content.ts';
import type { Answers } from './new-answers.ts';
import { existingFolder } from '../options.ts';
import { todayFrom } from '../settings.ts';
import { printFindings } from '../print-findings.ts';
import { say } from '../terminal.ts';
import { writeUserFiles } from '../user-files.ts';

export interface NewContent extends Answers {
  type: ContentTypeName;
  content: string;
  isDry: boolean;
}

/** Writes a new file of content, and says what the checks make of it. @throws UsageError when it exists already. */
export async function writeNewFile({ path: below, data, type, content, isDry }: NewContent): Promise<void> {
  const folder = existingFolder(content);
  const file = path.join(folder, below);
  const taken = ['.mdx', '.yaml', '.yml']
    .map((extension) => file.replace(/\.\w+$/, extension))
    .find((name) => existsSync(name));
  if (taken !== undefined)
    throw new UsageError(`\`${shownPath(taken)}\` exists already, and nothing that exists is overwritten.`);
  const text = textOf(type, data);
  if (isDry) {
    say(`would write ${shownPath(file)}:`, '', ...text.split('\n'));
    return;
  }
  const [written] = writeUserFiles([{ file, content: text, before: 'nothing', within: folder }]);
  say(`Wrote ${written}.`);
  const { findings } = await checkContent(content, todayFrom(undefined));
  const own = findings.filter(({ at }) => path.resolve(at.file) === file);
  if (own.length > 0) say('');
  printFindings(own);
}

function textOf(type: ContentTypeName, data: Record<string, unknown>): string {
  const isPage = (contentTypes[type].formats as readonly string[])[0] === 'mdx';
  const written = type === 'runbook' ? { ...data, status: 'draft' } : data;
  const comments = optionalFields(type, written);
  return isPage
    ? mdxText(written, bodyOf(type), comments)
    : `${yamlText(written)}${comments.map((line) => `# ${line}\n`).join('')}`;
}

/** Fields that may be added, with what they are for. */
function optionalFields(type: ContentTypeName, data: Record<string, unknown>): string[] {
  const { shape } = contentTypes[type].schema as unknown as { shape: Record<string, z.ZodType> };
  const open = Object.entries(shape).filter(([name]) => !Object.hasOwn(data, name));
  const width = Math.max(...open.map(([name]) => name.length));
  return open.map(([name, schema]) =>
    `${`${name}:`.padEnd(width + 2)}${String((schema.meta() as { description?: string } | undefined)?.description ?? '')}`.trimEnd(),
  );
}

function bodyOf(type: ContentTypeName): string {
  if (type === 'runbook')
    return builtInKinds['alert']!.map((section) => `## ${section}\n\nTo be written.\n`).join('\n');
  return ['guide', 'page', 'part'].includes(type) ? 'To be written.\n' : '';
}
