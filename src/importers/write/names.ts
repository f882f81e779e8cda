import path from 'node:path';
import { idFrom } from '../../readers/content/content-file.ts';

/** An id from any name; the letters of camel case stay together: `KubePodCrashLooping` is `kubepodcrashlooping`. */
export function plainId(name: string): string {
  return idFrom(name.toLowerCase());
}

/** Names of folders that say nothing about what is in them. */
const wrappers = new Set([
  'docs',
  'doc',
  'content',
  'runbooks',
  'runbook',
  'alerts',
  'alert',
  'playbooks',
  'src',
  'source',
  'en',
  'pages',
]);

export function isWrapper(folder: string): boolean {
  return wrappers.has(folder.toLowerCase());
}

/** What pages of Markdown end with, those of Middleman (`.html.md`, `.md.erb`) included. */
const markdownEnding = /(?:\.html?)?\.(?:md|mdx|markdown|mdown|mkd)(?:\.erb)?$/i;
const pageEnding = new RegExp(`(?:${markdownEnding.source}|\\.html?$)`, 'i');

export function isMarkdown(file: string): boolean {
  return markdownEnding.test(file);
}

export function withoutPageEnding(file: string): string {
  return file.replace(pageEnding, '');
}

/**
 * Name of a page without its folders, its ending and the number that exports of Notion and Confluence put behind it:
 * `ops/Restart 0123456789abcdef0123456789abcdef.md` and `Restart_12345678.html` are `Restart`.
 */
export function pageStem(file: string): string {
  const name = path.posix.basename(file);
  const stem = pageEnding.test(name) ? withoutPageEnding(name) : path.posix.parse(name).name;
  return withoutExportId(/\.html?$/i.test(name) ? stem.replace(/(?<=.)_\d{5,}$/, '') : stem);
}

/** A name without the number that exports of Notion put behind pages and their folders. */
export function withoutExportId(name: string): string {
  return name.replace(/(?<=.)[ _-][0-9a-f]{32}$/, '');
}

/** Whether a file is the first page of its folder. */
export function isIndexName(stem: string): boolean {
  return /^(?:_?index|readme)$/i.test(stem);
}

/** Whether a name is one that alerts have: one word in camel case, such as `KubePodCrashLooping` or `etcdNoLeader`. */
export function isAlertName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_:]*$/.test(name) && /[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Za-z]_[A-Z]/.test(name);
}

/** `kube-state-metrics` as people write it at the start of a line: `Kube state metrics`. */
export function titleFrom(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words === '' ? 'Untitled' : words.charAt(0).toUpperCase() + words.slice(1);
}
