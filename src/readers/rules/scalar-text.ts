/** How a value is quoted. */
export type Quotes = 'none' | 'single' | 'double';

/**
 * A text as a YAML value of one line, in the wanted quotes where YAML allows them: without quotes only what every parser
 * takes for the same text, in single quotes only what can be printed.
 */
export function writeScalar(text: string, wanted: Quotes, { inFlow = false } = {}): string {
  if (!isPrintable(text)) return inDouble(text);
  if (wanted === 'none' && isPlain(text, inFlow)) return text;
  if (wanted === 'double') return inDouble(text);
  return text.includes("'") && wanted === 'none' ? inDouble(text) : inSingle(text);
}

/** Whether all characters may be in YAML as they are, on one line. */
export function isPrintable(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u.test(text);
}

/** What single quotes hold, without them. */
export function escapeSingle(text: string): string {
  return text.replaceAll("'", "''");
}

/** What double quotes hold, without them; JSON reads it too. */
export function escapeDouble(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return escaped.replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function inSingle(text: string): string {
  return `'${escapeSingle(text)}'`;
}

function inDouble(text: string): string {
  return `"${escapeDouble(text)}"`;
}

/** Whether a text means itself without quotes. Marks of {@link writeLink} stand for a template and may begin it. */
function isPlain(text: string, inFlow: boolean): boolean {
  if (!/^[\p{L}\p{N}/_.$\uFDD0]/u.test(text) || /:(?:\s|$)|\s#|\s$/.test(text)) return false;
  if (/^(?:true|false|yes|no|on|off|y|n|null|~)$/i.test(text) || /^[-+.\d][-+.\d_a-fox:]*$/i.test(text)) return false;
  return !inFlow || !/[,[\]{}]/.test(text);
}
