import { expect, test } from 'vitest';
import { catalogueWith } from '../../../test/support/catalogue.ts';
import { contentOption } from './content-option.ts';

test.each([
  ['content/site.yaml', ''],
  ['ops/content/site.yaml', ' --content ops/content'],
  ['site.yaml', ' --content .'],
  ['our pages/site.yaml', " --content 'our pages'"],
])('commands for the folder of %s get the option %j', (file, option) => {
  const site = { ...catalogueWith({}).site!, file };
  expect(contentOption({ site })).toBe(option);
});
