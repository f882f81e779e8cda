import { tokenize, type CSSToken } from '@csstools/css-tokenizer';
import type { PublicProblem } from '../../model/catalogue/public-file.ts';
import { decodeUtf8 } from '../decode-text.ts';
import { short } from '../pictures/short.ts';

/** A file is told this many things at once. */
const maxProblems = 20;

/** Functions whose texts are addresses. */
const fetching = new Set(['url', 'src', 'image', 'image-set', '-webkit-image-set']);

/**
 * What a stylesheet fetches from elsewhere than its own site. The policy of pages would refuse it, and who reads during an
 * incident would wait for another host. Read by the tokens of CSS, so that escapes and comments hide nothing.
 */
export function stylesheetProblems(bytes: Uint8Array, file: string): PublicProblem[] {
  const decoded = decodeUtf8(bytes);
  if ('problem' in decoded) {
    const { message, line, column } = decoded.problem;
    return [{ kind: 'stylesheet', message, hint: 'Save it as UTF-8.', at: { file, line, column } }];
  }
  const css = decoded.text;
  const lineStarts = [0, ...Array.from(css.matchAll(/\r\n?|\n|\f/g), (end) => end.index + end[0].length)];
  return addressesIn(css)
    .flatMap(({ address, offset }) => {
      const why = elsewhere(address);
      const line = lineStarts.findLastIndex((start) => start <= offset);
      return why === undefined
        ? []
        : [
            {
              kind: 'stylesheet' as const,
              message: `\`${short(address)}\` in the stylesheet ${why}.`,
              hint: 'Put the file into `public/`, and name it by its path from this file, or delete the rule.',
              at: { file, line: line + 1, column: offset - lineStarts[line]! + 1 },
            },
          ];
    })
    .slice(0, maxProblems);
}

function elsewhere(address: string): string | undefined {
  const plain = address.replace(/[\t\n\r]/g, '').trim();
  if (/^data:/i.test(plain)) return 'is data, which the policy of pages refuses';
  if (/^[a-z][a-z0-9+.-]*:/i.test(plain) || /^[/\\]{2}/.test(plain)) return 'leads to another host';
  return undefined;
}

/** Every address that a stylesheet names, with its offset in UTF-16 code units. */
function addressesIn(css: string): { address: string; offset: number }[] {
  const tokens = tokenize({ css }).filter(([type]) => type !== 'comment' && type !== 'whitespace-token');
  const found: { address: string; offset: number }[] = [];
  /** Functions and brackets that are open, by whether their texts are addresses. */
  const open: boolean[] = [];
  let isImport = false;
  for (const token of tokens) {
    if (token[0] === 'url-token') found.push({ address: token[4].value, offset: token[2] });
    else if (token[0] === 'string-token' && (isImport || open.includes(true)))
      found.push({ address: token[4].value, offset: token[2] });
    else if (token[0] === 'function-token') open.push(fetching.has(token[4].value.toLowerCase()));
    else if (token[0] === '(-token') open.push(false);
    else if (token[0] === ')-token') open.pop();
    isImport = continuesImport(token, isImport);
  }
  return found;
}

function continuesImport(token: CSSToken, isImport: boolean): boolean {
  if (token[0] === 'at-keyword-token') return token[4].value.toLowerCase() === 'import';
  return isImport && token[0] !== 'semicolon-token' && token[0] !== '{-token';
}
