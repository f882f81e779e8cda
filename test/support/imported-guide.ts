import { parse } from 'yaml';
import { importGuide } from '../../src/importers/guide/import-guide.ts';
import { splitFrontmatter } from '../../src/readers/content/split-frontmatter.ts';

type Lists = Record<string, Record<string, unknown>[] | undefined>;

/** What a guide called Shop became: the fields of its typed files by folder, its findings, and what is still text. */
export function importedGuide(text: string) {
  const bytes = new TextEncoder().encode(`# Shop operations\n\n${text}\n`);
  const { files, findings, refused } = importGuide(
    { path: 'OPERATIONS.md', shown: 'OPERATIONS.md', bytes },
    { service: 'shop', shownAs: 'content', team: 'shop', site: 'https://oncall.example.com/', writesParameters: false },
  );
  const typed: Record<string, Lists | undefined> = {};
  for (const { path, text: file } of files) {
    const split = path.endsWith('.mdx') ? splitFrontmatter(file) : undefined;
    const fields = split === undefined || split.problem === 'unclosed' ? file : (split.frontmatter ?? '');
    typed[path.split('/')[0]!] = parse(fields) as Lists;
  }
  const guides = files.filter(({ path }) => path.startsWith('guides/')).map((file) => file.text);
  const unread = findings.filter(({ id }) => id === 'import/unread-fact').map(({ message }) => message);
  return { typed, findings, refused, unread, guides: guides.join('\n') };
}
