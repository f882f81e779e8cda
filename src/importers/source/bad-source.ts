import type { NotText } from '../../readers/decode-text.ts';
import type { GivenUp } from '../../readers/within-limits.ts';
import type { Finding } from '../../model/audit/finding.ts';

/** Sources larger than this are refused unread, in bytes: nobody wrote so much by hand. */
export const longestSource = 4 * 1_048_576;

/** What is said of a source that is longer than it may be, or whose page would be. */
export function tooLarge(shown: string, bytes: number, most: number): Finding {
  return {
    id: 'import/too-large',
    level: 'error',
    message: `${bytes} bytes are more than the ${most} that ${most === longestSource ? 'a source' : 'a page'} may have.`,
    hint: 'Split the file into several, or leave it out.',
    at: { file: shown, line: 1, column: 1 },
  };
}

/** What is said of a source that cannot be read, or not be written. */
export function notImported(shown: string, { id, message, hint, line, column }: GivenUp): Finding {
  return { id: `import/${id}`, level: 'error', message, hint, at: { file: shown, line, column } };
}

/** What is said of files of AsciiDoc, of which none is read: one finding for all, at the first. */
export function asciiDocLeft(shown: readonly string[]): Finding[] {
  const [first, ...others] = shown.filter((file) => isAsciiDoc(file));
  if (first === undefined) return [];
  const many = others.length === 0 ? 'This file is' : `This file and ${others.length} more are`;
  return [
    {
      id: 'import/asciidoc',
      level: 'warning',
      message: `${many} AsciiDoc, which is not read.`,
      hint: `${asciiDocCommand} Then import again.`,
      at: { file: first, line: 1, column: 1 },
    },
  ];
}

/** What turns AsciiDoc into Markdown, in words. */
export const asciiDocCommand =
  "Make Markdown of it first: `find . -name '*.adoc' -exec npx --yes downdoc@1.1.0-stable {} \\;`.";

export function isAsciiDoc(file: string): boolean {
  return /\.(?:adoc|asciidoc)$/i.test(file);
}

/** What is said of a source that is not UTF-8. */
export function notUtf8(shown: string, { message, ...place }: NotText): Finding {
  return {
    id: 'import/not-utf8',
    level: 'error',
    message,
    hint: `Save it as UTF-8, or name its encoding: \`--encoding ${/UTF-16/.test(message) ? 'utf-16' : 'windows-1252'}\`.`,
    at: { file: shown, ...place },
  };
}
