import { contentTypes } from '../../../schemas/content-types.ts';
import type { Document } from '../../model/catalogue/document.ts';
import type { Finding } from '../../model/audit/finding.ts';
import type { PlacesByPath } from '../../model/text/place.ts';
import { parseBody } from '../../markdown/parse-body.ts';
import type { ContentFile } from './content-file.ts';
import { readYaml } from '../read-yaml.ts';
import { readData } from './partial-data.ts';
import { splitFrontmatter, type SplitText } from './split-frontmatter.ts';

/** What became of one file. Without a document it has at least one finding that is an error. */
export interface ReadFile {
  document: Document | undefined;
  /** Without a document: what could be read. See `BrokenFile`. */
  drafts?: readonly [Document, Document] | undefined;
  findings: Finding[];
}

/** Turns the text of one file into a document that knows where each of its values is. */
export function readDocument(file: ContentFile, source: string, digest: string): ReadFile {
  const split =
    file.format === 'yaml' ? { frontmatter: source, body: '', problem: undefined } : splitFrontmatter(source);
  const { schema } = contentTypes[file.type];
  const written = readYaml(split.frontmatter ?? '', file.shown);
  // Fields may be where frontmatter that never ends is not read any more.
  const yaml = split.problem === 'unclosed' ? { ...written, lost: [...written.lost, []] } : written;
  const read = readData(schema, yaml, file.shown);
  // Pages are compiled by Astro, with code and all; they are data only as far as their frontmatter goes.
  const parsed =
    file.type === 'page'
      ? { body: undefined, isWhole: true, misses: false, findings: [] }
      : parseBody(split.body, file.shown);
  const findings = [...frontmatterFindings(file, split), ...yaml.findings, ...read.findings, ...parsed.findings];
  const { type, id, path, shown } = file;
  const document = (data: unknown, places: PlacesByPath): Document => ({
    ...{ type, id, file: shown, path, digest, source, data: data as Document['data'], places, body: parsed.body },
    ...((read.partial || parsed.misses) && { unread: { data: read.partial?.unread ?? [], text: parsed.misses } }),
  });
  // A page without its text would seem to lack sections and anchors that it has.
  if (read.data !== undefined && parsed.isWhole) return { document: document(read.data, yaml.places), findings };
  if (read.data !== undefined) {
    const draft = document(read.data, yaml.places);
    return { document: undefined, drafts: [draft, draft], findings };
  }
  if (!read.partial) return { document: undefined, findings };
  const { completions, places } = read.partial;
  return {
    document: undefined,
    drafts: [document(completions[0], places), document(completions[1], places)],
    findings,
  };
}

function frontmatterFindings(file: ContentFile, { problem, frontmatterEnd }: SplitText): Finding[] {
  const finding = (message: string, hint: string): Finding => ({
    id: 'content/frontmatter',
    level: 'error',
    message,
    hint,
    at: { file: file.shown, line: 1, column: 1 },
  });
  switch (problem) {
    case 'unclosed':
      return [
        finding(
          `The frontmatter starts with \`---\` but never ends. It was read up to line ${frontmatterEnd}: check again after fixing this.`,
          'Write a line of `---` after its last field.',
        ),
      ];
    case 'missing':
      return [
        finding(
          'The file has no frontmatter.',
          'Start it with a line of `---`, the fields, and another line of `---`.',
        ),
      ];
    case undefined:
      return [];
  }
}
