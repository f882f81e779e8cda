/** How long a value may be. A name is shorter; what is longer is no name. */
export const longestValue = 256;

/**
 * Whether a value means nothing but itself to every shell, query language, template and file format that is known here, so
 * that it may be filled in anywhere: ASCII letters, digits and `_ . : / @ + , -`, without a first character that programs
 * take for an option, a file or an expansion, and without a way out of a folder.
 *
 * @param isInBraces Whether the place lies between braces, where a shell takes a comma apart: `{a,{{name}}}`.
 */
export function isInert(value: string, isInBraces = false): boolean {
  return (
    value.length <= longestValue &&
    /^[\w.:/@+,-]+$/.test(value) &&
    !/^[-+@:]/.test(value) &&
    !leavesFolder(value) &&
    // Addresses of the network and of files to some programs.
    !/\/dev\/(?:tcp|udp)\/|^fileb?:/.test(value) &&
    !(isInBraces && /,|\.\./.test(value))
  );
}

/** Whether a value has a `..` segment, or names no file at all: `.`, `/`. */
export function leavesFolder(value: string): boolean {
  return /(?:^|\/)\.\.(?:\/|$)|^[./]+$/.test(value);
}
