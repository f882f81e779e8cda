import { isInert, leavesFolder } from './inert.ts';
import type { Exact, Place, Refused } from './place.ts';

/**
 * A value as it is written into a place of a command, so that its reader reads exactly the value and nothing of it runs.
 *
 * @returns Undefined where the place cannot take the value.
 */
export function quoted(value: string, place: Place): string | undefined {
  switch (place.kind) {
    case 'inert':
      return isInert(value) && !place.word?.includes(value) ? value : undefined;
    case 'inert-in-braces':
      return isInert(value, true) ? value : undefined;
    case 'inert-word':
      return isInert(value) && /^\w[\w.:-]*$/.test(value) ? value : undefined;
    case 'inert-host':
      return /^\w[\w.-]*(?::\d+)?$/.test(value) && isInert(value) ? value : undefined;
    case 'sql-word':
      return isInert(value) && /^\w+$/.test(value) ? value : undefined;
    case 'sql-number':
      return isNumber(value) ? value : undefined;
    case 'sql-table':
      return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?$/.test(value) ? value : undefined;
    case 'sql-quoted':
      return isInert(value) && !value.includes('--') ? value : undefined;
    case 'sql-bare': {
      const text = isNumber(value) ? value : quotedExactly(value, { kind: 'sql-string' });
      return text === undefined || isNumber(value) ? text : `'${text}'`;
    }
    default:
      // bash opens a connection where it is told to read or write such a file.
      return refusedBy(value, place) || /^\/dev\/(?:tcp|udp)\/|^fileb?:/.test(value)
        ? undefined
        : quotedExactly(value, place);
  }
}

/** Which of the things that a place refuses a value is. */
export function refusedBy(value: string, { refuses, word = '' }: Pick<Exact, 'refuses' | 'word'>): Refused | undefined {
  return refuses.find((refused) =>
    refused === 'end'
      ? value.startsWith(word)
      : refused === 'lead'
        ? /^[-+@:]/.test(value)
        : refused === 'folder'
          ? leavesFolder(value)
          : value.includes('\\'),
  );
}

function isNumber(value: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(value);
}

function quotedExactly(value: string, { kind, word = '' }: Pick<Exact, 'kind' | 'word'>): string | undefined {
  switch (kind) {
    // https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
    case 'shell-word':
      return isInert(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
    case 'shell-quoted-word':
      return `'${value.replaceAll("'", `'\\''`)}'`;
    case 'shell-single':
      return value.replaceAll("'", `'\\''`);
    case 'shell-double':
      // `!` is history in an interactive shell, even inside double quotes: it leaves them for a moment.
      return value.replace(/[\\"$`]/g, '\\$&').replaceAll('!', `"'!'"`);
    case 'shell-document':
      return word.includes(value) ? undefined : value.replace(/[\\$`]/g, '\\$&');
    case 'shell-document-raw':
      return word.includes(value) ? undefined : value;
    // Databases disagree about a backslash in a string.
    case 'sql-string':
      return value.includes('\\') ? undefined : value.replaceAll("'", "''");
    default:
      return quotedForQuery(value, kind);
  }
}

/** @see https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals */
function quotedForQuery(value: string, kind: string): string | undefined {
  const text = kind.endsWith('-regex') ? value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&') : value;
  if (kind.startsWith('query-backtick')) return text.includes('`') ? undefined : text;
  return kind.startsWith('query-single') ? text.replace(/[\\']/g, '\\$&') : text.replace(/[\\"]/g, '\\$&');
}
