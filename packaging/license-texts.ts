import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Package {
  name: string;
  version: string;
  license: string;
  /** The files of its licence, as they are. */
  texts: string[];
}

/** Terms of packages that name a licence and have no file of it. Alertbook's own is Apache-2.0: its text comes first. */
const namedTerms = new Map([
  ['Apache-2.0', 'The terms are those of Alertbook, which come first.'],
  [
    'ISC',
    `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided
that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`,
  ],
]);

const licenseFile = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

/**
 * The licences of Alertbook and of every package that some modules come from, one behind the other.
 *
 * @param root Folder of Alertbook.
 * @throws Error for a package whose terms nobody knows.
 */
export function licenseTexts(root: string, modules: readonly string[]): string {
  const folders = new Set([root, ...modules.map(packageFolder).filter((folder) => folder !== undefined)]);
  const packages = [...folders].map(readPackage);
  const unique = new Map(packages.map((one) => [`${one.name} ${one.version}`, one]));
  return [...unique]
    .map(([title, { license, texts }], index) => [index === 0 ? '' : title, `${title} (${license})`, ...texts] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, ...parts]) => `${parts.join('\n\n')}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder in `node_modules` that a module lies in, with its scope; undefined for modules of Alertbook itself. */
function packageFolder(module: string): string | undefined {
  const parts = module.split('/node_modules/');
  if (parts.length === 1) return undefined;
  const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(parts.at(-1)!)!;
  return [...parts.slice(0, -1), name].join('/node_modules/');
}

/** @throws Error for a package whose terms nobody knows. */
function readPackage(folder: string): Package {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
    author?: string | { name: string };
  };
  const names = readdirSync(folder).filter((file) => licenseFile.test(file));
  const texts = names.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  if (license !== undefined && texts.length > 0) return { name, version, license, texts };
  const terms = namedTerms.get(license ?? '');
  if (license === undefined || terms === undefined)
    throw new Error(`Package ${name} ${version} has no file of its licence: ${license ?? 'it names none'}.`);
  const holder = typeof author === 'object' ? author.name : author;
  return { name, version, license, texts: [`Copyright (c) ${holder ?? `the authors of ${name}`}`, terms] };
}
