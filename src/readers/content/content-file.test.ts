import { expect, test } from 'vitest';
import { idFrom, pictureNameProblem, typedFile } from './content-file.ts';
import { readCatalogue, type FolderEntry } from './read-catalogue.ts';

const bytes = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const found = (...entries: FolderEntry[]): string[] =>
  readCatalogue(
    [{ path: 'site.yaml', bytes: new TextEncoder().encode('name: T\nurl: https://a.example/\n') }, ...entries],
    {
      shownAs: 'content',
    },
  ).findings.map(({ id, message, hint }) => `${id} ${message} ${hint}`);

test.each([['images/queue.png'], ['images/shop/Größe 1.PNG'], ['images/cafe\u0301.svg'], ['images/a+b & c (2).webp']])(
  '%j is the name of an image that every place can hold',
  (path) => {
    expect(pictureNameProblem(path)).toBeUndefined();
  },
);

test.each([
  ['images/a:b.png', 'Rename it to `a-b.png`.'],
  ['images/..\\..\\evil.png', 'Rename it to `evil.png`.'],
  ['images/a\u202Egnp.png', 'Rename it to `a-gnp.png`.'],
  ['images/a\nb.png', 'Rename it to `a-b.png`.'],
  ['images/con/x.png', 'Rename it to `con-page`.'],
  ['images/AUX.png', 'Rename it to `aux-page.png`.'],
  ['images/what?.png', 'Rename it to `what.png`.'],
  ['images/100%2f.png', 'Rename it to `100-2f.png`.'],
  [`images/${'folder/'.repeat(120)}x.png`, 'Move it higher up, or shorten the names.'],
])('%j is not, and the name that is proposed is', (path, hint) => {
  const problem = pictureNameProblem(path);

  expect(problem).toMatchObject({ hint });
  expect(problem!.message).not.toMatch(/\p{C}/u);
  const name = /`(.+)`/.exec(hint)?.[1];
  if (name !== undefined) expect(pictureNameProblem(`images/${name}`)).toBeUndefined();
});

test('images whose names a file system may take for one are reported, and a link that leads out is', () => {
  expect(found({ path: 'images/Queue.png', bytes }, { path: 'images/queue.PNG', bytes })).toEqual([
    'content/unknown-file `images/queue.PNG` and `images/Queue.png` differ in case or form alone, and some file systems keep one of them. Rename one of the two, and the links to it.',
  ]);
  expect(
    found({
      path: 'images/link.png',
      problem: { of: 'link', what: 'leads out of the folder, so it is not followed', hint: 'Delete it.' },
    }),
  ).toEqual([expect.stringContaining('content/link-outside')]);
});

test.each([
  'services/aux.yaml',
  'runbooks/con/x.mdx',
  'runbooks/shop/com1.mdx',
  `guides/${'a'.repeat(201)}.mdx`,
  `guides/${'a/'.repeat(400)}b.mdx`,
])('the file %s is refused, and the name that is proposed is not', (path) => {
  const typed = typedFile(path);

  expect(typed).toHaveProperty('message');
  const name = 'hint' in typed ? /`(.+)`/.exec(typed.hint)?.[1] : undefined;
  if (name !== undefined) expect(typedFile(`guides/${name}.mdx`)).toMatchObject({ type: 'guide', id: name });
});

test('a letter of another script in a name is named, and its twin is what to write', () => {
  expect(typedFile('guides/l\u043eok.mdx')).toMatchObject({
    message: expect.stringContaining('it holds a letter that looks like `o` (U+043E)'),
    hint: 'Rename it to `look`.',
  });
});

test('an id is made of any name', () => {
  for (const name of ['', 'CON', 'Größe übrig', '磁盘', 'a'.repeat(500), '../../x', '-', 'Com1'])
    expect(typedFile(`guides/${idFrom(name)}.mdx`), name).toMatchObject({ type: 'guide' });
});

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a second file of the same page does not hide what is wrong inside it', () => {
  const lines = found(
    { path: 'services/shop.yaml', bytes: encode('title: Shop\n') },
    { path: 'services/shop.yml', bytes: encode('title: Shop\ncolour: red\n') },
  );

  expect(lines.filter((line) => line.includes('colour') || line.includes('also described'))).toEqual([
    expect.stringContaining('content/duplicate-id The service `shop` is also described by services/shop.yaml.'),
    expect.stringContaining('content/unknown-field'),
  ]);
});

test('a file without a place says that nothing of it was read', () => {
  expect(found({ path: 'guide/a.mdx', bytes: encode('---\ncolour: red\n---\n') })).toEqual([
    'content/unknown-file `guide/a.mdx` has no place in a content folder. It was not read: check again after fixing this. Did you mean `guides`?',
  ]);
});
