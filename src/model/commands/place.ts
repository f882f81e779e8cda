import { doubtTexts } from '../../texts/commands.ts';

/**
 * Where in a command a placeholder `{{name}}` is, as far as filling it in is concerned. Only what the build has read
 * whole, by the grammar of its language, takes more than inert values.
 */
export type Place = Exact | SqlPlace | InertPlace;

/** One word or string that only one reader reads; the kind says by which quoting a value goes in. */
export interface Exact {
  kind:
    | 'shell-word'
    /** A word that needs its quotes even as a number, which a redirection behind it would take: `2>out`. */
    | 'shell-quoted-word'
    | 'shell-single'
    | 'shell-double'
    | 'shell-document'
    | 'shell-document-raw'
    | 'sql-string'
    | 'query-double'
    | 'query-single'
    | 'query-backtick'
    /** Of a matcher by regular expression: `pod=~"{{pod}}"`. */
    | 'query-double-regex'
    | 'query-single-regex'
    | 'query-backtick-regex';
  /** Line that would end the here-document around it. */
  word?: string;
  /** Values that the program would read as something else than a value, though the shell does not. */
  refuses: Refused[];
}

/**
 * In SQL outside of quotes, where letters can be a column, a keyword or the start of a comment: `sql-bare` takes numbers as they
 * are and anything else as a string, `sql-table` the name of a table, `sql-word` letters and digits, `sql-number` numbers alone;
 * `sql-quoted` is in quotes of a statement that could not be read whole.
 */
export interface SqlPlace {
  kind: 'sql-bare' | 'sql-table' | 'sql-word' | 'sql-number' | 'sql-quoted';
  why: Doubt;
}

/**
 * `inert-word` takes letters, digits and `_ . : -` alone, where other inert characters are operators to what reads them;
 * `inert-host` a host with its port, where a slash would end it.
 */
export interface InertPlace {
  kind: 'inert' | 'inert-in-braces' | 'inert-word' | 'inert-host';
  /** Line that would end the here-document around it. */
  word?: string;
  why: Doubt;
}

/**
 * `lead`: what starts like an option or a file (`-rf`, `@file`). `folder`: a `..` segment, or no name. `escape`: a backslash.
 * `end`: what starts like the end of the here-document.
 */
export type Refused = 'lead' | 'folder' | 'escape' | 'end';

/** Why a place takes inert values only. */
export interface Doubt {
  kind:
    | 'language'
    | 'prose'
    | 'unread'
    | 'session'
    | 'output'
    | 'construct'
    | 'comment'
    | 'reader'
    | 'option'
    | 'command-name'
    | 'option-name'
    | 'surrounded';
  /** What it is about: the name of the language, of the construct or of the second reader. */
  name?: string;
  /** Which inert values are code to the reader: what it takes is a word, a number, or is in quotes of SQL. */
  takes?: 'word' | 'number' | 'quoted' | 'table';
  /** Line that would end the here-document around it. */
  word?: string;
}

/** Why a place takes inert values only, as the end of a sentence that starts with “because”. */
export function doubtInWords({ kind, name = '' }: Doubt): string {
  switch (kind) {
    case 'language':
      return name === '' ? doubtTexts.noLanguage : doubtTexts.language(name);
    case 'prose':
      return doubtTexts.prose;
    case 'unread':
      return doubtTexts.unread;
    case 'session':
      return doubtTexts.session;
    case 'output':
      return doubtTexts.output;
    case 'construct':
      return doubtTexts.construct(name);
    case 'comment':
      return doubtTexts.comment;
    case 'reader':
      return doubtTexts.reader(name);
    case 'option':
      return doubtTexts.option(name);
    case 'command-name':
      return doubtTexts.commandName;
    case 'option-name':
      return doubtTexts.optionName;
    case 'surrounded':
      return doubtTexts.surrounded;
  }
}
