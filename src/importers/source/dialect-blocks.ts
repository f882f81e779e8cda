import { calloutKind, kindOfIcon } from './callouts.ts';

/** What a block of another generator becomes. */
export type Becomes =
  | { as: 'callout'; kind: string; title: string }
  /** Its text, with a label in front: a tab, a fold, a step. */
  | { as: 'labelled'; title: string }
  /** Its text; of a mark that nobody knows here, with a finding. */
  | { as: 'text'; isUnknown?: boolean }
  | { as: 'code'; language: string }
  /** What the line above it means: an item of a list of definitions. */
  | { as: 'definition' }
  | { as: 'image' | 'link'; url: string; text: string }
  /** A comment: it says nothing to readers here. */
  | { as: 'nothing' }
  /** A comment and a finding: what it showed is not in the source. */
  | { as: 'left-out' }
  /** A class of kramdown that marks the text beside it as a remark. */
  | { as: 'class'; kind: string; before: boolean };

/** A block of another generator, taken out of the lines of a page. */
export interface TakenBlock {
  /** Lines from 0, the last one included. */
  start: number;
  end: number;
  /** As it was written. */
  written: string;
  becomes: Becomes;
  /** Lines of its text, as many as the page has up to its end: what is not its text is blank. */
  content: string[];
}

/** What begins a block: how its end is found, and what it becomes. */
interface Opening {
  becomes: Becomes;
  indent: number;
  /** Text is what is indented below; or what is up to a line that closes it; or there is none. */
  text: 'indented' | { opens: RegExp; closes: RegExp } | { inside: string } | { behind: string } | 'none';
}

