import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { type HtmlKept } from '../source/html-to-markdown.ts';
import type { LeftOut } from '../source/dialects.ts';
import { mdxText, type NewFile, type Note } from '../write/new-file.ts';
import { idMarks } from './page-anchors.ts';
import {
  parametersInPlace,
  parametersOfCode,
  normalizeCode,
  writeParameters,
  type FoundParameter,
} from './page-code.ts';
import type { Coverage } from '../../model/audit/import-coverage.ts';
import { lostLines } from '../coverage/coverage.ts';
import { keptFrontMatter } from './page-front-matter.ts';
import { normalizeTables } from './page-tables.ts';
import { moveLinks, type LinkResolver } from './page-links.ts';
import type { PageSource } from '../source/page-source.ts';
import { titleFrom } from '../write/names.ts';
import type { PagePlan } from './plan-tree.ts';
import { writePage } from '../write/write-mdx.ts';

export interface PageOptions {
  resolver: LinkResolver;
  /** Whether placeholders in commands become parameters; else they are only named. */
  writesParameters: boolean;
}

export interface PageFile {
  file: NewFile;
  notes: Note[];
  /** Placeholders that were written as parameters. */
  parameters: FoundParameter[];
}

/** A page that is read and changed, and can be written: with the blocks of some lines as code, where they lost words. */
export interface PageDraft {
  /** Placeholders that become parameters. */
  parameters: FoundParameter[];
  write: (shownAsCode: ReadonlySet<number>) => { file: NewFile; notes: Note[] };
}

/** A page of the new content, and what a person must decide about it. */
export function pageFile(plan: PagePlan, options: PageOptions): PageFile {
  const { parameters, write } = draftPage(plan, options);
  return { ...write(new Set()), parameters };
}

/**
 * A page with all the words of its source: blocks that would lose some are shown as code, with a note, and what no block
 * has is kept at the end in the same way.
 */
export function wholePage(
  { write }: PageDraft,
  { text }: Pick<PageSource, 'text'>,
  accountOf: (file: NewFile) => Coverage,
): { file: NewFile; notes: Note[]; account: Coverage } {
  const asCode = new Set<number>();
  for (;;) {
    const { file, notes } = write(asCode);
    const account = accountOf(file);
    const lost = lostLines(account, text).filter(({ at }) => !asCode.has(at.line));
    if (lost.length === 0) return { file, notes, account };
    for (const { at } of lost) asCode.add(at.line);
  }
}

export function draftPage(plan: PagePlan, { resolver, writesParameters }: PageOptions): PageDraft {
  const { source, type, service, alerts } = plan;
  const { root } = source;
  const notes: Note[] = [...plan.notes, ...sourceNotes(source)];
  notes.push(
    ...htmlNotes(source.html),
    ...moveLinks(root, resolver),
    ...normalizeCode(root),
    ...normalizeTables(root),
    ...source.leftOut.map(leftOutNote),
    ...shortcodeNotes(root),
  );
  const offered = parametersOfCode(root);
  if (writesParameters) writeParameters(root, offered);
  const params = declared(writesParameters ? offered : [], parametersInPlace(root));
  notes.push(...params.notes, ...(writesParameters ? [] : offeredNotes(offered)));
  const { title, kept, fields } = keptFrontMatter(plan);
  const lines = source.text.split('\n');
  const data = {
    title,
    ...fields,
    ...(service !== undefined && { service }),
    ...(type === 'runbook' && {
      ...(alerts.length > 0 && { alerts }),
      status: root.children.length === 0 ? 'planned' : 'draft',
    }),
    ...(params.list.length > 0 && { params: params.list }),
  };
  const write: PageDraft['write'] = (asCode) => {
    const fields = [...asCode].filter((line) => line <= source.bodyStart).map((line) => lines[line - 1]!);
    const shown = withBlocksAsCode(root, lines, new Set([...asCode].filter((line) => line > source.bodyStart)));
    const { text, unwritable } = writePage(shown, (block) => writtenIn(lines, block));
    const lost = [...asCode].map((line) => unwritableNote(source, line, 'words of it would be lost'));
    return {
      file: { path: `${plan.stem}.mdx`, text: mdxText(data, withIds(text), [...kept.lines, ...fields]) },
      notes: [
        ...kept.notes,
        ...notes,
        ...unwritable.map(({ line, why }) => unwritableNote(source, line, why)),
        ...lost,
      ],
    };
  };
  return { parameters: writesParameters ? offered : [], write };
}

/** A tree in which the blocks of some lines are code blocks of their Markdown; lines of no block are at the end. */
function withBlocksAsCode(root: Root, lines: readonly string[], asCode: ReadonlySet<number>): Root {
  if (asCode.size === 0) return root;
  const left = new Set(asCode);
  const children = root.children.map((block): RootContent => {
    const { start, end } = block.position ?? {};
    const own = start && end ? [...left].filter((line) => line >= start.line && line <= end.line) : [];
    for (const line of own) left.delete(line);
    return own.length === 0 ? block : codeOf(writtenIn(lines, block), block.position);
  });
  const rest = [...left].toSorted((a, b) => a - b).map((line) => lines[line - 1]!);
  return { type: 'root', children: rest.length === 0 ? children : [...children, codeOf(rest.join('\n'))] };
}

function codeOf(value: string, position?: Root['position']): RootContent {
  return { type: 'code', lang: 'markdown', value, ...(position && { position }) };
}

