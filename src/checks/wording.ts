import type { Document } from '../model/catalogue/document.ts';

/** Names as a message shows them: `` `api`, `database` and 3 more ``. */
export function quoted(names: Iterable<string>, most = 8): string {
  const all = [...names].map((name) => `\`${name}\``);
  const rest = all.length - most;
  return rest > 0 ? `${all.slice(0, most).join(', ')} and ${rest} more` : all.join(', ');
}

/** Path of another file of the content folder that a document is in, as messages show paths. */
export function siblingFile(document: Document, path: string): string {
  return document.file.slice(0, document.file.length - document.path.length) + path;
}
