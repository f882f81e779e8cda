import { passwordPatterns, tokenPatterns } from './secret-patterns.ts';
import { kindOfValue, looksRandom } from './secret-values.ts';

/** Whether a line may hold a secret, or a piece of one, and is better not repeated. It says so of more lines than have one. */
export function holdsSecret(line: string): boolean {
  if (/^\s*[A-Za-z0-9+/]{40,}={0,2}\s*$/.test(line)) return true;
  if (tokenPatterns.some(({ pattern }) => pattern.test(line))) return true;
  return passwordPatterns.some(({ pattern, command, randomOnly }) => {
    const secret = pattern.exec(` ${line}`)?.[1];
    if (secret === undefined || (command && !command.test(line))) return false;
    return kindOfValue(secret) === 'literal' && (!randomOnly || looksRandom(secret));
  });
}
