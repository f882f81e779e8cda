import { createHash } from 'node:crypto';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { ContentSecurity, Theme } from '../../schemas/site-look.ts';
import { paintedWhole } from './first-paint.ts';
import { partsOfPage, withUsedStyles, type OwnStyles } from './used-styles.ts';

/** A page holds what browsers will refuse to run or to show there: its author can fix it. */
export class UnsafePageError extends Error {}

/** What pages of a site may load besides what is in every policy: hosts as `https://stats.example.com`. */
export interface PolicyAdditions {
  scripts: readonly string[];
  connect: readonly string[];
  /** Whether a stylesheet of the team may bring fonts along. */
  hasFonts: boolean;
}

/** What `site.yaml` adds to the policy of pages. */
export function policyAdditions(
  site: { contentSecurity?: ContentSecurity | undefined; theme?: Theme | undefined } | undefined,
): PolicyAdditions {
  const { load, scripts = [], connect = [] } = site?.contentSecurity ?? {};
  const own = load === undefined ? [] : [new URL(load).origin];
  return { scripts: [...new Set([...own, ...scripts])], connect, hasFonts: site?.theme?.stylesheet !== undefined };
}

/** Where the policy goes: what is before it is not held to it. */
const charset = '<meta charset="utf-8">';

/**
 * A page with what it may load and run, and nothing else, and without the styles that it has no use for.
 *
 * @param below Path of the page in the site, for messages.
 * @throws UnsafePageError when a page holds a style attribute, a handler, or a link that runs.
 */
export function securedPage(
  html: string,
  below: string,
  { styles, additions }: { styles: OwnStyles; additions?: PolicyAdditions | undefined },
): string {
  const parts = partsOfPage(html);
  // No style sheet has an attribute, or a link.
  const problem = problemOf(parts.around.join(''));
  if (problem !== undefined) throw new UnsafePageError(`/${below}: ${problem}`);
  return withPolicy(paintedWhole(withUsedStyles(parts, styles)), additions);
}

function withPolicy(html: string, additions: PolicyAdditions | undefined): string {
  if (!html.includes(charset)) throw new Error('A page does not begin with its charset: its policy has no place.');
  const meta = `<meta http-equiv="content-security-policy" content="${policyOf(html, additions)}">`;
  return html.replace(charset, () => charset + meta);
}

/**
 * The policy of a page: files of the site, what is in the page itself by its hash, and images from the hosts that it
 * shows images of.
 *
 * The search compiles WebAssembly, which has a permission of its own; JavaScript made from text has none.
 */
export function policyOf(html: string, { scripts, connect, hasFonts }: PolicyAdditions = noAdditions): string {
  const sources = {
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashesOf(html, 'script'), ...scripts],
    'style-src': ["'self'", ...hashesOf(html, 'style')],
    'img-src': ["'self'", ...imageHosts(html)],
    ...(hasFonts && { 'font-src': ["'self'"] }),
    ...(connect.length > 0 && { 'connect-src': connect }),
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(sources)
    .map(([directive, values]) => [directive, ...values].join(' '))
    .join(';');
}

const noAdditions: PolicyAdditions = { scripts: [], connect: [], hasFonts: false };

const hashes = new Map<string, string>();

/** Hashes of what is between the tags; a script from a file has nothing there. */
function hashesOf(html: string, name: 'script' | 'style'): string[] {
  const texts = [...html.matchAll(new RegExp(`<${name}\\b[^>]*>([^]*?)</${name}>`, 'g'))].map(([, text]) => text!);
  return [...new Set(texts.filter((text) => text !== ''))].map((text) => {
    const known = hashes.get(text) ?? `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    hashes.set(text, known);
    return known;
  });
}

function imageHosts(html: string): string[] {
  const hosts = [...html.matchAll(/<img\b[^>]*?\ssrc="(https?:\/\/[^/"?#;,\s]+)/g)].map(([, host]) => host!);
  return [...new Set(hosts)];
}

/** What in a page the policy will not let work, and what to do about it. Most pages are told by their text to hold nothing. */
function problemOf(html: string): string | undefined {
  if (!/[\s"'](?:style|on[a-z]+)\s*=|javascript:/i.test(html)) return undefined;
  for (const { tagName, attrs } of elementsOf(parse(html))) {
    for (const { name, value } of attrs) {
      if (name === 'style')
        return `\`style="${value}"\` of <${tagName}> has no effect here: use a class or an attribute.`;
      if (/^on[a-z]/.test(name)) return `\`${name}\` of <${tagName}> is never run here: write a <script> beside it.`;
      if (/^\s*javascript:/i.test(value))
        return `\`${name}="${value}"\` of <${tagName}> is never run here: use a button.`;
    }
  }
  return undefined;
}

function elementsOf(node: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsOf(child)] : []));
}
