import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { LinkUse } from '../model/catalogue/document.ts';
import { pictureFolder } from '../model/catalogue/picture.ts';
import { isBelowUnread } from '../model/catalogue/unread.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { picturesByPath, pictureTarget, type PictureTarget } from '../model/site/picture-links.ts';
import { NearestNames } from '../model/text/nearest.ts';

export const imageMissing = {
  id: 'image/missing',
  level: 'error',
  summary: 'Every picture that a text shows exists.',
  run: (catalogue: Catalogue) => {
    const pictures = picturesByPath(catalogue);
    const names = new NearestNames([...pictures.keys()]);
    const siteUrl = catalogue.site?.data.url;
    return allDocuments(catalogue).flatMap((document) =>
      (document.body?.links ?? []).flatMap((link): Reported[] => {
        const target = pictureTarget(document, link.href, siteUrl);
        if (!target || pictures.has(target.path) || isElsewhere(target, catalogue)) return [];
        return [toReported(link, target, names)];
      }),
    );
  },
} satisfies Check;

/** Whether the picture may be in `public/`, or in a folder that could not be read. */
function isElsewhere({ path, isFromRoot }: PictureTarget, catalogue: Catalogue): boolean {
  const { publicFiles } = catalogue;
  if (isBelowUnread(catalogue, path)) return true;
  if (!isFromRoot) return false;
  // The program brings icons of its own.
  return publicFiles === undefined || path.startsWith('icons/') || publicFiles.some((file) => file.path === path);
}

function toReported({ href, at }: LinkUse, { path }: PictureTarget, names: NearestNames): Reported {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path.startsWith('../'))
    return {
      message: `The picture \`${href}\` is outside the content folder, and nothing outside it is published.`,
      hint: `Put it into \`${pictureFolder}/\` in the content folder, and write the path from this file to it.`,
      at,
    };
  if (!path.startsWith(`${pictureFolder}/`))
    return {
      message: `The picture \`${href}\` is at \`${path}\` in the content folder, but only pictures in \`${pictureFolder}/\` are published.`,
      hint: `Move it to \`${pictureFolder}/${name}\`, and write the path from this file to it.`,
      at,
    };
  const near = names.nearest(path);
  return {
    message: `There is no picture \`${path}\` in the content folder.`,
    hint: near === undefined ? 'Add the file, or delete it from the text.' : `Did you mean \`${near}\`?`,
    at,
  };
}
