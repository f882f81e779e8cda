import { expect, test } from 'vitest';
import { catalogueWith, edited } from '../../test/support/catalogue.ts';
import { withChanges } from '../model/catalogue/catalogue.ts';
import { themeMissingFile } from './theme-missing-file.ts';

const themed = (theme: string) =>
  catalogueWith(edited('site.yaml', ['severityMatrix: default', `severityMatrix: default\ntheme: ${theme}`]));
const file = (path: string) => ({ path, digest: '', size: 1, shown: `public/${path}`, problems: [] });
const foundWith = (theme: string, ...files: string[]) =>
  themeMissingFile.run(withChanges(themed(theme), { publicFiles: files.map(file) }));

test('a file that is not in public/ is reported where it is named, with the nearest of its kind', () => {
  expect(foundWith('{ logo: { light: logo.svg, dark: logo-drak.svg } }', 'logo.svg', 'logo-dark.svg')).toEqual([
    {
      message: 'There is no `logo-drak.svg` in `public/`, the folder beside the content.',
      hint: 'Did you mean `logo-dark.svg`? Otherwise put it there, or delete the line.',
      at: { file: 'content/site.yaml', line: 4, column: 41 },
    },
  ]);
  expect(foundWith('{ stylesheet: brand.css, picture: share.png }')).toHaveLength(2);
});

test('a file that is not what it is named for is reported', () => {
  expect(foundWith('{ picture: share.svg }', 'share.svg')).toMatchObject([
    { message: '`share.svg` is not a picture that chats show: PNG or JPEG.' },
  ]);
});

test('what is there is not, and nothing is where nobody has looked', () => {
  expect(foundWith('{ logo: logo.svg }', 'logo.svg')).toEqual([]);
  expect(themeMissingFile.run(themed('{ logo: logo.svg }'))).toEqual([]);
});
