import { fileURLToPath } from 'node:url';
import { ESLint, Linter } from 'eslint';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { texts } from '../eslint.texts.mjs';

/** What the rule about texts says of a component, or of a script of the browser. */
function textsIn(code: string, file: 'Component.astro' | 'script.ts'): string[] {
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    ...astro.configs.base,
    { files: ['**/*.astro', '**/*.ts'], plugins: { texts: { rules: { texts } } }, rules: { 'texts/texts': 'error' } },
  ] as Linter.Config[];
  return new Linter().verify(code, config, file).map(({ message }) => message);
}

test.each([
  ['the text of an element', '<h2>Where to look</h2>'],
  ['one word', '<b>first</b>'],
  ['a label', '<nav aria-label="Letters"></nav>'],
  ['a label that is worked out', '<nav aria-label={isLong ? "all" : "some"}></nav>'],
  ['one of two outcomes', '<p>{isUsual ? "usually" : name}</p>'],
  ['a text with a value in it', '<p>{`${count} of ${all}`}</p>'],
  ['what another component shows', '<Gap text="No contact yet" />'],
  ['a table of words', "---\nconst words = { page: 'Page' };\n---\n<p>{words.page}</p>"],
])('a component keeps its texts elsewhere: %s', (_what, code) => {
  expect(textsIn(code, 'Component.astro')).toContainEqual(expect.stringContaining('belongs to a table in src/texts/'));
});

test.each([
  ['a sentence', "say('The network does not answer.');"],
  ['a word in an element', "element('button', {}, 'copy');"],
  ['a word that an element says', "status.textContent = isDone ? 'done' : '';"],
  ['a label', "element('select', { 'aria-label': 'kind' });"],
  ['a text with a value', 'say(`in ${span} more`);'],
])('a script keeps its texts elsewhere: %s', (_what, code) => {
  expect(textsIn(code, 'script.ts')).toHaveLength(1);
});

test.each([
  ['a text of a table', '<h2>{texts.title}</h2>'],
  ['classes', '<p class="small soft"></p>'],
  ['what people type', '<p><code>alerts:</code> {name}</p>'],
  ['a name of the program', '<title>{name ?? "Alertbook"}</title>'],
  ['signs between values', '<p>{texts.join(" · ")}, {name}</p>'],
])('a component may have %s', (_what, code) => {
  expect(textsIn(code, 'Component.astro')).toEqual([]);
});

test.each([
  ['a selector', "document.querySelector('main h1');"],
  ['a key of the keyboard', "if (event.key === 'Escape') close();"],
  ['classes', "element('p', { class: 'due-now small' }, texts.dueNow);"],
  ['an error, which a programmer reads', "throw new Error('The search did not arrive whole.');"],
])('a script may have %s', (_what, code) => {
  expect(textsIn(code, 'script.ts')).toEqual([]);
});

test('the rule holds for everything that shows something, and not for examples', async () => {
  const eslint = new ESLint({ cwd: fileURLToPath(new URL('..', import.meta.url)) });
  const isHeld = async (file: string): Promise<boolean> => {
    const config = (await eslint.calculateConfigForFile(file)) as { rules: Record<string, unknown> };
    return config.rules['texts/texts'] !== undefined;
  };

  for (const file of [
    'src/components/page/Gap.astro',
    'src/components/mdx/vocabulary.ts',
    'src/layouts/Base.astro',
    'src/pages/404.astro',
    'src/client/page/clock.ts',
  ])
    expect([file, await isHeld(file)]).toEqual([file, true]);
  expect(await isHeld('src/components/page/Gap.examples.ts')).toBe(false);
});
