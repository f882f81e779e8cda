import type { Theme } from '../../schemas/site-look.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { didYouMean } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';

/** A file that the theme names. */
interface Named {
  file: string;
  at: string[];
  /** What it has to be, and the names that such files have. */
  wanted: { what: string; name: RegExp };
}

const picture = { what: 'a picture: SVG, PNG, WebP, AVIF, GIF or JPEG', name: /\.(?:svg|png|webp|avif|gif|jpe?g)$/i };
const shared = { what: 'a picture that chats show: PNG or JPEG', name: /\.(?:png|jpe?g)$/i };
const stylesheet = { what: 'a stylesheet, with a name that ends in `.css`', name: /\.css$/i };

export const themeMissingFile = {
  id: 'theme/missing-file',
  level: 'error',
  summary: 'Every file that `theme:` of `site.yaml` names is in `public/`, and is of the right kind.',
  run: ({ site, publicFiles }: Catalogue) => {
    const theme = site?.data.theme;
    if (!site || !theme || publicFiles === undefined) return [];
    const paths = publicFiles.map(({ path }) => path);
    return namedIn(theme).flatMap(({ file, at, wanted }): Reported[] => {
      if (!wanted.name.test(file))
        return [
          {
            message: `\`${file}\` is not ${wanted.what}.`,
            hint: 'Name another file, or delete the line.',
            at: placeOf(site, at),
          },
        ];
      if (paths.includes(file)) return [];
      const candidates = paths.filter((path) => wanted.name.test(path));
      return [
        {
          message: `There is no \`${file}\` in \`public/\`, the folder beside the content.`,
          hint: didYouMean(file, candidates, 'Put it there, or delete the line.'),
          at: placeOf(site, at),
        },
      ];
    });
  },
} satisfies Check;

function namedIn({ logo, stylesheet: sheet, picture: share }: Theme): Named[] {
  const logos =
    typeof logo === 'object'
      ? (['light', 'dark'] as const).map((shade) => ({ file: logo[shade], at: ['theme', 'logo', shade] }))
      : logo === undefined
        ? []
        : [{ file: logo, at: ['theme', 'logo'] }];
  return [
    ...logos.map((named) => ({ ...named, wanted: picture })),
    ...(sheet === undefined ? [] : [{ file: sheet, at: ['theme', 'stylesheet'], wanted: stylesheet }]),
    ...(share === undefined ? [] : [{ file: share, at: ['theme', 'picture'], wanted: shared }]),
  ];
}
