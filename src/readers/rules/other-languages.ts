/** A language that makes rules, and is none of rules. */
export interface OtherLanguage {
  /** What a text in it is: the end of “This is …”. */
  what: string;
  hint: string;
  /** Where the first alert in it is, in UTF-16 units; undefined where it speaks of none. */
  firstAlert: number | undefined;
}

/** The first line that is neither blank nor a comment tells the language. */
const firstWords = /^(?:\s+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/;

const languages: readonly { what: string; hint: string; begins: RegExp; alert: RegExp }[] = [
  {
    what: 'jsonnet',
    hint: 'Render it first, `jsonnet FILE > rules.json`, and give what it makes.',
    begins:
      /^(?:local\s+[A-Za-z_]\w*\s*(?:=|\()|\(?\s*(?:import|importstr)\s*['"]|function\s*\(|\{\s*(?:[A-Za-z_]\w*|'[^'\n]*')\s*(?:\+:{1,3}|:{2,3})\s)/,
    alert: /(?:\balert|prometheusAlerts|prometheusRules)['"]?\s*\+?::?/,
  },
];

/** Whether a text begins as one of Terraform, which no YAML does. */
export function isTerraform(text: string): boolean {
  const start = firstWords.exec(text)![0].length;
  const block =
    /^(?:(?:resource|data|module|variable|output|provider|check|ephemeral)(?:\s+(?:"[^"\n]*"|[\w-]+)){1,2}|locals|terraform|moved|import|removed)\s*\{/;
  return block.test(text.slice(start, start + 500));
}

/** The language of a text that is no YAML; undefined where nothing surely tells. */
export function otherLanguage(text: string): OtherLanguage | undefined {
  const start = firstWords.exec(text)![0].length;
  const rest = text.slice(start, start + 500);
  const found = languages.find(({ begins }) => begins.test(rest));
  if (!found) return undefined;
  const { what, hint, alert } = found;
  return { what, hint, firstAlert: alert.exec(text)?.index };
}
