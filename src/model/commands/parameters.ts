/** `{{name}}` in a command, a link or a text. `{{end}}` and `{{else}}` belong to Go's templates, which commands may hold. */
const parameter = /\{\{\s*(?!(?:end|else)\s*\}\})([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/g;

export interface ParameterMatch {
  name: string;
  /** Offsets of the whole `{{name}}` in the text; `end` is the one after the last. */
  start: number;
  end: number;
}

/** Every `{{name}}` in a text, in order. */
export function parametersIn(text: string): ParameterMatch[] {
  return [...text.matchAll(parameter)].map((match) => ({
    name: match[1]!,
    start: match.index,
    end: match.index + match[0].length,
  }));
}
