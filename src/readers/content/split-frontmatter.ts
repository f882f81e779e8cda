/** The two halves of an `.mdx` file. Both have the lines of the file, so that places in them are places in the file. */
export interface SplitText {
  /** YAML between the two lines of dashes; undefined when the file does not start with one. */
  frontmatter: string | undefined;
  /** Text with blank lines where the frontmatter was. */
  body: string;
}

export function splitFrontmatter(text: string): SplitText | 'unclosed' {
  if (!/^---[ \t]*\n/.test(text)) return { frontmatter: undefined, body: text };
  const end = /\n---[ \t]*(?:\n|$)/.exec(text.slice(3));
  if (!end) return 'unclosed';
  const bodyStart = 3 + end.index + end[0].length;
  const frontmatter = text.slice(0, 3 + end.index + 1).replace(/^---[ \t]*/, '');
  return { frontmatter, body: text.slice(0, bodyStart).replace(/[^\n]/g, '') + text.slice(bodyStart) };
}
