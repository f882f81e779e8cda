import type { Definition, Image, Link, PhrasingContent, Root, RootContent } from 'mdast';
import { plainText } from '../source/plain-text.ts';
import { SKIP, visit } from 'unist-util-visit';
import { refusedScheme } from '../../markdown/addresses.ts';
import type { Note } from '../write/new-file.ts';
import { isAbsolute } from '../coverage/words.ts';

/** Where a link of a source leads on the new site. */
export type NewTarget =
  | { kind: 'same' }
  | { kind: 'moved'; url: string }
  /** Nowhere: why, as the end of a sentence. */
  | { kind: 'lost'; why: string };

export interface LinkResolver {
  link: (url: string) => NewTarget;
  image: (url: string) => NewTarget;
  /** Follows a link of a wiki, by the name of a page or of an image. */
  wiki?: (name: string) => NewTarget;
  /** Follows an absolute address, where it is one of the old site. */
  ofOldSite?: (url: string) => NewTarget;
}

/** Writes links by reference (`[text][name]`) with their addresses, and keeps addresses that nothing uses as comments. */
export function resolveReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  const used = new Set<Definition>();
  visit(root, (node, index, parent) => {
    if (index === undefined || !parent || (node.type !== 'linkReference' && node.type !== 'imageReference'))
      return undefined;
    const definition = definitions.get(node.identifier);
    if (!definition) return undefined;
    used.add(definition);
    const { url, title } = definition;
    const place = node.position && { position: node.position };
    const inline: Link | Image =
      node.type === 'linkReference'
        ? { type: 'link', url, title: title ?? null, children: node.children, ...place }
        : { type: 'image', url, title: title ?? null, alt: node.alt ?? null, ...place };
    parent.children[index] = inline;
    return node.type === 'linkReference' ? index : SKIP;
  });
  visit(root, 'definition', (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    // Another definition of the same name never had a say.
    const isUsed = used.has(node);
    if (isUsed) parent.children.splice(index, 1);
    else {
      const value = ` [${node.label ?? node.identifier}]: ${node.url} ${node.title ?? ''}`.trimEnd();
      parent.children[index] = commentNode(value, 'mdxFlowExpression', node) as RootContent;
    }
    return isUsed ? [SKIP, index] : SKIP;
  });
}

function commentNode(
  text: string,
  type: 'mdxFlowExpression' | 'mdxTextExpression',
  at: { position?: Root['position'] },
) {
  return { type, value: `/*${text.replaceAll('*/', '* /')} */`, ...(at.position && { position: at.position }) };
}

/**
 * Gives links and images their new addresses. One that leads nowhere keeps its text; its address goes into a comment
 * behind it, and a note says so.
 */
export function moveLinks(root: Root, resolver: LinkResolver): Note[] {
  const notes: Note[] = [];
  visit(root, (node, index, parent) => {
    if (index === undefined || !parent || (node.type !== 'link' && node.type !== 'image')) return undefined;
    const wiki = node.type === 'link' ? node.data?.wiki : undefined;
    if (wiki) {
      const made = wikiNode(wiki, resolver);
      if (made === undefined && looksLikeName(wiki.names)) notes.push(lostWikiLink(wiki.written));
      const place = node.position && { position: node.position };
      parent.children[index] = { ...(made ?? { type: 'text', value: wiki.written }), ...place } as RootContent;
      return index + 1;
    }
    const target = targetOf(node, resolver);
    if (target.kind === 'moved') node.url = target.url;
    if (target.kind !== 'lost') {
      if (node.type === 'link') giveText(node, notes);
      else giveWords(node, notes);
      return undefined;
    }
    const comment = commentNode(` led to ${node.url}`, 'mdxTextExpression', node) as PhrasingContent;
    const text: PhrasingContent[] = node.type === 'link' ? node.children : [{ type: 'text', value: node.alt ?? '' }];
    const title: PhrasingContent[] = node.title
      ? [commentNode(` ${node.title}`, 'mdxTextExpression', node) as PhrasingContent]
      : [];
    const place = node.position && { position: node.position };
    const kept = text.map((child) => ({ ...(place ?? {}), ...child }));
    (parent.children as PhrasingContent[]).splice(index, 1, ...kept, comment, ...title);
    notes.push({
      id: node.type === 'link' ? 'import/dead-link' : 'import/dead-image',
      level: 'warning',
      message: `The ${node.type} \`${node.url}\`${nameOf(node)} ${target.why}, so its text is here without it.`,
      hint: 'Link to what it should lead to, and delete the comment.',
      find: `led to ${node.url}`,
    });
    // A link may be around a picture, which leads somewhere of its own.
    return index;
  });
  return notes;
}

