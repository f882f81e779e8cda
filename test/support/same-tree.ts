import { parseNatively } from '../../src/markdown/native-parser.ts';
import { refuseLongParsing } from '../../src/markdown/limits.ts';
import { parseByRemark } from '../../src/markdown/parse-text.ts';

/** The trees that a text has natively and by remark, to be equal; undefined where the native one is not asked for. */
export function bothTrees(text: string): { native: unknown; remark: unknown } | undefined {
  try {
    refuseLongParsing(text, { isMdx: true });
  } catch {
    return undefined;
  }
  const native = parseNatively(text);
  return native && { native: plain(native), remark: remarkTree(text) };
}

function remarkTree(text: string): unknown {
  try {
    return plain(parseByRemark(text));
  } catch (error) {
    return String(error);
  }
}

/** Without what is not there: remark leaves it out where the other one has null. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => inner !== null && inner !== undefined && key !== 'data');
  return Object.fromEntries(kept.map(([key, inner]) => [key, plain(inner)]));
}