/** Takes blocks out of lines: in the place of each one stands what `token` makes, and blank lines. */
export function takeBlocks(
  lines: readonly string[],
  from: number,
  isMdx: boolean,
  token: (block: TakenBlock) => string,
): string[] {
  const left = [...lines];
  for (let at = from; at < lines.length; at++) {
    const fence = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})([^`]*)$/.exec(lines[at]!);
    if (fence) {
      const directive = /^\{([a-z-]+)\}\s*(.*)$/.exec(fence[2]!.trim());
      const end = endOfFence(lines, at, fence[1]!);
      const kind = directive && calloutKind(directive[1]!);
      if (kind !== undefined && kind !== null && directive) {
        const title = directive[1] === 'admonition' ? directive[2]! : '';
        const block = blockOf(lines, at, end, [at + 1, end - 1], 0, { as: 'callout', kind, title });
        put(left, block, indentOf(lines[at]!), token);
      }
      at = end;
      continue;
    }
    const opening = openingOf(lines, at, isMdx);
    const block = opening && blockFrom(lines, at, opening);
    if (!block) continue;
    put(left, block, opening.indent, token);
    at = block.end;
  }
  return left;
}

function put(left: string[], block: TakenBlock, indent: number, token: (block: TakenBlock) => string): void {
  left[block.start] = ' '.repeat(indent) + token(block);
  for (let line = block.start + 1; line <= block.end; line++) left[line] = '';
}

function endOfFence(lines: readonly string[], start: number, fence: string): number {
  const closes = new RegExp(`^[\\s>]*${fence[0]}{${fence.length},}\\s*$`);
  const end = lines.findIndex((line, index) => index > start && closes.test(line));
  return end === -1 ? lines.length - 1 : end;
}

function blockFrom(lines: readonly string[], at: number, { becomes, indent, text }: Opening): TakenBlock | undefined {
  if (text === 'none') return blockOf(lines, at, at, [1, 0], 0, becomes);
  if (text === 'indented') {
    let end = at;
    for (let line = at + 1; line < lines.length; line++) {
      if (lines[line]!.trim() === '') continue;
      if (indentOf(lines[line]!) < indent + 4) break;
      end = line;
    }
    return blockOf(lines, at, end, [at + 1, end], indent + 4, becomes);
  }
  if ('behind' in text) return definitionFrom(lines, at, becomes, indent, text.behind);
  if ('inside' in text) {
    const block = blockOf(lines, at, at, [1, 0], 0, becomes);
    return { ...block, content: [...lines.slice(0, at).map(() => ''), text.inside] };
  }
  let depth = 1;
  for (let line = at + 1; line < lines.length; line++) {
    if (text.closes.test(lines[line]!)) depth -= 1;
    else if (text.opens.test(lines[line]!)) depth += 1;
    if (depth > 0) continue;
    const inside = lines.slice(at + 1, line).filter((one) => one.trim() !== '');
    return blockOf(lines, at, line, [at + 1, line - 1], Math.min(...inside.map(indentOf), Infinity), becomes);
  }
  return undefined;
}

/** The text behind the colon of a definition, with the lines that go on with it and the blocks that are indented below. */
function definitionFrom(
  lines: readonly string[],
  at: number,
  becomes: Becomes,
  indent: number,
  behind: string,
): TakenBlock {
  let end = at;
  for (let line = at + 1; line < lines.length; line++) {
    const text = lines[line]!;
    if (text.trim() === '') continue;
    const goesOn = end === line - 1 && !definition.test(text) && !startsBlock.test(text);
    if (indentOf(text) < indent + 2 && !goesOn) break;
    end = line;
  }
  const column = lines[at]!.length - behind.length;
  const below = lines.slice(at + 1, end + 1).filter((line) => indentOf(line) >= indent + 2 && line.trim() !== '');
  const block = blockOf(lines, at, end, [at + 1, end], Math.min(column, ...below.map(indentOf)), becomes);
  block.content[at] = behind;
  return block;
}

function blockOf(
  lines: readonly string[],
  start: number,
  end: number,
  [first, last]: [number, number],
  indent: number,
  becomes: Becomes,
): TakenBlock {
  const content = lines
    .slice(0, end + 1)
    .map((line, index) => (index < first || index > last ? '' : dedented(line, indent)));
  return { start, end, written: lines.slice(start, end + 1).join('\n'), becomes, content };
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)![0].replaceAll('\t', '    ').length;
}

function dedented(line: string, indent: number): string {
  if (!Number.isFinite(indent)) return line;
  const spaces = indentOf(line);
  return spaces < indent ? line.trimStart() : ' '.repeat(spaces - indent) + line.trimStart();
}

function openingOf(lines: readonly string[], at: number, isMdx: boolean): Opening | undefined {
  const line = lines[at]!;
  if (!/^\s*(?:[!?=:{<[;]|--8<|import\s|export\s)/.test(line)) return undefined;
  return (
    indentedOpening(line) ??
    definitionOpening(lines, at) ??
    directiveOpening(lines, at) ??
    templateOpening(lines, at) ??
    elementOpening(lines, at, isMdx) ??
    asideOpening(lines, at) ??
    singleLine(lines, at, isMdx)
  );
}

/** `!!! note "Title"`, `??? note`, `=== "Tab"` of MkDocs. */
function indentedOpening(line: string): Opening | undefined {
  const remark = /^(\s*)(?:!!!|\?\?\?\+?)\s*([\w-]+)?[^"']*?(?:["'](.*)["'])?\s*$/.exec(line);
  if (remark?.[2] !== undefined || remark?.[3] !== undefined)
    return {
      becomes: { as: 'callout', kind: calloutKind(remark[2] ?? 'note') ?? 'note', title: remark[3] ?? '' },
      indent: indentOf(line),
      text: 'indented',
    };
  const tab = /^(\s*)===[+!]?\s+["'](.+)["']\s*$/.exec(line);
  return tab ? { becomes: { as: 'labelled', title: tab[2]! }, indent: indentOf(line), text: 'indented' } : undefined;
}

const definition = /^ {0,3}:(?:[ \t]{1,4}(?=\S)|[ \t]*$)/;
/** Lines that are no text of a paragraph: of lists, tables, quotes, headings, code, and of HTML. */
const startsBlock = /^\s*(?:[-*+>|#<]|\d+[.)]\s|`{3}|~{3}|:{3})|^ {4}/;

/** `: text` below a term, as PHP Markdown Extra, Pandoc, Hugo, kramdown and MkDocs write lists of definitions. */
function definitionOpening(lines: readonly string[], at: number): Opening | undefined {
  const found = definition.exec(lines[at]!);
  const before = lines[at - 1]?.trim() === '' ? lines[at - 2] : lines[at - 1];
  if (!found || before === undefined || before.trim() === '') return undefined;
  const isTerm = !startsBlock.test(before) && !/^\s*(?:---|\+\+\+|\[[^\]]+\]:)/.test(before);
  const isNext = definition.test(before) || /^\s+\S/.test(before);
  if (!isTerm && !isNext) return undefined;
  const behind = lines[at]!.slice(found[0].length);
  return { becomes: { as: 'definition' }, indent: indentOf(lines[at]!), text: { behind } };
}

