import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Check } from '../model/audit/finding.ts';
import { isSection, sectionIds } from '../model/site/sections.ts';
import { didYouMean } from '../model/text/nearest.ts';
import { placeOf } from '../model/text/place.ts';

/** An entry that stands for nothing would leave its section where it was, and nobody would be told why. */
export const menuUnknownSection = {
  id: 'menu/unknown-section',
  level: 'error',
  summary: 'Every section that `menu:` of `site.yaml` names exists, and is named once.',
  run: ({ site }: Catalogue) => {
    const ids = (site?.data.menu ?? []).map(({ id }) => id);
    return ids.flatMap((id, index) => {
      const at = placeOf(site!, ['menu', index, 'id']);
      if (!isSection(id))
        return [
          {
            message: `There is no section \`${id}\`.`,
            hint: didYouMean(id, sectionIds, `Write one of ${sectionIds.map((name) => `\`${name}\``).join(', ')}.`),
            at,
          },
        ];
      return ids.indexOf(id) === index
        ? []
        : [{ message: `The section \`${id}\` is in the menu already.`, hint: 'Delete one of the two.', at }];
    });
  },
} satisfies Check;
