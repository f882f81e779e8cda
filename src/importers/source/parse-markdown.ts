import type { Root } from 'mdast';
import { parseMarkdownText } from '../../markdown/parse-text.ts';

/** What front matter is between, and a line that shows it to be some. */
const formats = {
  yaml: { fence: /^---[ \t]*$/, field: /^["']?[A-Za-z_](?:[\w -]*[\w-])?["']?\s*:(?:\s|$)/ },
  toml: { fence: /^\+\+\+[ \t]*$/, field: /^(?:["']?[\w.-]+["']?\s*=|\[)/ },
};

/** Front matter of a page: what is between the fences, and where. */
export interface FrontMatterText {
  format: keyof typeof formats;
  value: string;
  /** Number of lines up to the closing fence. */
  lines: number;
}

/** Markdown as code hosts read it, without its front matter. Places are those of the text. @throws OverLimit */
export function parseMarkdown(text: string): Root {
  const lines = text.split('\n');
  const skipped = frontMatterOf(text)?.lines ?? 0;
  return parseMarkdownText(
    withPlainReferences([...lines.slice(0, skipped).map(() => ''), ...lines.slice(skipped)].join('\n')),
  );
}

/**
 * Front matter at the top of a text. A line of dashes with nothing like a field below it is a thematic break.
 *
 * The extension of remark for it is not used: text that only looks like front matter at its start is read wrongly by it,
 * up to the end of the page.
 */
export function frontMatterOf(text: string): FrontMatterText | undefined {
  const lines = text.split('\n');
  const format = (['yaml', 'toml'] as const).find((one) => formats[one].fence.test(lines[0]!));
  if (!format) return undefined;
  const { fence, field } = formats[format];
  const end = lines.findIndex((line, index) => index > 0 && fence.test(line));
  const inside = end === -1 ? [] : lines.slice(1, end);
  if (!inside.some((line) => field.test(line)) || inside[0]!.trim() === '') return undefined;
  return { format, value: inside.join('\n'), lines: end + 1 };
}

/** `[text]({{< ref "./page.md" >}})` of Hugo is a link to `./page.md`; Markdown itself does not see one. */
export function withPlainReferences(text: string): string {
  return text.replace(
    /(\]\(|^\[[^\]\n]+\]:[ \t]*)\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'>%]+))\s*[>%]\}\}/gm,
    (_all, before: string, double?: string, single?: string, bare?: string) =>
      `${before}<${double ?? single ?? bare ?? ''}>`,
  );
}
