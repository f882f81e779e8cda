import { visit, type Document, type Scalar } from 'yaml';
import { plainWords, tooDeepWords } from '../read-yaml.ts';
import { embeddedText } from './embedded-text.ts';
import { helmText } from './helm-text.ts';
import { shortened } from './node-values.ts';
import { RuleFile } from './rule-file.ts';
import { isGrafanaSource, looksLikeHelm, plainText, valueProvesHelm, type RuleText } from './rule-text.ts';
import { findActions } from './template-actions.ts';
import { readStream, type YamlProblem, type YamlStream } from '../yaml-stream.ts';

export interface OpenedRules {
  file: RuleFile;
  /** Documents of the file whose aliases can be followed. */
  documents: Document.Parsed[];
  /** Whether nothing of the file had to be left unread; a file that is not must not be written either. */
  isReadable: boolean;
}

/** Longest file that is read, in UTF-16 units: about twenty thousand rules, and two seconds. */
export const longestText = 8_388_608;

/** Problems of YAML that are shown; one mistake often makes many. */
const maxShown = 20;

/** Parses a file of rules, through Helm's templates where it is one. All problems are in the file's findings. */
export function openRules(source: string, shown: string): OpenedRules {
  if (source.length > longestText) {
    const file = new RuleFile(plainText(''), shown);
    const size = `${source.length} characters, more than the ${longestText} that are read`;
    file.report(0, 'too-large', `The file has ${size}.`, 'Split it into several files.');
    return { file, documents: [], isReadable: false };
  }
  const { text, stream, unclosed } = readText(source);
  const file = new RuleFile(text, shown);
  if (unclosed !== undefined)
    file.reportAt(unclosed, 'template', 'This `{{` is opened and never closed.', 'Close it by `}}`.');
  reportProblems(file, stream);
  const documents = stream.documents.filter((document) => canFollowAliases(file, document));
  return { file, documents, isReadable: file.findings.length === 0 };
}

/**
 * Parses a text inside a value of a file. What is wrong with it is reported where it surely holds rules; other texts that
 * are not YAML are nobody's business here.
 */
export function openEmbedded(
  outer: RuleFile,
  node: Scalar,
  surelyHoldsRules: (yaml: string) => boolean,
): OpenedRules | undefined {
  const { text, isVerbatim } = embeddedText(outer.text, node);
  const stream = readStream(text.yaml, { schema: 'failsafe' });
  if (stream.problems.length > 0 && !surelyHoldsRules(text.yaml)) return undefined;
  const unwritable = isVerbatim ? undefined : 'the rule is inside a text in quotes, or one whose lines are folded';
  const file = new RuleFile(text, outer.shown, { file: outer, unwritable });
  reportProblems(file, stream);
  return {
    file,
    documents: stream.documents.filter((document) => canFollowAliases(file, document)),
    isReadable: stream.problems.length === 0,
  };
}

/**
 * The reading that fits: as YAML, or as a Helm template. What is YAML as it is must prove in a value that it is for Helm; a
 * file that only steers by templates shows it by not being YAML.
 */
function readText(source: string): { text: RuleText; stream: YamlStream; unclosed?: number | undefined } {
  const text = plainText(source);
  const stream = readStream(source, { schema: 'failsafe' });
  const isPlain = stream.problems.length === 0;
  const uncommented = isPlain ? source : withoutJsonComments(source);
  if (uncommented !== source) {
    const other = readStream(uncommented, { schema: 'failsafe' });
    if (other.problems.length === 0) return { text: { ...text, yaml: uncommented }, stream: other };
  }
  if (!source.includes('{{') || (isPlain && !isForHelm(stream, source))) return { text, stream };
  const isHelm = isPlain || looksLikeHelm(source);
  if (!isHelm && !steersByLines(source)) return { text, stream };
  const helm = helmText(source);
  const other = readStream(helm.text.yaml, { schema: 'failsafe' });
  const [problems, problemsOfHelm] = [stream.problems.length, other.problems.length];
  if (isHelm ? problems < problemsOfHelm : problems <= problemsOfHelm) return { text, stream };
  return { ...helm, stream: other };
}

