import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { foundIn } from '../model/audit/local-findings.ts';
import { codeLines, type CodeLine } from './secrets/code-lines.ts';
import { passwordPatterns, tokenPatterns } from './secrets/secret-patterns.ts';
import { kindOfValue, looksRandom, masked } from './secrets/secret-values.ts';

/** Everybody who can read the site can read it, and so can every copy and search index. It is never shown in full here. */
export const secretInContent = {
  id: 'secret/in-content',
  level: 'error',
  summary: 'No file contains a key, a token or a password.',
  run: (catalogue: Catalogue) =>
    allDocuments(catalogue).flatMap((document) =>
      foundIn(document, 'secret/in-content', () => [...tokensIn(document), ...passwordsIn(document)]),
    ),
} satisfies Check;

function tokensIn({ source, file }: Document): Reported[] {
  const suspects = tokenPatterns.filter(({ pattern }) => pattern.test(source));
  if (suspects.length === 0) return [];
  const lines = source.split('\n');
  return lines.flatMap((line, index) =>
    suspects.flatMap(({ what, pattern }) =>
      allMatches(pattern, line).flatMap((match) => {
        const secret = match[1] ?? match[0];
        if (
          isExample(secret) ||
          isMade(secret) ||
          (secret.startsWith('-----') && !hasKeyBelow(lines, index)) ||
          (match[1] !== undefined && kindOfValue(secret) === 'elsewhere')
        )
          return [];
        const at = { file, line: index + 1, column: match.index + match[0].indexOf(secret) + 1 };
        const isPlaceholder =
          kindOfValue(secret) === 'placeholder' || (match[1] !== undefined && isUserToo(secret, line));
        return [isPlaceholder ? placeholder(what, at) : literal(what, secret, at)];
      }),
    ),
  );
}

/** Whether there is a key behind the line that begins one, and not dots, a variable or the end of a sentence. */
function hasKeyBelow(lines: readonly string[], index: number): boolean {
  const below = lines
    .slice(index, index + 6)
    .join('\n')
    .replace(/^[\s\S]*?-----BEGIN [A-Z ]+-----/, '');
  const [body = ''] = below.replaceAll('\\n', '\n').split('-----');
  // A key of which most was left out opens nothing.
  if (/^[\s"'+>]*(?:(?:\. ?){3,}|…|\[\.\.\.\])\s*$/m.test(body)) return false;
  return (body.match(/(?:[A-Za-z0-9+/=]{16,}[\s"'+\\|>]*)+/g) ?? []).some(
    (run) => run.replace(/[^A-Za-z0-9+/=]/g, '').length >= 64,
  );
}

function passwordsIn({ source, path, file }: Document): Reported[] {
  if (!mayHoldPassword.test(source)) return [];
  return codeLines(source, path.endsWith('.mdx')).flatMap((line) => passwordsOn(line, file));
}

/** A word that is in some password pattern. Most files hold none, and are done with. */
const mayHoldPassword = /pass|pwd|secret|token|key|auth|identified|\s-[paw]|\s-u|--user|--proxy-user/i;

function passwordsOn({ text, line, column, command }: CodeLine, file: string): Reported[] {
  if (!mayHoldPassword.test(` ${text}`)) return [];
  const foundByColumn = new Map<number, Reported>();
  for (const { what, pattern, command: needed, randomOnly } of passwordPatterns) {
    if (needed && !needed.test(command)) continue;
    // A space in front stands for the end of whatever came before.
    for (const match of allMatches(pattern, ` ${text}`)) {
      const secret = match[1] ?? '';
      const kind = kindOfValue(secret);
      const isRandomEnough = !randomOnly || (kind === 'literal' && looksRandom(secret));
      const isToken = tokenPatterns.some(({ pattern }) => pattern.test(secret));
      const at = { file, line, column: column + match.index + match[0].lastIndexOf(secret) - 1 };
      // Several patterns may see one password.
      const isSentence =
        /:\s*$/.test(match[0].slice(0, match[0].lastIndexOf(secret))) &&
        prose.test(text.slice(at.column - column + secret.length));
      if (
        isSentence ||
        kind === 'elsewhere' ||
        isExample(secret) ||
        !isRandomEnough ||
        isToken ||
        foundByColumn.has(at.column)
      )
        continue;
      const isPlaceholder = kind === 'placeholder' || isUserToo(secret, command);
      foundByColumn.set(at.column, isPlaceholder ? placeholder(what, at) : literal(what, secret, at));
    }
  }
  return [...foundByColumn.values()];
}

/** Whether a password is the name of its user, as of a sandbox: `mysql -umsandbox -pmsandbox`. */
function isUserToo(secret: string, command: string): boolean {
  const plain = secret.replace(/^["']|["']$/g, '');
  if (!/^[a-z][a-z_-]*$/i.test(plain)) return false;
  const asUser = new RegExp(`(?:\\s-u\\s*|\\buser(?:name)?["']?(?:\\s*[:=]\\s*|\\s+))["']?${plain}(?![\\w-])`, 'i');
  return asUser.test(command) || new RegExp(`[\\s"'/]${plain}:${plain}(?![\\w-])`).test(` ${command}`);
}

/** Words that go on behind a value without quotes: `password: whoever is on call enters it`. */
const prose = /^(?:\s+[\p{L}'-]+){3}/u;

function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  return [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))];
}

/** Keys that their makers print in their own documentation. */
function isExample(secret: string): boolean {
  return /EXAMPLE(?:KEY)?$/i.test(secret) || secret.startsWith(exampleOfJwt) || secret.startsWith(keyOfEmulator);
}

/** The key of Azure's storage emulator, which is the same everywhere. @see https://learn.microsoft.com/azure/storage/common/storage-use-azurite */
const keyOfEmulator = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6';

/** The token of the home page of JWT, which says “John Doe” to everybody. */
const exampleOfJwt = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkw';

/**
 * Whether what has the form of a token opens nothing: a mask (`ghp_xxxxxxxxxxxx`), letters in the order of the alphabet, or
 * words that say what belongs there (`xoxb-your-token-goes-here`).
 */
function isMade(token: string): boolean {
  const text = token.replace(/^.*\//, '').replace(/^[a-z]{2,8}[_-](?:(?:live|test|pat|proj|ant|api03)[_-])?/i, '');
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return (
    (letters !== '' && !token.startsWith('-----') && new Set(letters).size <= Math.max(2, letters.length / 8)) ||
    /^(?:0?123456789|abcdefgh)/.test(letters) ||
    /(?:^|[-_.])(?:your|my|the|some|example|sample|dummy|fake|redacted|changeme|placeholder|xxx+)(?:[-_.]|$)/i.test(
      text,
    )
  );
}

function literal(what: string, secret: string, at: Reported['at']): Reported {
  const beginning = masked(secret);
  return {
    message: `This is ${what} in plain text${beginning === '' ? '' : `: \`${beginning}\``}.`,
    hint: 'Revoke it first, because it stays in the history. Then write a variable instead, such as `"$PASSWORD"`.',
    at,
  };
}

function placeholder(what: string, at: Reported['at']): Reported {
  return {
    level: 'warning',
    message: `The words here instead of ${what} would be used as they are when someone pastes the command.`,
    hint: 'Write a variable that is empty until someone sets it, such as `"$PASSWORD"`.',
    at,
  };
}
