/**
 * Names of the folders and the file that a request asks for, from the root of the server, decoded; an empty last one for a
 * folder. Undefined for what is no path of a file on any host: such a request is answered with 400.
 *
 * @param target As the request has it, in origin form: `/alerts/Down/?ns=shop`.
 */
export function namesInPath(target: string): string[] | undefined {
  // Raw bytes, spaces and `\` are no part of an address; browsers and proxies do not agree on what they mean.
  if (!/^\/[\x21-\x5b\x5d-\x7e]*$/.test(target)) return undefined;
  const [path = ''] = target.split(/[?#]/, 1);
  const names = path.slice(1).split('/').map(decoded);
  const isHere = (name: string | undefined, place: number): boolean =>
    name !== undefined && (name !== '' || place === names.length - 1) && !/^\.\.?$|[/\\\p{Cc}]/u.test(name);
  return names.every(isHere) ? (names as string[]) : undefined;
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
