import { expect, test } from 'vitest';
import { edited, reportOf } from '../../test/support/catalogue.ts';
import { themeLowContrast } from './theme-low-contrast.ts';

const themed = (accent: string) =>
  edited('site.yaml', ['severityMatrix: default', `severityMatrix: default\ntheme:\n  accent: ${accent}`]);

test('a colour that is too weak is reported in the theme where it is, with the nearest that works', () => {
  expect(reportOf(themeLowContrast, themed("{ light: '#0b6e4f', dark: '#0b6e4f' }"))).toMatchInlineSnapshot(`
    "content/site.yaml:5:37  error  theme/low-contrast
      \`#0b6e4f\` has a contrast of 2.5 on the dark page, for links and the text of buttons: expected at least 4.5.
      The nearest colour that works is \`'#429775'\`."
  `);
});

test('one colour is judged on the light page alone: the dark one has its own', () => {
  expect(reportOf(themeLowContrast, themed("'#0b6e4f'"))).toBe('');
  expect(reportOf(themeLowContrast, themed("'#fc0'"))).toContain('light page');
});
