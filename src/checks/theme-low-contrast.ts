import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { contrastIn, leastContrast, readable, type Shade } from '../model/site/theme.ts';
import { placeOf } from '../model/text/place.ts';

/** Links and buttons are what one looks for at night. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const themeLowContrast = {
  id: 'theme/low-contrast',
  level: 'error',
  summary: 'Links and buttons in the accent of `site.yaml` can be read, in light and dark.',
  run: ({ site }: Catalogue) => {
    const accent = site?.data.theme?.accent;
    if (!site || accent === undefined) return [];
    // Of one colour, the dark theme takes the nearest that can be read.
    const written: [Shade, string, string[]][] =
      typeof accent === 'string'
        ? [['light', accent, ['theme', 'accent']]]
        : (['light', 'dark'] as const).map((shade) => [shade, accent[shade], ['theme', 'accent', shade]]);
    return written.flatMap(([shade, colour, path]): Reported[] => {
      const contrast = contrastIn(shade, colour);
      if (contrast >= leastContrast) return [];
      // Rounded down: what is too low must not read as enough.
      const shown = (Math.floor(contrast * 10) / 10).toFixed(1);
      return [
        {
          message: `\`${colour}\` has a contrast of ${shown} on the ${shade} page, for links and the text of buttons: expected at least ${leastContrast}.`,
          hint: `The nearest colour that works is \`'${readable(colour, shade)}'\`.`,
          at: placeOf(site, path),
        },
      ];
    });
  },
} satisfies Check;
