/** A piece of code in the text of a file. */
export interface CodeLine {
  text: string;
  /** Line in the file, from 1, and column of the first character, from 1. */
  line: number;
  column: number;
  /** The whole command that the line belongs to, when a backslash joins several lines; else the text. */
  command: string;
}

/** Lines of fenced blocks, and what is between backticks in other lines. Of a file without Markdown, every line. */
export function codeLines(source: string, isMarkdown: boolean): CodeLine[] {
  const lines = source.split('\n');
  if (!isMarkdown) return withCommands(lines.map((text, index) => ({ text, line: index + 1, column: 1 })));
  let fence: string | undefined;
  const code: Omit<CodeLine, 'command'>[] = [];
  const isFrontmatterFirst = lines[0]?.trim() === '---';
  const bodyStart = isFrontmatterFirst ? lines.indexOf('---', 1) + 1 : 0;
  for (const [index, text] of lines.entries()) {
    const mark = /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,})/.exec(text)?.[1];
    const isFrontmatter = index < bodyStart;
    if (isFrontmatter) code.push({ text, line: index + 1, column: 1 });
    else if (fence === undefined && mark) fence = mark;
    else if (fence !== undefined && mark?.startsWith(fence) && text.trim() === mark) fence = undefined;
    else if (fence !== undefined) code.push({ text, line: index + 1, column: 1 });
    else
      code.push(
        ...[...text.matchAll(/`([^`]+)`/g)].map((match) => ({
          text: match[1]!,
          line: index + 1,
          column: match.index + 2,
        })),
      );
  }
  return withCommands(code);
}

function withCommands(lines: Omit<CodeLine, 'command'>[]): CodeLine[] {
  let before = '';
  return lines.map((line) => {
    const command = `${before} ${line.text}`;
    before = line.text.trimEnd().endsWith('\\') ? command.trimEnd().slice(0, -1) : '';
    return { ...line, command };
  });
}
