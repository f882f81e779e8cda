import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packageRoot } from '../../src/workspace/package-folders.ts';
import { madeUpMarkdown } from '../support/made-up-markdown.ts';
import { bothTrees } from '../support/same-tree.ts';

/** How many texts are compared; `npm run fuzz` takes more. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 2000);
const timeout = 120_000 + runs * 100;

/** Signs, and things made of signs, that make another tree of a text. */
const signs = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '~',
    '`',
    '``',
    '[',
    ']',
    '](',
    ')',
    '![',
    '\\',
    '|',
    '\n',
    '\n\n',
    '  \n',
    '\t',
    '    ',
  ],
  ...[
    '> ',
    '- ',
    '* ',
    '1. ',
    '2) ',
    '# ',
    '\n===\n',
    '\n---\n',
    '\n```\n',
    '\n~~~\n',
    '\n| a | b |\n|---|:-:|\n| c |\n',
  ],
  ...[
    '[a]: /b "c"\n',
    '[a]',
    '[a][b]',
    '*a*',
    '**b**',
    '_c_',
    '~~d~~',
    '`e`',
    '&amp;',
    '&#35;',
    '&nope;',
    '🎯',
    '日本',
    'e\u0301',
  ],
  ...['"', "'", ':', '“q”', '…', '$', '!', '.', 'word', ' '],
);

const folder = path.join(packageRoot, 'content');
const paragraphs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mdx'))
  .flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split(/\n(?=## )/)
      .slice(1),
  );

/** A section of the sample with signs put into it. */
const disturbed = fc
  .tuple(fc.constantFrom(...paragraphs), fc.array(fc.tuple(fc.nat(), signs), { minLength: 1, maxLength: 5 }))
  .map(([text, changes]) =>
    changes.reduce(
      (now, [at, sign]) => {
        const place = at % (now.length + 1);
        return now.slice(0, place) + sign + now.slice(place);
      },
      text.slice(0, 1500),
    ),
  );
const onlySigns = fc.array(signs, { minLength: 1, maxLength: 25 }).map((all) => all.join(''));

test.each([
  ['a section that was disturbed', disturbed],
  ['signs', onlySigns],
  ['Markdown that is made up', madeUpMarkdown],
])('%s: what is read natively is read as remark reads it', { timeout }, (_what, texts) => {
  let compared = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const both = bothTrees(text.replace(/^(?:[ \t]*\n)+/, ''));
      if (!both) return;
      compared += 1;
      expect(both.native).toEqual(both.remark);
    }),
    { numRuns: runs },
  );

  expect(compared).toBeGreaterThan(runs / 50);
});
