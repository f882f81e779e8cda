import { familyOf } from './quoting.ts';

const prompt = /^(?:(?:\[\w[^\]\n]*@[^\]\n]*\]|[\w.@:~/[\]()-]*)[$#%>]|PS [^>\n]*>|\w+[=-][#>]) /;

/**
 * What people paste of a command as it is shown: where prompts and output are mixed, the commands alone and whole, with
 * the lines that they continue on and their here-documents; anything else as it stands. No newline at the end, which
 * would run it before it is read.
 */
export function copiedCommand(text: string, language: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\s+$/, '').split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const isSession = ['console', 'shellsession', 'shell-session'].includes(language) || isPrompted(first, language);
  if (!isSession || !lines.some((line) => prompt.test(line))) return lines.join('\n');
  const copied: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (!prompt.test(line)) continue;
    copied.push(line.replace(prompt, ''));
    while (at + 1 < lines.length && /\\$/.test(lines[at]!)) copied.push(withoutContinuation(lines[++at]!));
    const word = /<<-?\s*["']?([\w.-]+)["']?/.exec(copied.at(-1)!)?.[1];
    if (word === undefined) continue;
    while (at + 1 < lines.length) {
      const next = withoutContinuation(lines[++at]!);
      copied.push(next);
      if (next.trim() === word) break;
    }
  }
  return copied.join('\n');
}

/** A block of a shell that starts with a prompt is a session, whatever its fence says; a comment is no prompt of root. */
function isPrompted(line: string, language: string): boolean {
  const family = familyOf(language);
  if (family === 'powershell') return /^PS [^>\n]*> /.test(line);
  if (family === 'sql') return /^\w+[=-][#>] /.test(line);
  return family === 'shell' && /^(?:(?:\[\w[^\]\n]*@[^\]\n]*\]|[\w.@:~/[\]()-]*)[$%]|\S+#) /.test(line);
}

/** A line that continues a command, without the prompt that a shell shows before it. */
function withoutContinuation(line: string): string {
  return line.replace(/^> /, '');
}