/** JSON with spaces in place of its comments, which ARM templates may have; other texts as they are. */
function withoutJsonComments(source: string): string {
  if (!/^\uFEFF?(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*[[{]/.test(source)) return source;
  return source.replaceAll(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//g, (found) =>
    found.startsWith('"') ? found : found.replaceAll(/[^\r\n]/g, ' '),
  );
}

/** Whether values of a text that is YAML as it is, or braces in place of a value, are for Helm. */
function isForHelm({ documents }: YamlStream, source: string): boolean {
  const isOfGrafana = isGrafanaSource(source);
  let isHelm = false;
  for (const document of documents) {
    visit(document, {
      Map: (_, { flow, range }) => {
        if (flow && source.startsWith('{{', range?.[0])) isHelm = true;
        return isHelm ? visit.BREAK : undefined;
      },
      Scalar: (_, { value, range }) => {
        isHelm = valueProvesHelm(String(value), source.slice(range?.[0], range?.[1]), isOfGrafana);
        return isHelm ? visit.BREAK : undefined;
      },
    });
    if (isHelm) return true;
  }
  return false;
}

function steersByLines(source: string): boolean {
  return (
    /^[ \t]*\{\{/m.test(source) && findActions(source).actions.some(({ kind }) => kind === 'open' || kind === 'lines')
  );
}

function reportProblems(file: RuleFile, { problems, gaveUp }: YamlStream): void {
  const shown = new Set<string>();
  for (const problem of problems) {
    if (problem.code === 'RESOURCE_EXHAUSTION') {
      file.report(problem.offset, 'too-deep', tooDeepWords[0], tooDeepWords[1]);
      continue;
    }
    const [message, hint] = wordsFor(problem, file.text);
    const key = `${file.placeOf(problem.offset).line} ${message}`;
    if (shown.has(key) || shown.size >= maxShown) continue;
    shown.add(key);
    file.report(problem.offset, 'yaml', message, hint);
  }
  const last = problems.at(-1);
  if (gaveUp === 'problems')
    file.report(
      last!.offset,
      'yaml',
      'The rest is not read: too much of the file is not YAML.',
      'Fix the first problem, and try again.',
    );
  if (gaveUp === 'documents')
    file.report(
      0,
      'yaml',
      'The file has more than ten thousand documents; the rest is not read.',
      'Split it into several files.',
    );
}

function wordsFor({ offset, code, message }: YamlProblem, { yaml }: RuleText): [message: string, hint: string] {
  const start = yaml.lastIndexOf('\n', offset - 1) + 1;
  const end = yaml.indexOf('\n', offset);
  const line = shortened(yaml.slice(start, end === -1 ? undefined : end));
  const words = plainWords({ code, message, pos: [0, 0] }, line);
  return /:\s+\{\{/.test(line) ? [words[0], 'Put a value that begins with `{{` into quotes.'] : words;
}

function canFollowAliases(file: RuleFile, document: Document.Parsed): boolean {
  const problems = file.nodes.addDocument(document.contents);
  for (const { offset, kind, name } of problems) {
    if (kind === 'unknown')
      file.report(
        offset,
        'alias',
        `\`*${name}\` repeats a value that is not marked by \`&${name}\` before it.`,
        `Mark the value by \`&${name}\`, or put a text that starts with \`*\` into quotes.`,
      );
    if (kind === 'loop')
      file.report(offset, 'alias', `\`*${name}\` is inside the value that it repeats.`, 'Write the value out.');
    if (kind === 'too-many')
      file.report(
        offset,
        'alias',
        `From \`*${name}\` on, aliases repeat more than a million values. Nothing of this document is read.`,
        'Write the values out instead of repeating them.',
      );
  }
  return problems.every(({ kind }) => kind === 'unknown');
}