const anyDirective = /^\s*:{3,}\s*\{?[A-Za-z]/;

/** `:::note Title` of Docusaurus, Starlight, VuePress and MyST; `::: mermaid` of Azure. */
function directiveOpening(lines: readonly string[], at: number): Opening | undefined {
  const line = lines[at]!;
  const picture = /^\s*:::image\s.*?source="([^"]+)".*:::\s*$/.exec(line);
  const indent = indentOf(line);
  if (picture)
    return {
      becomes: { as: 'image', url: picture[1]!, text: attribute(line, 'alt-text') ?? '' },
      indent,
      text: 'none',
    };
  const found = /^\s*:{3,}\s*\{?([A-Za-z][\w.-]*)\}?(?:\[(.*)\])?(?:\{[^}]*\})?\s*(.*?)\s*$/.exec(line);
  if (!found || /:::\s*$/.test(line)) return undefined;
  const [, name, bracketed, rest] = found;
  const isClosed = lines.some((other, index) => index > at && /^\s*:{3,}\s*$/.test(other));
  // `::: package.module` of mkdocstrings has options below it, and no end.
  if (!isClosed) return { becomes: { as: 'left-out' }, indent, text: 'indented' };
  const becomes: Becomes =
    name === 'mermaid' ? { as: 'code', language: name } : blockNamed(name!, bracketed ?? rest!.replace(/^\{.*\}$/, ''));
  return { becomes, indent, text: { opens: anyDirective, closes: /^\s*:{3,}\s*$/ } };
}

const containers =
  /^(?:tabs?|tabpane|tabbed|steps?|stepper|code-?group|columns?|row|grid|cards?|card-?grid|cardgroup|accordion-?group|frame|content-ref|moniker|zone|raw|wrapper|panel|section|figure-group|file-?tree|fragment|div|center)$/i;
const labelled = /^(?:tab|tabitem|step|accordion|expand|expandable|collapse|collapsible|spoiler|card|panel|section)$/i;

function blockNamed(name: string, title: string): Becomes {
  const kind = calloutKind(name);
  if (/^(?:details|expand|expandable|collapse|collapsible|spoiler)$/i.test(name))
    return { as: 'labelled', title: title || 'More' };
  if (kind !== undefined) return { as: 'callout', kind, title };
  if (labelled.test(name) && title !== '') return { as: 'labelled', title };
  return { as: 'text' };
}

function attribute(text: string, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = new RegExp(`(?:^|[\\s<{])${name}\\s*=\\s*\\{?(?:"([^"]*)"|'([^']*)'|([^\\s"'>}]+))`, 'i').exec(text);
    if (found) return found[1] ?? found[2] ?? found[3];
  }
  return undefined;
}

const remarkNames =
  /^(?:hint|notice|alert|callout|admonition|aside|block|message|note|info|tip|warning|caution|danger|important|success|error)$/i;

