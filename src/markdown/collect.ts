import GithubSlugger from 'github-slugger';
import type { Code, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Body, CodeBlock, ParameterUse } from '../model/catalogue/document.ts';
import { diagramLanguages } from '../model/diagrams/graphviz.ts';
import { readCommand, type CommandReading } from '../model/commands/read-command.ts';
import type { Finding } from '../model/audit/finding.ts';
import type { Place } from '../model/text/place.ts';
import { calloutKindsOfHosts, namedKind } from './callouts.ts';
import { readFence } from './fence.ts';
import { takeExplicitId } from './headings.ts';
import { ownValue } from '../model/text/own-value.ts';
import { parametersIn } from '../model/commands/parameters.ts';
import { placeOfNode } from './props.ts';
import { vocabulary, type VocabularyEntry } from '../../schemas/vocabulary.ts';

type Facts = Omit<Body, 'treeText'>;

declare module 'mdast' {
  interface CodeData {
    /** The block as a command: read once, for the checks and for the tree. */
    reading?: CommandReading;
  }
}

/**
 * Gathers what checks and pages ask of a restricted tree, and writes ids into it: `data.hProperties.id` of headings,
 * `id` and `number` of elements.
 */
export function collect(
  root: Root,
  text: string,
  file: string,
): { facts: Facts; findings: Finding[]; misses: boolean } {
  const facts: Facts = { headings: [], anchors: [], links: [], code: [], inlineCode: [], parameters: [], elements: [] };
  const findings: Finding[] = [];
  const lines = text.split('\n');
  const slugger = new GithubSlugger();
  let stepNumber = 0;
  let misses = false;
  const addParameters = (text: string, where: ParameterUse['where'], placeAt: (offset: number) => Place): void => {
    for (const { name, start } of parametersIn(text)) facts.parameters.push({ name, where, at: placeAt(start) });
  };
  visit(root, (node, _index, parent) => {
    const at = placeOfNode(node.position, file);
    switch (node.type) {
      case 'heading': {
        const written = takeExplicitId(node);
        const title = toString(node);
        const id = written ?? slugger.slug(title);
        node.data = { ...node.data, hProperties: { id } };
        facts.headings.push({ id, depth: node.depth, text: title, explicit: written !== undefined, at });
        facts.anchors.push({ id, at });
        if (node.depth === 1)
          findings.push({
            id: 'content/title',
            level: 'error',
            message: `\`# ${title.length > 80 ? `${title.slice(0, 80)}…` : title}\` is a second title: the page has its title from the frontmatter.`,
            hint: 'Start with `##`, or delete the line.',
            at,
          });
        break;
      }
      case 'blockquote': {
        const kind = namedKind(node);
        if (kind !== undefined) findings.push(unknownKind(kind, at));
        break;
      }
      case 'link':
      case 'image':
      case 'definition':
        facts.links.push({
          href: node.url,
          text: node.type === 'image' ? (node.alt ?? '') : toString(node),
          kind: node.type === 'image' ? 'image' : 'link',
          at,
        });
        addParameters(node.url, 'link', () => at);
        break;
      case 'code': {
        if (hasNoEnd(node, lines)) {
          misses = true;
          findings.push(fenceWithoutEnd(node, lines, at));
          break;
        }
        const block = codeBlock(node, lines, file, enclosingOutput(parent), findings);
        const reading = readCommand(node.value, node.lang ?? '');
        const placeAt = placesInFence(node, lines, file);
        node.data = { ...node.data, reading };
        facts.code.push(block);
        if (diagramLanguages.includes(block.language)) break;
        for (const { name, start, place } of reading.placeholders)
          facts.parameters.push({
            name,
            where: 'command',
            at: placeAt(start),
            ...(!block.output && { command: { place, risk: block.risk } }),
          });
        break;
      }
      case 'inlineCode':
        addParameters(node.value, 'command', () => at);
        if (/[^\x20-\x7e]/.test(node.value)) facts.inlineCode.push({ text: node.value, at });
        break;
      case 'parameter':
        facts.parameters.push({ name: node.name, where: 'text', at });
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const element = node.data?.element;
        if (!element) break;
        const entry = ownValue<VocabularyEntry>(vocabulary, element.name);
        if (entry?.anchor) {
          const title = element.props['title'] ?? element.props['question'];
          // Of an element that is refused, nobody may know.
          if (title !== undefined) element.props['id'] ??= slugger.slug(String(title));
          if (element.props['id'] !== undefined) facts.anchors.push({ id: String(element.props['id']), at });
        }
        if (element.name === 'Step') element.props['number'] = ++stepNumber;
        facts.elements.push({ name: element.name, props: element.props, places: placesOf(node, file), at });
        break;
      }
      default:
    }
  });
  return { facts, findings, misses };
}

