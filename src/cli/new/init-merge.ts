import { ownValue } from '../../model/text/own-value.ts';
import { withMembers } from './json-edit.ts';

/** A file that a new site should have, whatever is there already. */
export interface FileToHave {
  /** Absolute path. */
  file: string;
  /** Folder that it must lie in when all links are followed. */
  within: string;
  /** What becomes of it. @param there Its text; undefined where there is no such file. */
  text: (there: string | undefined) => Merged;
}

export interface Merged {
  /** New text of the file; undefined where it stays as it is. */
  text?: string | undefined;
  /** What was added to one that is there. */
  added?: readonly string[];
  /** What its owner may add by hand. */
  left?: readonly string[];
}

/** A file that is written where there is none, and else left alone. @param hint What its owner may add by hand. */
export function whole(text: string, hint?: string): FileToHave['text'] {
  return (there) => {
    if (there === undefined) return { text };
    return there === text || hint === undefined ? {} : { left: [hint] };
  };
}

const scripts = { check: 'alertbook check', build: 'alertbook build', dev: 'alertbook dev' };

/**
 * The package file with the scripts and the dependency, where they are not there by another name. What its owner has written
 * stays, and so does its layout.
 *
 * @param program What npm installs as `alertbook`.
 */
export function packageJson(there: string | undefined, program: string): Merged {
  if (there === undefined) {
    const text = { name: 'on-call-site', private: true, scripts, devDependencies: { alertbook: program } };
    return { text: `${JSON.stringify(text, null, 2)}\n` };
  }
  const own = objectIn(there);
  if (!own) return { left: ['the scripts and the dependency `alertbook`, once it is JSON that can be read'] };
  const ownScripts = ownValue<unknown>(own, 'scripts') ?? {};
  const isTaken = (name: string): boolean => isObject(ownScripts) && ownValue(ownScripts, name) !== undefined;
  const isSame = (name: string, command: string): boolean =>
    isObject(ownScripts) && ownValue<unknown>(ownScripts, name) === command;
  const entries = Object.entries(scripts);
  const missing = isObject(ownScripts) ? entries.filter(([name]) => !isTaken(name)) : [];
  const others = entries.filter(([name, command]) => isTaken(name) && !isSame(name, command));
  const left = others.map(
    ([name, command]) => `\`"alertbook:${name}": "${command}"\`: its script \`${name}\` does something else`,
  );
  const isInstalled = ['dependencies', 'devDependencies', 'optionalDependencies'].some((field) => {
    const packages = ownValue<unknown>(own, field);
    return isObject(packages) && ownValue(packages, 'alertbook') !== undefined;
  });
  const wanted: [field: string, members: Record<string, string>][] = [
    ['scripts', Object.fromEntries(missing)],
    ['devDependencies', isInstalled ? {} : { alertbook: program }],
  ];
  const text = wanted.reduce((edited, [field, members]) => withField(edited, own, field, members), there);
  const added = [
    ...missing.map(([name]) => `script \`${name}\``),
    ...(isInstalled ? [] : ['devDependency `alertbook`']),
  ];
  return { ...(text !== there && { text, added }), left };
}

function withField(
  text: string,
  own: Readonly<Record<string, unknown>>,
  field: string,
  members: Readonly<Record<string, string>>,
): string {
  if (Object.keys(members).length === 0) return text;
  const value = ownValue<unknown>(own, field);
  if (value === undefined) return withMembers(text, [], { [field]: members });
  return isObject(value) ? withMembers(text, [field], members) : text;
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ignored = ['node_modules/', 'dist/', '.astro/'];

/** The list of what git leaves out, with the lines that are missing at its end. */
export function gitignore(there: string | undefined): Merged {
  if (there === undefined) return { text: ignored.map((line) => `${line}\n`).join('') };
  // `/dist`, `dist/` and `**/dist` leave out the same one.
  const nameIn = (line: string): string => line.trim().replace(/^(?:\*\*)?\/|\/$/g, '');
  const own = new Set(there.split(/\r?\n/).map(nameIn));
  const missing = ignored.filter((line) => !own.has(nameIn(line)));
  if (missing.length === 0) return {};
  const newline = there.includes('\r\n') ? '\r\n' : '\n';
  const start = there === '' || there.endsWith('\n') ? there : there + newline;
  return {
    text: start + missing.map((line) => line + newline).join(''),
    added: missing.map((line) => `\`${line}\``),
  };
}