/** `{% hint style="info" %}` of GitBook and Jekyll, `{{< notice warning >}}` and `{{% tab %}}` of Hugo. */
function templateOpening(lines: readonly string[], at: number): Opening | undefined {
  const line = lines[at]!;
  const found =
    /^\s*(\{%-?)\s*([A-Za-z][\w/-]*)\s*((?:(?!%\}).)*?)-?%\}(.*)$/.exec(line) ??
    /^\s*(\{\{[<%])\s*([A-Za-z][\w/.-]*)\s*((?:(?![>%]\}\}).)*?)\/?[>%]\}\}(.*)$/.exec(line);
  if (!found) return undefined;
  const [, open, name, given, behind] = found as unknown as [string, string, string, string, string];
  const isLiquid = open.startsWith('{%');
  const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const close = isLiquid ? `\\{%-?\\s*end${escaped}\\s*-?%\\}` : `\\{\\{[<%]\\s*/\\s*${escaped}\\s*[>%]\\}\\}`;
  const opens = new RegExp(isLiquid ? `\\{%-?\\s*${escaped}\\b` : `\\{\\{[<%]\\s*${escaped}\\b`);
  const indent = indentOf(line);
  const closes = new RegExp(close);
  const first = lines.slice(at + 1).find((other) => other.trim() !== '') ?? '';
  const isFenced = /^\s*(?:`{3}|~{3})/.test(first);
  const becomes = templateBecomes(name, given, isFenced);
  if (behind.trim() !== '') {
    const inside = new RegExp(`^(.*)${close}\\s*$`).exec(behind)?.[1];
    return inside === undefined ? undefined : { becomes, indent, text: { inside } };
  }
  const isClosed = becomes.as !== 'image' && lines.some((other, index) => index > at && closes.test(other));
  // Conditions and loops of templates show what nobody can know here, or nothing: each of their lines is left out.
  if (isClosed && !/^(?:if|unless|for|case|capture|with|range)$/.test(name))
    return { becomes, indent, text: { opens, closes } };
  const isNothing = /^(?:end)?(?:raw|toc|comment)$|^toc$|^\/?(?:tabs?|steps?)$/.test(name);
  return {
    becomes: becomes.as === 'image' || becomes.as === 'link' ? becomes : { as: isNothing ? 'nothing' : 'left-out' },
    indent,
    text: 'none',
  };
}

/** Marks around code: of a listing, a diagram, a session at a console. */
const codeNames =
  /(?:^|[-_])(?:highlight|code|codeblock|listing|snippet|mermaid|plantuml|graphviz|katex|math|diagram|console|terminal|shell|prompt|cmd|command|gist|chroma)(?:[-_]|$)/i;

/** @param isFenced Whether the text of the block begins with code that is fenced in itself. */
function templateBecomes(name: string, given: string, isFenced: boolean): Becomes {
  const words = [...given.matchAll(/"([^"]*)"|'([^']*)'|([^\s"'=]+)(?!\S*=)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
  const title = attribute(given, 'title', 'name', 'label', 'header', 'tabName', 'summary') ?? '';
  if (codeNames.test(name)) {
    const [diagram] = /mermaid|plantuml|graphviz/i.exec(name) ?? [];
    const language =
      diagram ?? attribute(given, 'lang', 'language') ?? (/highlight/i.test(name) ? words[0] : undefined);
    return isFenced ? { as: 'text' } : { as: 'code', language: language?.replace(/[^\w+#-].*$/, '') || 'text' };
  }
  if (/^(?:figure|image|img)$/i.test(name))
    return {
      as: 'image',
      url: attribute(given, 'src', 'link') ?? words[0] ?? '',
      text: attribute(given, 'alt', 'caption', 'title') ?? '',
    };
  if (name === 'embed' || name === 'file')
    return { as: 'link', url: attribute(given, 'url', 'src') ?? words[0] ?? '', text: title };
  if (name === 'comment') return { as: 'nothing' };
  if (remarkNames.test(name)) {
    const style =
      attribute(given, 'style', 'type', 'level', 'color', 'class', 'context', 'kind') ??
      words.find((word) => calloutKind(word) !== undefined);
    const kind = calloutKind(style ?? name) ?? calloutKind(name) ?? 'note';
    const other = words.find((word) => word !== style && !given.includes(`=${word}`) && !given.includes(`="${word}"`));
    return { as: 'callout', kind, title: title || (other ?? '') };
  }
  if (labelled.test(name) || /^details$/i.test(name)) {
    const label = title || (words[0] ?? '');
    return label === '' ? { as: 'text' } : { as: 'labelled', title: label };
  }
  return { as: 'text', isUnknown: !containers.test(name) };
}

/** `<Aside type="caution">`, `<TabItem label="Linux">` and the like of MDX. */
function elementOpening(lines: readonly string[], at: number, isMdx: boolean): Opening | undefined {
  const line = lines[at]!;
  const [, name, given, selfClosed, behind = ''] = /^\s*<([A-Z]\w*)((?:\s+[^<>]*?)?)\s*(\/?)>(.*)$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  const indent = indentOf(line);
  const closes = new RegExp(`</${name}>\\s*$`);
  const title = attribute(given!, 'title', 'label', 'name', 'heading', 'summary', 'value') ?? '';
  const isRemark = remarkNames.test(name);
  if (!isRemark && !labelled.test(name) && !containers.test(name) && !/^(?:LinkCard|LinkButton|Details)$/.test(name))
    return isMdx && behind === '' ? unknownElement(lines, at, name, indent, selfClosed === '/') : undefined;
  const href = attribute(given!, 'href', 'to');
  if (selfClosed === '/')
    return {
      becomes: href === undefined ? { as: 'left-out' } : { as: 'link', url: href, text: title },
      indent,
      text: 'none',
    };
  const style = attribute(given!, 'type', 'kind', 'intent', 'severity', 'variant', 'status');
  const becomes: Becomes = isRemark
    ? { as: 'callout', kind: calloutKind(style ?? name) ?? 'note', title }
    : blockNamed(name, title);
  if (behind !== '') {
    const inside = new RegExp(`^(.*)</${name}>\\s*$`).exec(behind)?.[1];
    return inside === undefined ? undefined : { becomes, indent, text: { inside } };
  }
  const isClosed = lines.some((other, index) => index > at && closes.test(other));
  return isClosed
    ? { becomes, indent, text: { opens: new RegExp(`^\\s*<${name}\\b(?!.*(?:/>|</${name}>)\\s*$)`), closes } }
    : undefined;
}

/** An element of MDX whose component is not in the source: alone, it showed something else; around text, the text stays. */
function unknownElement(
  lines: readonly string[],
  at: number,
  name: string,
  indent: number,
  isAlone: boolean,
): Opening | undefined {
  if (isAlone) return { becomes: { as: 'left-out' }, indent, text: 'none' };
  const closes = new RegExp(`^\\s*</${name}>\\s*$`);
  return lines.some((other, index) => index > at && closes.test(other))
    ? {
        becomes: { as: 'text', isUnknown: true },
        indent,
        text: { opens: new RegExp(`^\\s*<${name}(?![\\w.])(?!.*(?:/>|</${name}>))`), closes },
      }
    : undefined;
}

/** `<aside>` around a remark of Notion, whose icon says its kind. */
function asideOpening(lines: readonly string[], at: number): Opening | undefined {
  const [, indent, behind] = /^(\s*)<aside(?:\s[^<>]*)?>(.*)$/.exec(lines[at]!) ?? [];
  const end = lines.findIndex((line, index) => index >= at && line.includes('</aside>'));
  if (indent === undefined || behind === undefined || end === -1) return undefined;
  const first = behind.trim() === '' ? lines.slice(at + 1, end).find((line) => line.trim() !== '') : behind;
  const becomes: Becomes = { as: 'callout', kind: kindOfIcon(first ?? ''), title: '' };
  if (behind.trim() === '')
    return { becomes, indent: indent.length, text: { opens: /<aside[\s>]/, closes: /^\s*<\/aside>\s*$/ } };
  const [, inside] = /^(.*)<\/aside>\s*$/.exec(behind) ?? [];
  return inside === undefined ? undefined : { becomes, indent: indent.length, text: { inside } };
}

/** Lines that are a mark of a generator and nothing else. */
function singleLine(lines: readonly string[], at: number, isMdx: boolean): Opening | undefined {
  const line = lines[at]!;
  const indent = indentOf(line);
  const single = (becomes: Becomes): Opening => ({ becomes, indent, text: 'none' });
  if (/^\s*(?:\[TOC\]|\[\[_?TOC_?\]\]|\{:\s*toc\b.*\})\s*$/i.test(line)) return single({ as: 'nothing' });
  if (
    /^\s*(?:-{1,2}8<-{1,2}.*|\{!.*!\}|\{\{#[a-z]\w*\b[^{}]*\}\}|::include\{.*\}|\[!(?:INCLUDE|code)\b.*\])\s*$/.test(
      line,
    )
  )
    return single({ as: 'left-out' });
  const list =
    /^\s*\{:?\s*((?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)|no_toc|target|markdown)(?:\s+(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|\S+)))*)\s*\}\s*$/.exec(
      line,
    );
  if (list) {
    const kind = [...list[1]!.matchAll(/\.([\w-]+)/g)]
      .map(([, name]) => calloutKind(name!))
      .find((one) => one !== undefined);
    return single(
      kind === undefined ? { as: 'nothing' } : { as: 'class', kind, before: (lines[at - 1] ?? '').trim() !== '' },
    );
  }
  const isImport = /^import\s[^'"]*(?:from\s+)?['"]([^'"]+)['"];?\s*$/.exec(line);
  if (isImport && (isMdx || /^@(?:theme|site|astrojs|components|docusaurus)\b/.test(isImport[1]!)))
    return single({ as: 'nothing' });
  return isMdx && /^export\s.*;\s*$/.test(line) ? single({ as: 'left-out' }) : undefined;
}
