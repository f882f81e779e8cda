import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isCompiled, programRoot } from '../workspace/package-folders.ts';
import { clientScript, clientScripts } from './client-scripts.ts';

/** A class, id or element that has to be in a page, or several choices of which one has to be there whole. */
export type Need = string | readonly (readonly Need[])[];

/** A piece of a style sheet: kept always, kept where a selector may select something, or a condition around pieces. */
export type StylePart =
  | string
  | { selectors: readonly (readonly [text: string, needs: readonly Need[]])[]; body: string }
  | { head: string; parts: readonly StylePart[] };

/** What pages of this program are dressed in, and run. */
export interface OwnStyles {
  /** Parts of a style sheet by its whole text; undefined for one that is not the program's. */
  partsOf: (sheet: string) => readonly StylePart[] | undefined;
  /** Texts of the scripts that may stand in a page. */
  scripts: ReadonlySet<string>;
}

/** File of a compiled program with its style sheets: a list of texts with their parts. */
const sheetsFile = 'renderer/styles.json';

/** Style sheets and inline scripts of the program: as the package was compiled with them, or from its sources. */
export async function ownStyles(): Promise<OwnStyles> {
  const scripts = new Set([await clientScript('before-paint'), await clientScript('forget-offline')]);
  if (isCompiled) {
    const file = path.join(programRoot, sheetsFile);
    const sheets = JSON.parse(readFileSync(file, 'utf8')) as [string, StylePart[]][];
    return { partsOf: remembered((text) => partsOfSeveral(text, sheets)), scripts };
  }
  const { namesInScripts, styleParts } = await import('./style-parts.ts');
  const created = await namesInScripts();
  return { partsOf: remembered((text) => styleParts(text, created)), scripts };
}

/** Parts of a style in which nothing but style sheets of the program stands, one behind the other. */
export function partsOfSeveral(
  text: string,
  sheets: readonly (readonly [string, readonly StylePart[]])[],
): StylePart[] | undefined {
  const parts: StylePart[] = [];
  for (let at = 0; at < text.length;) {
    const found = sheets.find(([sheet]) => text.startsWith(sheet, at));
    if (!found) return undefined;
    parts.push(...found[1]);
    at += found[0].length;
  }
  return parts;
}

function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    if (!known.has(text)) known.set(text, make(text));
    return known.get(text)!;
  };
}

/** A page taken apart, so that whoever looks through its text need not look through its style sheets, which are most of it. */
export interface PageParts {
  /** All but the style sheets, in as many pieces as they leave. */
  around: readonly string[];
  /** The style sheets between them. */
  sheets: readonly string[];
}

/** Takes a page apart; `around[0] + sheets[0] + around[1] + …` is the page. */
export function partsOfPage(html: string): PageParts {
  const around: string[] = [];
  const sheets: string[] = [];
  let at = 0;
  for (const { 0: tag, index } of html.matchAll(/<style\b[^>]*>/g)) {
    const start = index + tag.length;
    const end = html.indexOf('</style>', start);
    if (index < at || end === -1) continue;
    around.push(html.slice(at, start));
    sheets.push(html.slice(start, end));
    at = end;
  }
  return { around: [...around, html.slice(at)], sheets };
}

/**
 * Leaves out of the style sheets in a page the rules that select nothing in it: half of most pages is styles.
 *
 * What is not the program's stays as it is: another style sheet, and every one of a page that runs a script of a team, which
 * may bring in whatever it likes.
 */
export function withUsedStyles({ around, sheets }: PageParts, { partsOf, scripts }: OwnStyles): string {
  const text = around.join('');
  const isOwn = [...text.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)].every(([, attributes, script]) =>
    script === '' ? ownScript.test(attributes!) : scripts.has(script!),
  );
  const names = isOwn ? namesOf(text) : undefined;
  const used = sheets.map((sheet) => {
    const parts = names && partsOf(sheet);
    return parts ? usedOf(parts, names) : sheet;
  });
  return around.map((piece, place) => piece + (used[place] ?? '')).join('');
}

const ownScript = new RegExp(`\\ssrc="[^"]*/assets/(?:${clientScripts.join('|')})\\.js"`);

/** Every class, id and element of a page; text that looks like one is one too many, which costs a rule. */
function namesOf(html: string): Set<string> {
  const names = new Set<string>();
  for (const [, element] of html.matchAll(/<([A-Za-z][\w-]*)/g)) names.add(element!.toLowerCase());
  for (const [, quoted, single, bare] of html.matchAll(/\s(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi))
    for (const name of (quoted ?? single ?? bare)!.split(/\s+/)) names.add(name);
  return names;
}

function usedOf(parts: readonly StylePart[], names: ReadonlySet<string>): string {
  const isThere = (need: Need): boolean =>
    typeof need === 'string' ? names.has(need) : need.some((choice) => choice.every(isThere));
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('head' in part) {
        const inside = usedOf(part.parts, names);
        return inside === '' ? '' : `${part.head}${inside}}`;
      }
      const used = part.selectors.filter(([, needs]) => needs.every(isThere)).map(([text]) => text);
      return used.length === 0 ? '' : used.join(',') + part.body;
    })
    .join('');
}
