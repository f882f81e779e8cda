import { Composer, Parser, type CST, type Document, type ErrorCode, type ParseOptions, type SchemaOptions } from 'yaml';

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

const maxProblems = 100;
const maxDocuments = 10_000;

/** How many lists and maps may be in each other. */
export const deepestYaml = 100;

export interface StreamOptions {
  /** What values mean: with `failsafe`, `on` and `1.0` are the texts that they are written as. */
  schema: 'failsafe' | 'core';
  /** Called with the offset of each line. */
  onLine?: (offset: number) => void;
}

/**
 * The documents of a text. Never throws. A document in which lists and maps stand in each other deeper than `deepestYaml` is
 * a problem, and left out.
 *
 * Keys that appear twice are not looked for here: the parser compares each with each.
 */
export function readStream(text: string, { schema, onLine }: StreamOptions): YamlStream {
  const stream: YamlStream = { documents: [], problems: [], gaveUp: undefined };
  const note = (offset: number, code: ErrorCode, message: string): void => {
    if (stream.problems.length >= maxProblems) throw new TooMany('problems');
    stream.problems.push({ offset, code, message });
  };
  const keep = (documents: Iterable<unknown>): void => {
    for (const document of documents) {
      if (stream.documents.length >= maxDocuments) throw new TooMany('documents');
      stream.documents.push(document as Document.Parsed);
    }
  };
  const options: ParseOptions & SchemaOptions = { schema, uniqueKeys: false, strict: true };
  const composer = new Composer({ ...options, ...(schema === 'failsafe' && { resolveKnownTags: false }) });
  collectInto(composer, note);
  try {
    const parser = new Parser(onLine);
    if (schema === 'failsafe') readQuotesAsGo(parser);
    for (const token of parser.parse(text)) {
      const tooDeep = token.type === 'document' ? firstTooDeep(token) : undefined;
      if (token.type === 'error') note(token.offset, 'UNEXPECTED_TOKEN', wordsOf(token));
      else if (tooDeep) note(tooDeep.offset, 'RESOURCE_EXHAUSTION', '');
      else keep(composer.next(token));
    }
    // Without a document, nothing says that directives are alone.
    keep(composer.end(schema === 'core', text.length));
    for (const { errors } of stream.documents) for (const { pos, code, message } of errors) note(pos[0], code, message);
  } catch (error) {
    if (error instanceof TooMany) stream.gaveUp = error.what;
    // The parser itself goes deeper for each block that a line ends.
    else if (error instanceof RangeError) stream.problems.push({ offset: 0, code: 'RESOURCE_EXHAUSTION', message: '' });
    else throw error;
  }
  return stream;
}

/**
 * Has a parser read quotes as libyaml and Go's parsers do, which monitoring systems have: the lines of a text in quotes may
 * begin where its key does, or before. YAML 1.2 wants them deeper.
 */
function readQuotesAsGo(parser: Parser): void {
  const { lexer } = parser as unknown as { lexer: { indentNext: number; parseQuotedScalar: () => Generator } };
  const parse = lexer.parseQuotedScalar.bind(lexer);
  lexer.parseQuotedScalar = function* () {
    const indent = lexer.indentNext;
    lexer.indentNext = 0;
    const next: unknown = yield* parse();
    lexer.indentNext = indent;
    return next;
  };
}

function wordsOf({ message, source }: CST.ErrorToken): string {
  return source === '' || source.length > 40 ? message : `${message}: ${JSON.stringify(source)}`;
}

/** The first list or map that is too deep. */
function firstTooDeep(document: CST.Document): CST.Token | undefined {
  let level: CST.Token[] = document.value ? [document.value] : [];
  for (let depth = 0; level.length > 0; depth++) {
    level = level.filter((token) => 'items' in token);
    if (depth >= deepestYaml && level[0]) return level[0];
    level = level.flatMap((token) =>
      'items' in token
        ? token.items.flatMap(({ key, value }) => [key, value]).filter((inner) => inner !== null && inner !== undefined)
        : [],
    );
  }
  return undefined;
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
