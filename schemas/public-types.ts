/** The types that the package has: what is in files of content, and what the program makes of it. */
export type { ContentTypeName, DataOf, InputOf } from './content-types.ts';
