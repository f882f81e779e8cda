/** One place in a JSON text: an object, with what has to be known to add to it. */
interface ObjectSpan {
  /** Offset behind its `{`. */
  start: number;
  /** Offset behind its last member; `start` where it has none. */
  end: number;
}

/**
 * Adds members to an object of a JSON text and leaves every other sign as it is: others have laid it out their way.
 *
 * @param path Keys that lead to the object, from the top. It must be there.
 * @param text JSON that has been parsed, with an object at the top.
 */
export function withMembers(text: string, path: readonly string[], members: Readonly<Record<string, unknown>>): string {
  const span = spanAt(text, path);
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const line = newline + indent.repeat(path.length + 1);
  const added = Object.entries(members).map(([key, value]) => {
    const written = JSON.stringify(value, null, indent).replaceAll('\n', line);
    return `${line}${JSON.stringify(key)}: ${written}`;
  });
  if (added.length === 0) return text;
  const isEmpty = span.start === span.end;
  const before = text.slice(0, span.end) + (isEmpty ? '' : ',') + added.join(',');
  const after = text.slice(span.end);
  // An object on one line gets a line for its end.
  return before + (/^\s*\n/.test(after) ? after : newline + indent.repeat(path.length) + after.trimStart());
}

/** @throws Error when there is no object at the path: whoever asks has looked. */
function spanAt(text: string, path: readonly string[]): ObjectSpan {
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g);
  /** What is open now, the innermost last: the key that each was found under, and for objects the last key in it. */
  const open: { isObject: boolean; isWanted: boolean; key: string | undefined; start: number; end: number }[] = [];
  let before = '';
  let found: ObjectSpan | undefined;
  for (const { 0: token, index } of tokens) {
    const around = open.at(-1);
    const end = index + token.length;
    if (token === '{' || token === '[') {
      const isWanted = open.length === 0 || (around!.isWanted && around!.key === path[open.length - 1]);
      open.push({ isObject: token === '{', isWanted, key: undefined, start: end, end });
    } else if (token === '}' || token === ']') {
      const closed = open.pop()!;
      // Of keys that are there twice, the last one counts.
      if (closed.isObject && closed.isWanted && open.length === path.length) found = closed;
      const outer = open.at(-1);
      if (outer) outer.end = end;
    } else if (around && token !== ',' && token !== ':') {
      if (around.isObject && before !== ':') around.key = JSON.parse(token) as string;
      around.end = end;
    }
    before = token;
  }
  if (!found) throw new Error(`The JSON has no object at \`${path.join('.')}\`.`);
  return { start: found.start, end: found.end };
}
