import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { linkAddress, type DiffReport } from './diff-report.ts';
import { diffTree } from './diff-tree.ts';
import { inertMarkup } from './inert-text.ts';

/** Readable without colour: what is gone is struck out, what is new is underlined. */
const style = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:60rem;margin:0 auto;padding:1rem}code,del,ins{white-space:pre-wrap;overflow-wrap:anywhere}del{text-decoration:line-through}ins{text-decoration:underline}h2{margin-top:2rem}`;

/**
 * A comparison as a page of its own, which needs nothing else.
 *
 * @param preview Address of the new side where people can look at it.
 */
export function diffHtml(report: DiffReport, preview: string | undefined): string {
  const root = preview?.replace(/\/$/, '');
  const page = h('html', { lang: 'en' }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('title', 'What this change does for people on call'),
      h('style', style),
    ]),
    h('body', [
      h('main', [
        h('h1', 'What this change does for people on call'),
        ...diffTree(report, (address) =>
          root !== undefined && address.startsWith('/') ? linkAddress(root + address) : undefined,
        ).children,
      ]),
    ]),
  ]);
  return `${inertMarkup(toHtml({ type: 'root', children: [{ type: 'doctype' }, page] }))}\n`;
}
