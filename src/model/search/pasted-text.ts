/**
 * What is different each time that a program says the same: it is in a line of a log, in a trace and in a notification, and
 * in no runbook. The order matters: what is longer goes first.
 */
const values: RegExp[] = [
  // Scheme and host of an address, with what signs a user in.
  /\b[a-z][a-z0-9+.-]*:\/\/(?:[^\s/?#"'@]*@)?(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?/gi,
  // Days and times.
  /\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? (?=\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/gi,
  /\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?=\D|$)/g,
  /\b\d{1,2}[-/. ](?:\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[-/. ]\d{4}(?=\D|$)/gi,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* {1,2}\d{1,2}(?:,? \d{4})?(?=\D|$)/gi,
  /(?<![\d.])(?:T|_)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?: ?[ap]m)?(?: ?(?:Z|UTC|GMT|CES?T|[ECMP][SD]T))?(?: ?[+-]\d{2}:?\d{2})?(?![\d:])/g,
  /\b[EWIF]\d{4}(?=\s)/g,
  // Ids, digests, addresses of machines and of memory.
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi,
  /-[0-9a-f]{8,10}-[a-z0-9]{5}\b|-(?=[a-z]*\d)[bcdf-hj-np-tv-z2-9]{5}\b/g,
  /\b(?:sha(?:1|256|512):)?(?:0x[0-9a-f]+|(?=[a-z]*\d)(?=\d*[a-f])[0-9a-f]{7,})\b/gi,
  /\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+|\/\d+)?\b|\b(?:ip-)\d+(?:-\d+){3}\b/g,
  /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])/gi,
  // Keys and tokens: long, of letters of both cases and many digits.
  /(?<![\w+/=-])(?=[\w+/=-]{20})(?=(?:[^\s\d]*\d){3})(?=[^\sa-z]*[a-z])(?=[^\sA-Z]*[A-Z])[\w+/=-]+/g,
  // Amounts.
  /\b\d+(?:[.,]\d+)?\s?(?:ns|µs|us|ms|sec|secs|seconds|minutes|mins?|hours?|days?|[kmgt]i?b|bytes|%)(?![\w])/gi,
  /\b\d+(?:\.\d+)?[smhd]\b/g,
  /(?<![\p{L}\p{N}_])\d{6,}(?![\p{L}\p{N}_])/gu,
];

/** Where in a program something was said, and what only machines read of it, with its key: when, how bad, by which one. */
const surroundings: RegExp[] = [
  // Frames of a trace: Java and C#, JavaScript, Python, Ruby, Go.
  /\bat [\w.$<>/~-]+\([^()]*\)(?: in \S+:line \d+)?/g,
  /\bat (?:\S+ )?\(?(?:file:\/\/|node:|[A-Z]:\\|\/)\S+:\d+:\d+\)?/g,
  /\bFile "[^"]*", line \d+(?:, in \S+)?/g,
  /\bfrom \S+\.rb:\d+:in \S+/g,
  /\bgoroutine \d+ \[[^\]]*\]:?|(?<![\w./-])[\w./-]{1,200}\.go:\d+ \+0x[0-9a-f]+/g,
  /\bTraceback \(most recent call last\):?|\bCaused by:|\bException in thread "[^"]*"|^\s*\.\.\. \d+ (?:more|common frames omitted)/gi,
  // What only machines read, with its key: when, where, how bad, which one.
  new RegExp(
    String.raw`(?<![\w.-])["']?(?:${[
      'ts|time|timestamp|@timestamp|datetime|date|starts ?at|ends ?at|updated ?at|since',
      'level|lvl|severity|loglevel|log\\.level|priority',
      'pid|tid|thread|thread[_ .-]?name|goroutine|logger|caller|file|line|lineno|pos|source',
      '(?:trace|span|request|req|correlation|transaction|session|event|message|msg|user|container|pod|instance|host|run|job|parent)[_.-]?(?:id|uid)|x-request-id|rid|uid|uuid|guid|fingerprint|hash|digest|sha|etag',
      'host|hostname|node|ip|addr|peer|remote|remote_addr|client|instance|pod|container|namespace|cluster|env|environment|region|zone|job|replica',
      'duration|duration_ms|elapsed|took|latency|latency_ms|bytes|size|attempt|retries|version|v',
    ].join('|')})["']?\s?[=:]\s?(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"',;)}\]]+)`,
    'gi',
  ),
];

/** Numbers that stand alone, beside those of a status or an error: `status 502`, `SQLSTATE 42703`. */
const loneNumbers =
  /(?<![\p{L}\p{N}_-])(?<!(?:sqlstate|status|code|errno|error|http|exit|signal)["']?\s?[=:( ]\s?["']?)(?!\d{3}(?!\d))\d+(?:\.\d+)*(?![\p{L}\p{N}_-])/giu;

/** How bad a program says it is, in capitals or in brackets, and what notifications have around the name of an alert. */
const levels =
  /\[?\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|SEVERE|FATAL|CRITICAL|CRIT|EMERG|ALERT|PANIC)\b\]?:?|\[(?:trace|debug|info|notice|warn|warning|error|fatal|crit|critical|emerg|alert)\]|\[?\b(?:FIRING|RESOLVED)(?::\d+)?\b\]?|\balertname\b/g;

/** From so many words on a text was pasted: nobody types them. */
const fewestPastedWords = 8;

/** Whether a text is more than anybody types. */
export function isPasted(text: string): boolean {
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= fewestPastedWords;
}

/**
 * A query without what is different each time that a program says the same: days and times, ids, digests, addresses,
 * amounts, and where in a program it was said. The query as it is where nothing else is in it: `10.0.0.1` is looked for by
 * whoever types it.
 */
export function withoutValues(query: string): string {
  const text = unescapeText(query);
  const removed = (patterns: readonly RegExp[]): string =>
    patterns
      .reduce((rest, pattern) => rest.replaceAll(pattern, ' '), text)
      .replace(/\s+/g, ' ')
      .trim();
  const rest = removed(isPasted(text) ? [...surroundings, ...values, levels, loneNumbers] : values);
  return /\p{L}{2}/u.test(rest) ? rest : text;
}

/** A text as it was before it went into an address or into JSON: `%22` is a quote, and `\n` ends a line. */
function unescapeText(text: string): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
      try {
        return decodeURIComponent(escaped);
      } catch {
        return escaped;
      }
    })
    .replace(/\\[nrt](?![a-z])|\\[nrt](?=at )/g, ' ')
    .replace(/\\(["\\/])/g, '$1');
}

/** No address gets more of a query. */
const longestShortQuery = 200;

/** A query as it can be in an address: what was pasted without the values in it, which nobody else should see. */
export function shortQuery(query: string): string {
  const telling = isPasted(query) ? withoutValues(query) : query;
  return [...telling].slice(0, longestShortQuery).join('').trim();
}
