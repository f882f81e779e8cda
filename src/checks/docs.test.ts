import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportOf } from '../../test/support/catalogue.ts';
import { loadGraphviz } from '../model/diagrams/graphviz.ts';
import { checks } from './registry.ts';

beforeAll(loadGraphviz);

/** What the page of a check shows: files to put over the healthy ones, and what is found in them. */
interface Shown {
  level: string | undefined;
  files: Record<string, string>;
  report: string | undefined;
}

function readPage(id: string): Shown {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/checks', `${id.replace('/', '-')}.md`), 'utf8');
  const fences = [...page.matchAll(/^(`{3,})([^\n]*)\n([^]*?)\n\1$/gm)];
  const files = fences.flatMap(([, , info = '', text = '']) => {
    const file = /^(?:mdx|yaml|svg) content\/(\S+)$/.exec(info)?.[1];
    return file === undefined ? [] : [[file, `${text}\n`] as const];
  });
  const report = fences.find(([, , info, text = '']) => info === '' && /^(?:content|public)\//.test(text))?.[3];
  return { level: /^Level: (\w+)\.$/m.exec(page)?.[1], files: Object.fromEntries(files), report };
}

describe('the page of a check shows what is found', () => {
  test.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
    const { level, files, report } = readPage(id);

    expect(level).toBe(check.level);
    expect(report).toBeDefined();
    // A page without files tells a story that takes more than content, such as a ledger.
    if (Object.keys(files).length > 0) expect(reportOf(check, files)).toBe(report);
  });
});
