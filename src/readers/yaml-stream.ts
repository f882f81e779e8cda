import { Composer, Parser, type CST, type Document, type ErrorCode } from 'yaml';

/** Something that is not YAML. */
export interface YamlProblem {
  offset: number;
  code: ErrorCode;
  /** In the parser's words. */
  message: string;
}

export interface YamlStream {
  documents: Document.Parsed[];
  problems: YamlProblem[];
  /** Why the rest was not read: nothing useful is left of a text with so many problems. */
  gaveUp: 'problems' | 'documents' | undefined;
}

const mostProblems = 100;
const mostDocuments = 10_000;

/**
 * The documents of a text. All scalars are text, as they are written: `on` and `1.0` stay what they are. Never throws.
 *
 * Keys that stand twice are not looked for here: the parser compares each with each.
 */
export function readStream(text: string): YamlStream {
  const stream: YamlStream = { documents: [], problems: [], gaveUp: undefined };
  const note = (offset: number, code: ErrorCode, message: string): void => {
    if (stream.problems.length >= mostProblems) throw new TooMany('problems');
    stream.problems.push({ offset, code, message });
  };
  const keep = (documents: Iterable<unknown>): void => {
    for (const document of documents) {
      if (stream.documents.length >= mostDocuments) throw new TooMany('documents');
      stream.documents.push(document as Document.Parsed);
    }
  };
  const composer = new Composer({
    schema: 'failsafe',
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  collectInto(composer, note);
  try {
    for (const token of new Parser().parse(text)) {
      if (token.type === 'error') note(token.offset, 'UNEXPECTED_TOKEN', token.message);
      else keep(composer.next(token));
    }
    keep(composer.end());
    for (const { errors } of stream.documents) for (const { pos, code, message } of errors) note(pos[0], code, message);
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    stream.gaveUp = error.what;
  }
  return stream;
}

class TooMany extends Error {
  readonly what: 'problems' | 'documents';

  constructor(what: 'problems' | 'documents') {
    super(`too many ${what}`);
    this.what = what;
  }
}

type Source = number | readonly [number, number, ...number[]] | CST.Token;

/**
 * Has the composer hand its problems to `note` one by one. By itself it makes an `Error` with a stack for each, and a
 * text of closing brackets alone costs minutes.
 */
function collectInto(composer: Composer, note: (offset: number, code: ErrorCode, message: string) => void): void {
  const onError = (source: Source, code: ErrorCode, message: string, isWarning?: boolean): void => {
    if (isWarning) return;
    note(typeof source === 'number' ? source : 'offset' in source ? source.offset : source[0], code, message);
  };
  Object.assign(composer, { onError });
}