/** What a link of a wiki is here: GitHub writes the text first, all others the page. Undefined where no page is called so. */
function wikiNode(
  { names, isShown }: NonNullable<NonNullable<Link['data']>['wiki']>,
  { wiki: follow }: LinkResolver,
): Link | Image | undefined {
  for (const name of names) {
    const target = follow?.(name);
    if (target?.kind !== 'moved') continue;
    const text =
      names.find((other) => other !== name) ?? name.replace(/^.*\/|#/g, (sign) => (sign === '#' ? ' ' : '')).trim();
    return isShown && target.url.startsWith('/images/')
      ? { type: 'image', url: target.url, alt: text }
      : { type: 'link', url: target.url, children: [{ type: 'text', value: text }] };
  }
  return undefined;
}

/** Tests of shells, tables of TOML and lists of numbers stand between two brackets too. */
function looksLikeName(names: readonly string[]): boolean {
  return names.every(
    (name) =>
      /^[\p{L}\p{N}][\p{L}\p{N} _/#&.,:'()-]*$/u.test(name) && /\p{L}/u.test(name) && !/^\w+(?:\.\w+)+$/.test(name),
  );
}

function lostWikiLink(written: string): Note {
  return {
    id: 'import/dead-link',
    level: 'warning',
    message: `\`${written}\` looks like a link of a wiki, and no page that was imported is called so.`,
    hint: 'Link to what it should lead to.',
    find: written.slice(2, -2).split('|')[0]!,
  };
}

function nameOf(node: Link | Image): string {
  const text = node.type === 'link' ? plainText(node) : (node.alt ?? '');
  return text.trim() === '' ? '' : ` of “${text.trim().slice(0, 60)}”`;
}

function targetOf(node: Link | Image, resolver: LinkResolver): NewTarget {
  const scheme = refusedScheme(node.url);
  if (scheme !== undefined)
    return { kind: 'lost', why: `has the scheme \`${scheme}:\`, which content may not link to` };
  const [template] = /\{\{[<%].*?[%>]\}\}|\{%.*?%\}|<%.*?%>|\{\{\s*\S*[.\s|"']+\S*.*?\}\}/.exec(node.url) ?? [];
  if (template !== undefined)
    return { kind: 'lost', why: `has \`${template}\` in it, which only its generator can fill in` };
  if (isAbsolute(node.url)) return (node.type === 'link' && resolver.ofOldSite?.(node.url)) || { kind: 'same' };
  return node.type === 'link' ? resolver.link(node.url) : resolver.image(node.url);
}

/** A link that nobody can see or hear gets its address as its text. */
function giveText(node: Link, notes: Note[]): void {
  let says = plainText(node) !== '';
  visit({ type: 'root', children: node.children } as Root, 'image', () => void (says = true));
  if (says) return;
  node.children = [{ type: 'text', value: node.url, ...(node.position && { position: node.position }) }];
  notes.push({
    id: 'import/link-no-text',
    level: 'warning',
    message: `The link to \`${node.url}\` had no text, so it shows its address.`,
    hint: 'Write where it leads, or delete it.',
    find: `](${node.url})`,
  });
}

/** An image without words gets its file name: pages must say something to those who cannot see it. */
function giveWords(node: Image, notes: Note[]): void {
  if ((node.alt ?? '').trim() !== '') return;
  node.alt = decodeURI(node.url.split(/[?#]/)[0]!.split('/').at(-1) ?? '') || 'Image';
  notes.push({
    id: 'import/image-no-alt',
    level: 'warning',
    message: `The image \`${node.url}\` said nothing to those who cannot see it, so it has the name of its file.`,
    hint: 'Write in words what it shows.',
    find: `](${node.url}`,
  });
}
