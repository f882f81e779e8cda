/** The two halves of an `.mdx` file. Both have the lines of the file, so that places in them are places in the file. */
export interface SplitText {
  /** YAML between the two lines of dashes; undefined when the file does not start with one. */
  frontmatter: string | undefined;
  /** Text with blank lines where the frontmatter was. */
  body: string;
  problem: 'missing' | 'unclosed' | undefined;
  /** Last line that is taken for frontmatter that does not end, counted from 1. */
  frontmatterEnd?: number;
}

/** What is sure to be no field: a heading, a blank line, or what begins neither a field nor an item nor goes on with one. */
const endOfFields = /\n(?:[ \t]*\n|#{1,6} |(?![ \t]|- |#|[\w-]+:(?:\s|$)).)/;

export function splitFrontmatter(text: string): SplitText {
  if (!/^---[ \t]*\n/.test(text)) return { frontmatter: undefined, body: text, problem: 'missing' };
  const end = /\n---[ \t]*(?:\n|$)/.exec(text.slice(3));
  const isClosed = end !== null;
  const frontmatterLength = 3 + (end?.index ?? endOfFields.exec(text.slice(3))?.index ?? text.length - 3) + 1;
  const bodyStart = isClosed ? 3 + end.index + end[0].length : Math.min(frontmatterLength, text.length);
  const frontmatter = text.slice(0, frontmatterLength).replace(/^---[ \t]*/, '');
  const body = text.slice(0, bodyStart).replace(/[^\n]/g, '') + text.slice(bodyStart);
  if (isClosed) return { frontmatter, body, problem: undefined };
  return { frontmatter, body, problem: 'unclosed', frontmatterEnd: frontmatter.trimEnd().split('\n').length };
}
