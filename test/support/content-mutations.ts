import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { sampleContent } from './sample-site.ts';

/** One mistake in one line of one file. Lines stay where they are. */
export interface Mutation {
  kind: string;
  path: string;
  /** Counted from 0. */
  line: number;
  /** What the line is then. */
  text: string;
}

/** What people on call write about one service of the sample, by path. */
export function contentOfOneService(service: string): Map<string, string> {
  const paths = readdirSync(sampleContent, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes(service) || ['site.yaml', 'glossary.yaml', 'parts/check-health.mdx'].includes(file))
    .filter((file) => statSync(path.join(sampleContent, file)).isFile())
    .toSorted();
  return new Map(paths.map((file) => [file, readFileSync(path.join(sampleContent, file), 'utf8')]));
}

type Change = readonly [kind: string, change: (line: string, earlier: readonly string[]) => string | undefined];

const field = /^(\s*(?:- )?)([A-Za-z]+): (\S.*)$/;

const withValue = (value: (old: string) => string) => (line: string) => {
  const match = field.exec(line);
  return match ? `${match[1]}${match[2]}: ${value(match[3]!)}` : undefined;
};

const referenceFields = [
  'service',
  'owner',
  'severityMatrix',
  'escalation',
  'component',
  'severity',
  'runbook',
  'matrix',
];

/** Mistakes in lines of YAML. */
const inData: readonly Change[] = [
  ['wrong type', withValue(() => '[1, { x: 2 }]')],
  ['empty value', withValue(() => '')],
  ['block for a value', withValue(() => '{ x: y }')],
  ['wrong value', withValue(() => "'?!'")],
  ['misspelt field', (line) => (field.test(line) ? line.replace(/([A-Za-z]+):/, '$1$1x:') : undefined)],
  ['field with a slip', (line) => (field.test(line) ? line.replace(/([A-Za-z]):/, '$1$1:') : undefined)],
  ['missing field', (line) => (/^\s*[a-z]\w*: \S/i.test(line) ? '# nothing' : undefined)],
  ['open quote', withValue((old) => `"${old.replaceAll('"', '')}`)],
  ['two colons', withValue((old) => `${old.replaceAll(/['":]/g, '')} a: b`)],
  ['open bracket', withValue(() => '[a, b')],
  ['tab', (line) => (/^ {2,}\S/.test(line) ? `\t${line.trimStart()}` : undefined)],
  ['no field', withValue((old) => `~ ${old}`)],
  [
    'unknown reference',
    (line) =>
      referenceFields.includes(field.exec(line)?.[2] ?? '') ? withValue(() => 'nobody-knows')(line) : undefined,
  ],
  [
    'unknown item',
    (line) => (/^\s*- [a-z0-9-]+\/[a-z0-9-]+$/.test(line) ? line.replace(/- .*/, '- nobody/knows') : undefined),
  ],
  [
    'duplicate id',
    (line, earlier) => {
      const last = earlier.findLast((other) => /^\s*(?:- )?id: /.test(other));
      return last !== undefined && /^\s*(?:- )?id: /.test(line)
        ? line.replace(/id: .*/, /id: .*/.exec(last)![0])
        : undefined;
    },
  ],
  ['review in the future', (line) => (line.startsWith('reviewed:') ? 'reviewed: 2031-01-01' : undefined)],
];

const appended = (text: string) => (line: string) => (/^[A-Z][^<{`|]*[.:]$/.test(line) ? `${line} ${text}` : undefined);

/** Mistakes in lines of text. */
const inText: readonly Change[] = [
  ['dead link', appended('[dead](/runbooks/none/none/)')],
  ['unknown anchor', appended('[dead](#no-such-anchor)')],
  ['unknown anchor elsewhere', appended('[dead](/runbooks/core-platform/queue-backlog/#no-such-anchor)')],
  ['unknown component', appended('<Foo>bar [dead](/runbooks/none/inside/)</Foo>')],
  ['misspelt component', appended('<Severty level="no-such-level" />')],
  ['unknown prop', appended('<Contact who="nobody/knows" bogus="x" />')],
  ['wrong prop', appended('<Contact who="5 5" />')],
  ['missing prop', appended('<Slo />')],
  ['code in a prop', appended('<Contact who={who.is} />')],
  ['bad code in a prop', appended('<Contact who={who is} />')],
  ['open quote in a prop', appended('<Contact who="nobody/knows />')],
  ['unclosed tag', appended('<Escalate>')],
  ['stray closing tag', appended('</Step>')],
  ['code', appended('{foo.bar}')],
  ['bad code', appended('{foo bar}')],
  ['open brace', appended('a { b')],
  ['less than', appended('if <5 then')],
  ['comment of HTML', appended('<!-- note -->')],
  ['HTML', appended('<b>bold [dead](/runbooks/none/bold/)</b>')],
  ['refused scheme', appended('[x](javascript:alert)')],
  ['undeclared parameter', appended('`run {{no_such_parameter}}`')],
  ['unknown part', appended('<Include part="no-such-part" />')],
  ['unknown alert', appended('<AlertLink name="NoSuchAlert" />')],
  ['secret', appended(`ghp_${'aB3dE6gH9jK2'.repeat(3)}`)],
  ['renamed section', (line) => (line.startsWith('## ') ? '## Something else altogether' : undefined)],
  ['second title', (line) => (line.startsWith('## ') ? line.slice(1) : undefined)],
  ['no end of a component', (line) => (/^<\/\w+>$/.test(line) ? '' : undefined)],
  ['no end of a fence', (line) => (line === '```' ? '' : undefined)],
  ['no beginning of a component', (line) => (/^<\w+[^>]*[^/]>$/.test(line) ? '' : undefined)],
  ['wrong risk', (line) => (/^```\w+ risk=/.test(line) ? line.replace(/risk=\w+/, 'risk=huge') : undefined)],
];

/** Every mistake that can be made in some files. */
export function mutationsOf(files: ReadonlyMap<string, string>): Mutation[] {
  return [...files].flatMap(([file, text]) => {
    const lines = text.split('\n');
    const end = file.endsWith('.yaml') ? lines.length : lines.indexOf('---', 1);
    let isFenced = false;
    return lines.flatMap((line, index) => {
      if (index === 0 && line === '---') return [];
      if (index === end) return [];
      const isFence = line.startsWith('```');
      const isCode = isFenced && !isFence;
      if (index > end && isFence) isFenced = !isFenced;
      const changes = isCode ? [] : index < end ? inData : inText;
      return changes.flatMap(([kind, change]) => {
        const changed = change(line, lines.slice(0, index));
        return changed === undefined || changed === line ? [] : [{ kind, path: file, line: index, text: changed }];
      });
    });
  });
}

/** The files with some mistakes. */
export function mutated(files: ReadonlyMap<string, string>, mutations: readonly Mutation[]): Map<string, string> {
  return new Map(
    [...files].map(([file, text]) => {
      const lines = text.split('\n');
      for (const { path: changed, line, text: now } of mutations) if (changed === file) lines[line] = now;
      return [file, lines.join('\n')];
    }),
  );
}
