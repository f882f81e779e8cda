import { contentTypes, type ContentTypeName } from '../../../schemas/content-types.ts';
import type { Document } from '../../model/catalogue/document.ts';
import type { Finding } from '../../model/audit/finding.ts';
import { parseBody } from '../../markdown/parse-body.ts';
import type { ContentFile } from './content-file.ts';
import { readYaml } from '../read-yaml.ts';
import { schemaFindings } from './schema-findings.ts';
import { splitFrontmatter } from './split-frontmatter.ts';

/** What became of one file. Without a document it has at least one finding that is an error. */
export interface ReadFile {
  document: Document | undefined;
  findings: Finding[];
}

/** Turns the text of one file into a document that knows where each of its values stands. */
export function readDocument(file: ContentFile, source: string, digest: string): ReadFile {
  const split = file.format === 'yaml' ? { frontmatter: source, body: '' } : splitFrontmatter(source);
  if (split === 'unclosed')
    return broken(
      file,
      'content/frontmatter',
      'The frontmatter starts with `---` but never ends.',
      'Write a line of `---` after its last field.',
    );
  if (split.frontmatter === undefined)
    return broken(
      file,
      'content/frontmatter',
      'The file has no frontmatter.',
      'Start it with a line of `---`, the fields, and another line of `---`.',
    );
  const yaml = readYaml(split.frontmatter, file.shown);
  const schema = contentTypes[file.type].schema;
  // Pages are compiled by Astro, with code and all; they are data only as far as their frontmatter goes.
  const parsed =
    file.type === 'page' ? { body: undefined, isUnread: false, findings: [] } : parseBody(split.body, file.shown);
  if (yaml.findings.length > 0) return { document: undefined, findings: [...yaml.findings, ...parsed.findings] };
  const result = schema.safeParse(yaml.data ?? {});
  if (!result.success)
    return {
      document: undefined,
      findings: [...schemaFindings(schema, result.error, yaml, file.shown), ...parsed.findings],
    };
  // A page without its text would seem to lack sections and anchors that it has.
  if (parsed.isUnread) return { document: undefined, findings: parsed.findings };
  const document: Document<ContentTypeName> = {
    type: file.type,
    id: file.id,
    file: file.shown,
    path: file.path,
    digest,
    source,
    data: result.data,
    places: yaml.places,
    body: parsed.body,
  };
  return { document, findings: parsed.findings };
}

function broken(file: ContentFile, id: string, message: string, hint: string): ReadFile {
  return {
    document: undefined,
    findings: [{ id, level: 'error', message, hint, at: { file: file.shown, line: 1, column: 1 } }],
  };
}
