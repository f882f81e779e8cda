/**
 * A text as a string of a Go template. It holds no brace, so that nothing else that reads the file for templates (Helm, Ansible)
 * finds one in it, nothing that nobody sees, and no `#`, which some CIs read.
 */
export function goString(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(/[{}#\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0)!;
    return code < 128 ? `\\x${code.toString(16)}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
}

/** A regular expression of Go that matches a text and nothing else, as a string of a template. */
export function goPattern(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
}
