import type { z } from 'zod';
import type { Finding } from '../model/audit/finding.ts';
import type { DataPath } from '../../schemas/content-type.ts';
import { placeOf, type Place } from '../model/text/place.ts';
import { decodeUtf8 } from './decode-text.ts';
import { readData } from './content/partial-data.ts';
import { readYaml } from './read-yaml.ts';
import { withinLimits } from './within-limits.ts';

/** A file of settings that its schema takes, with the place of each value; or what is wrong with it. */
export type SettingsFile<Data> =
  | { data: Data; placeOf: (path: DataPath) => Place; findings: [] }
  | {
      data: undefined;
      findings: Finding[];
      /** What could be read, twice: with other stand-ins for what could not. What holds of both does not depend on them. */
      drafts?: readonly [Data, Data] | undefined;
      placeOf?: (path: DataPath) => Place;
    };

/**
 * Reads settings in YAML or JSON, from bytes. Never throws; each thing that is wrong is a finding at its place.
 *
 * @param shown Path as messages show it.
 */
export function readSettings<Schema extends z.ZodType>(
  bytes: Uint8Array,
  shown: string,
  schema: Schema,
): SettingsFile<z.output<Schema>> {
  const refused = (id: string, message: string, hint: string, line: number, column: number): Finding => ({
    id: `settings/${id}`,
    level: 'error',
    message,
    hint,
    at: { file: shown, line, column },
  });
  const decoded = decodeUtf8(bytes);
  if ('problem' in decoded) {
    const { message, line, column } = decoded.problem;
    return { data: undefined, findings: [refused('not-text', message, 'Save it as UTF-8.', line, column)] };
  }
  return withinLimits(
    decoded.text.length,
    () => readText(decoded.text, shown, schema),
    ({ id, message, hint, line, column }) => ({
      data: undefined,
      findings: [refused(id, message, hint, line, column)],
    }),
  );
}

function readText<Schema extends z.ZodType>(
  text: string,
  shown: string,
  schema: Schema,
): SettingsFile<z.output<Schema>> {
  const yaml = readYaml(text, shown);
  const { data, partial, findings } = readData(schema, yaml, shown);
  const placeIn = (path: DataPath): Place => placeOf({ file: shown, places: partial?.places ?? yaml.places }, path);
  if (data !== undefined) return { data: data as z.output<Schema>, placeOf: placeIn, findings: [] };
  return {
    data: undefined,
    drafts: partial?.completions as readonly [z.output<Schema>, z.output<Schema>] | undefined,
    placeOf: placeIn,
    findings: [...yaml.findings, ...findings].map((finding) => ({
      ...finding,
      id: finding.id.replace(/^content\//, 'settings/'),
      message: finding.message.replace(/^The frontmatter/, 'The file'),
    })),
  };
}
