import { actionBodiesIn } from './link-template.ts';

/** Functions that every template of Go has. */
const ofGo =
  'and call html index slice js len not or print printf println urlquery eq ge gt le lt ne true false nil if else end range with define template block break continue';
/** Of the annotations and labels of rules in Prometheus, and in those that took its templates over: Loki, Mimir, Thanos. */
const ofPrometheus =
  'query first label value strvalue args tmpl reReplaceAll safeHtml match title toUpper toLower graphLink tableLink sortByLabel stripPort stripDomain humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp toTime toDuration now pathPrefix externalURL parseDuration urlQueryEscape';
/** Of vmalert, which reads the same files. */
const ofVictoriaMetrics =
  'queryEscape pathEscape quotesEscape jsonEscape htmlEscape crlfEscape parseDurationTime formatTime strvalue';
const ofGrafana = 'filterLabels filterLabelsRe removeLabels removeLabelsRe mergeLabelValues deduplicate';

const known: ReadonlySet<string> = new Set(
  [ofGo, ofPrometheus, ofVictoriaMetrics, ofGrafana].flatMap((names) => names.split(' ')),
);

/** Names of all functions, for a hint. */
export const templateFunctions: readonly string[] = `${ofGo} ${ofPrometheus}`.split(' ');

/** Functions of other systems that people look for, and what does the same here. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['labels', '$labels'],
  ['lower', 'toLower'],
  ['upper', 'toUpper'],
  ['urlencode', 'urlquery'],
  ['urlEncode', 'urlquery'],
  ['urlescape', 'urlquery'],
  ['urlEscape', 'urlquery'],
  ['encodeURIComponent', 'urlquery'],
  ['replace', 'reReplaceAll'],
  ['regexReplaceAll', 'reReplaceAll'],
  ['quote', 'printf "%q"'],
  ['default', 'or'],
]);

/** What a function of another system is called here. */
export function sameFunction(name: string): string | undefined {
  return elsewhere.get(name);
}

/** A function that no monitoring system has. Offsets count in the text. */
export interface UnknownFunction {
  name: string;
  start: number;
}

/**
 * Functions in the templates of a text that nothing knows. In a template of Go, a bare word is a function or a keyword:
 * variables begin with `$`, fields with a dot, and anything else is in quotes.
 *
 * @param isOurs Whether an action is for the monitoring system, and not for Helm.
 */
export function unknownFunctionsIn(text: string, isOurs: (action: string) => boolean): UnknownFunction[] {
  return actionBodiesIn(text).flatMap(({ start, body }) => {
    if (!isOurs(body) || body.trimStart().startsWith('/*') || body.trimStart().startsWith('- /*')) return [];
    return [...body.matchAll(token)].flatMap(({ groups, index }) => {
      const name = groups?.['word'];
      return name === undefined || known.has(name) ? [] : [{ name, start: start + index }];
    });
  });
}

/** Strings, variables with their fields, fields, numbers and characters are passed over; what is left is a word. */
const token =
  /"(?:[^"\\]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)*'|\$\w*(?:\.\w+)*|\.\w+(?:\.\w+)*|\d[\w.]*|(?<word>[\p{L}_][\p{L}\p{N}_]*)/gu;