/** Whether nothing closes a fenced block: it goes on to the end of the text, or into the next block. */
function hasNoEnd({ value, position }: Code, lines: readonly string[]): boolean {
  if (!position) return false;
  const { start, end } = position;
  const fence = fenceAt(lines[start.line - 1] ?? '', start.column);
  if (fence === '') return false;
  const isClosed = end.line > start.line && /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.test(lines[end.line - 1] ?? '');
  if (!isClosed) return lines.slice(end.line).every((line) => line.trim() === '');
  // Whoever shows a fence in a block gives the block a longer one.
  return value.split('\n').some((line) => line.startsWith(fence) && /^[`~]+[a-z]/i.test(line));
}

function fenceAt(line: string, column: number): string {
  return /^(?:`{3,}|~{3,})/.exec(line.slice(column - 1))?.[0] ?? '';
}

function fenceWithoutEnd({ position }: Code, lines: readonly string[], at: Place): Finding {
  const end = position!.end.line;
  const isLast = lines.slice(end).every((line) => line.trim() === '');
  const rest = isLast ? `What follows line ${at.line}` : `What is between the lines ${at.line} and ${end}`;
  return {
    id: 'content/fence',
    level: 'error',
    message: `This code block is opened but never closed. ${rest} was not read: check again after fixing this.`,
    hint: `Write a line of \`${fenceAt(lines[at.line - 1]!, at.column)}\` at its end.`,
    at,
  };
}

/** A remark of code hosts becomes a callout before; what is left is of no kind that they know. */
function unknownKind(kind: string, at: Place): Finding {
  const known = calloutKindsOfHosts.find((name) => name === kind.toUpperCase());
  return known
    ? {
        id: 'content/callout',
        level: 'warning',
        message: `\`[!${kind}]\` has no text: code hosts show it as a quote, and so does this page.`,
        hint: 'Write the text on the next line, after `> `.',
        at,
      }
    : {
        id: 'content/callout',
        level: 'warning',
        message: `\`[!${kind}]\` is not a kind of callout: readers see the brackets.`,
        hint: `Use one of ${calloutKindsOfHosts.map((name) => `\`[!${name}]\``).join(', ')}.`,
        at,
      };
}

function placesOf(node: MdxJsxFlowElement | MdxJsxTextElement, file: string): Record<string, Place> {
  const named = node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' ? [[attribute.name, placeOfNode(attribute.position, file)] as const] : [],
  );
  return Object.fromEntries(named);
}

function enclosingOutput(parent: unknown): boolean {
  return typeof parent === 'object' && parent !== null && 'name' in parent && parent.name === 'ExpectedOutput';
}

function codeBlock(
  node: Code,
  lines: readonly string[],
  file: string,
  output: boolean,
  findings: Finding[],
): CodeBlock {
  const at = placeOfNode(node.position, file);
  const { options, problems } = readFence(node);
  const fenceLine = lines[at.line - 1] ?? '';
  // With a character reference in it (`&amp;`), what was read is not what is written: the fence stands for it.
  const metaIndex = node.meta ? fenceLine.indexOf(node.meta, at.column) : -1;
  const columnOf = (offset: number): number => (metaIndex < 0 ? at.column : metaIndex + 1 + offset);
  findings.push(
    ...problems.map(({ message, hint, offset }): Finding => ({
      id: 'content/fence',
      level: 'error',
      message,
      hint,
      at: { ...at, column: columnOf(offset) },
    })),
  );
  return {
    language: node.lang ?? 'text',
    text: node.value,
    risk: options.risk,
    destroys: options.destroys,
    undo: options.undo,
    title: options.title,
    output,
    at,
  };
}

/** Places of offsets in the text of a fenced block; these are asked for in their order. */
function placesInFence(node: Code, lines: readonly string[], file: string): (offset: number) => Place {
  const codeLines = node.value.split('\n');
  const first = (node.position?.start.line ?? 1) + 1;
  let [index, start] = [0, 0];
  return (offset) => {
    for (let end = start + codeLines[index]!.length; offset > end; end = start + codeLines[index]!.length) {
      start = end + 1;
      index += 1;
    }
    const line = first + index;
    const indent = Math.max(0, (lines[line - 1] ?? '').indexOf(codeLines[index]!));
    return { file, line, column: indent + offset - start + 1 };
  };
}
