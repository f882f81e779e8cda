import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

interface Package {
  name: string;
  version: string;
  license: string;
  /** The files of its licence, as they are. */
  texts: string[];
}

const licenseFile = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

/**
 * The licences of Alertbook and of every package that some modules come from, one behind the other.
 *
 * @param root Folder of Alertbook.
 * @throws Error for a package that says nothing of its licence.
 */
export function licenseTexts(root: string, modules: readonly string[]): string {
  const folders = new Set([root, ...modules.map(packageFolder).filter((folder) => folder !== undefined)]);
  const packages = [...folders].map(readPackage);
  const bare = packages.find(({ license }) => license === '');
  if (bare) throw new Error(`Package ${bare.name} ${bare.version} does not say its licence.`);
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

function readPackage(folder: string): Package {
  const {
    name,
    version,
    license = '',
  } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Package;
  const names = existsSync(folder) ? readdirSync(folder).filter((file) => licenseFile.test(file)) : [];
  return { name, version, license, texts: names.map((file) => readFileSync(path.join(folder, file), 'utf8').trim()) };
}
