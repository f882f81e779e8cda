import { parseAddress } from '../../../schemas/address.ts';
import { plainText } from '../source/plain-text.ts';
import { visit } from 'unist-util-visit';
import { isAlertName, pageStem, titleFrom } from '../write/names.ts';
import type { Note } from '../write/new-file.ts';
import { linesWithout, type FrontMatter } from '../source/front-matter.ts';
import type { PageSource } from '../source/page-source.ts';
import type { PagePlan } from './plan-tree.ts';
import { isAbsolute } from '../coverage/words.ts';

interface Kept {
  title: string;
  /** Fields of the new page that the old front matter filled. */
  fields: Record<string, unknown>;
  /** Lines for comments below the fields: what has no field of its own. */
  kept: { lines: string[]; notes: Note[] };
}

/** Title and fields of a page, and what is kept of its front matter that has no field. */
export function keptFrontMatter(plan: PagePlan): Kept {
  const { source, alerts } = plan;
  const { frontMatter, heading } = source;
  const known = frontMatter?.fields ?? {};
  const headingText = (heading && plainText(heading)) || undefined;
  const written = textOf(known['title']);
  const isNamedByHeading = headingText === undefined || alerts.includes(headingText) || headingText === written;
  const title = (isNamedByHeading ? (written ?? headingText) : headingText) ?? nameOf(source);
  const fields: Record<string, unknown> = {};
  const used = new Set(title === written ? ['title'] : []);
  const summary = textOf(known['description']) ?? textOf(known['summary']);
  if (summary !== undefined) {
    fields['summary'] = summary;
    used.add(known['description'] === undefined ? 'summary' : 'description');
  }
  const aliases = aliasesOf(frontMatter);
  if (aliases.length > 0) {
    fields['aliases'] = aliases;
    used.add('aliases');
  }
  const lines = [
    ...(frontMatter ? linesWithout(frontMatter, used) : []),
    ...linksOfHeading(source, headingText, title, alerts),
    ...source.beside,
  ];
  const intro = lines.length > 0 ? [`Kept from ${source.path}:`] : [];
  return { title, fields, kept: { lines: [...intro, ...lines], notes: notesOn(frontMatter) } };
}

/** Old addresses that front matter names, if all of them may be `aliases` of a page here. */
export function aliasesOf(frontMatter: FrontMatter | undefined): string[] {
  const written: unknown = frontMatter?.fields?.['aliases'];
  const aliases = Array.isArray(written) ? written.map(String) : [];
  return aliases.every((alias) => 'address' in parseAddress(alias)) ? aliases : [];
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? undefined : text.replace(/\s+/g, ' ');
}

function nameOf({ path: file }: PageSource): string {
  const stem = pageStem(file);
  return isAlertName(stem) ? stem : titleFrom(stem);
}

/** Addresses in the heading that became the title, and the heading itself where it is no alert's name nor the title. */
function linksOfHeading(
  { heading }: PageSource,
  text: string | undefined,
  title: string,
  alerts: readonly string[],
): string[] {
  if (!heading) return [];
  const lines = text !== undefined && text !== title && !alerts.includes(text) ? [`Heading: ${text}`] : [];
  visit(heading, (node) => {
    if (node.type === 'image') lines.push(`Image in the heading: ${node.alt ?? ''} ${node.url}`);
    if (node.type === 'link' && isAbsolute(node.url))
      lines.push(`Link in the heading: ${node.url} ${node.title ?? ''}`.trimEnd());
    if (node.type === 'mdxTextExpression') lines.push(`Comment in the heading: ${node.value.replace(/\n/g, ' ')}`);
  });
  return lines;
}

function notesOn(frontMatter: FrontMatter | undefined): Note[] {
  if (!frontMatter?.problem) return [];
  return [
    {
      id: 'import/front-matter',
      level: 'warning',
      message: `The front matter of the source cannot be read (${frontMatter.problem}), so all of it is kept as comments.`,
      hint: 'Write its values into fields.',
      find: '# Kept from',
    },
  ];
}
