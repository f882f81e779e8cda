import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type { FrontMatterText } from './parse-markdown.ts';

export interface FrontMatter {
  /** Undefined when it is neither YAML nor TOML, or no map. */
  fields: Record<string, unknown> | undefined;
  /** As it is written, without the fences. */
  text: string;
  /** Why it has no fields. */
  problem: string | undefined;
}

/** Fields of front matter, of YAML between dashes or of TOML between plus signs, as Hugo and Zola write it. */
export function readFrontMatter({ format, value }: FrontMatterText): FrontMatter {
  try {
    const fields: unknown = format === 'toml' ? parseToml(value) : parseYaml(value);
    if (fields === null) return { fields: {}, text: value, problem: undefined };
    const isMap = typeof fields === 'object' && !Array.isArray(fields);
    return isMap
      ? { fields: fields as Record<string, unknown>, text: value, problem: undefined }
      : { fields: undefined, text: value, problem: 'it is not a list of fields' };
  } catch (error) {
    const [first] = (error as Error).message.split('\n');
    return { fields: undefined, text: value, problem: first!.replace(/[:.]$/, '') };
  }
}

/** Name of the field that a line of front matter begins, at its top. */
function fieldOfLine(line: string): string | undefined {
  const found = /^(?:"([^"]+)"|'([^']+)'|([^\s#:='"[\]{}-](?:[^:=]*[^\s:=])?))\s*(?::(?:\s|$)|=(?!=))/.exec(line);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** Lines of front matter with the name of the field that each belongs to; none for comments and tables of TOML. */
function linesByField({ text }: FrontMatter): { line: string; name: string | undefined; isFirst: boolean }[] {
  let name: string | undefined;
  let isInTable = false;
  return text.split('\n').map((line) => {
    // `[params]` of TOML: names below it are its own.
    if (/^\[/.test(line)) isInTable = true;
    const begun = isInTable ? undefined : fieldOfLine(line);
    if (begun !== undefined || isInTable || line.startsWith('#')) name = begun;
    return { line, name, isFirst: begun !== undefined };
  });
}

/** Lines of front matter without those of some fields. */
export function linesWithout(frontMatter: FrontMatter, used: ReadonlySet<string>): string[] {
  if (!frontMatter.fields) return frontMatter.text.split('\n');
  return linesByField(frontMatter)
    .filter(({ line, name }) => line.trim() !== '' && (name === undefined || !used.has(name)))
    .map(({ line }) => line);
}

/** Lines of the source, from 1, on which front matter names fields, by the name: the fence is the first line. */
export function fieldLines(frontMatter: FrontMatter): { line: number; name: string }[] {
  return linesByField(frontMatter).flatMap(({ name, isFirst }, index) =>
    isFirst && name !== undefined ? [{ line: index + 2, name }] : [],
  );
}