function withIds(text: string): string {
  return text.replace(
    new RegExp(`${idMarks[0]}([^${idMarks[1]}]*)${idMarks[1]}`, 'g'),
    (_all, id: string) => `[#${id.replace(/\\(.)/g, '$1')}]`,
  );
}

function writtenIn(lines: readonly string[], { position }: RootContent): string {
  return position ? lines.slice(position.start.line - 1, position.end.line).join('\n') : '';
}

function sourceNotes({ repairs, lostLines, text }: PageSource): Note[] {
  const notes: Note[] = [];
  const seen = [...new Map(repairs.map((repair) => [repair.written, repair])).values()];
  if (seen.length > 0)
    notes.push({
      id: 'import/encoding',
      level: 'note',
      message: `Characters were saved in one encoding and read in another, and are repaired: ${seen
        .slice(0, 8)
        .map(({ written, meant }) => `\`${written}\` is \`${meant}\``)
        .join(', ')}${seen.length > 8 ? ` and ${seen.length - 8} more` : ''}.`,
      hint: 'Read them once.',
    });
  const lines = text.split('\n');
  for (const line of lostLines)
    notes.push({
      id: 'import/lost-character',
      level: 'warning',
      message: `Line ${line} of the source has characters that were lost before: nobody can say what they were.`,
      hint: 'Type them again.',
      find: lines[line - 1]!.replace(/^[\s#>*-]+/, '').slice(0, 20),
    });
  return notes;
}

function leftOutNote({ line, written, isTextKept }: LeftOut): Note {
  const [first = ''] = written.trim().split('\n');
  const shown = `\`${first.slice(0, 60)}\` (line ${line} of the source)`;
  return {
    id: 'import/shortcode',
    level: 'warning',
    message: isTextKept
      ? `${shown} means nothing here: the text between its marks is on the page without them.`
      : `${shown} shows what is not in the source, so it is a comment here.`,
    hint: isTextKept
      ? 'Read the text once, and write a component of the vocabulary such as `<Callout>` where one is missing.'
      : 'Write what it showed, or delete the comment.',
    ...(!isTextKept && { find: first.replaceAll('*/', '* /') }),
  };
}

/** Shortcodes of Hugo and of Jekyll stay text: what they would have shown is not in the source. */
function shortcodeNotes(root: Root): Note[] {
  const notes: Note[] = [];
  visit(root, 'text', ({ value }) => {
    for (const [written, shortcode, tag, variable] of value.matchAll(
      /\{\{[<%]\s{0,20}\/?\s{0,20}([\w/-]{1,200})[^\n]{0,1000}?[>%]\}\}|\{%\s{0,20}(\w{1,200})[^\n]{0,1000}?%\}|\{\{-?\s{0,20}([a-z][\w.-]{0,200})[^{}\n]{0,200}\}\}/gi,
    ))
      notes.push({
        id: 'import/shortcode',
        level: 'warning',
        message: `\`${written.slice(0, 60)}\` is a ${variable === undefined ? 'shortcode' : 'variable'} of another site, and is here as text.`,
        hint: 'Write what it showed, or a component of the vocabulary such as `<Callout>`.',
        find: shortcode ?? tag ?? variable ?? written.slice(0, 20),
      });
  });
  return notes;
}

function htmlNotes(kept: readonly HtmlKept[]): Note[] {
  return kept.map(({ shown }) => ({
    id: 'import/html',
    level: 'warning',
    message: `\`${shown}\` is HTML that Markdown cannot say, so it is shown as code.`,
    hint: 'Write it in Markdown, or delete it.',
    find: shown,
  }));
}

function unwritableNote(source: PageSource, line: number, why: string): Note {
  return {
    id: 'import/unwritable',
    level: 'warning',
    message: `${source.path}:${line} cannot be written as it is (${why.replace(/\.$/, '')}), so it is shown as code.`,
    hint: 'Write it again in Markdown.',
    find: (source.text.split('\n')[line - 1] ?? '').trim().slice(0, 40),
  };
}

interface DeclaredParameter {
  name: string;
  label: string;
  example: string;
}

/** Parameters that the page uses, with an example that is no more than a stand-in. */
function declared(
  written: readonly FoundParameter[],
  inPlace: readonly string[],
): { list: DeclaredParameter[]; notes: Note[] } {
  const names = [...new Set([...written.map(({ name }) => name), ...inPlace])];
  const list = names.map((name) => ({ name, label: titleFrom(name), example: name.replace(/_/g, '-') }));
  const notes = names.map((name): Note => {
    const from = written.filter((parameter) => parameter.name === name).map((parameter) => `\`${parameter.written}\``);
    return {
      id: 'import/parameter',
      level: 'warning',
      message:
        from.length > 0
          ? `${from.join(' and ')} became the parameter \`${name}\`, with a stand-in as its example.`
          : `\`{{${name}}}\` is a parameter here, so it is declared, with a stand-in as its example.`,
      hint: 'Say what it is, and give an example that could be right.',
      find: `name: ${name}`,
    };
  });
  return { list, notes };
}

function offeredNotes(offered: readonly FoundParameter[]): Note[] {
  return offered.map(({ written, name }) => ({
    id: 'import/placeholder',
    level: 'note',
    message: `\`${written}\` is where a value belongs.`,
    hint: `Make it the parameter \`{{${name}}}\` and declare it in \`params:\`, or import with \`--parameters\`.`,
    find: written,
  }));
}
