import type { Catalogue } from '../catalogue/catalogue.ts';
import { shellWord } from '../text/shell-word.ts';

/** What a command that a finding prints needs to find the content folder; nothing where it is `content`. */
export function contentOption({ site }: Pick<Catalogue, 'site'>): string {
  const folder = site?.file.slice(0, -site.path.length).replace(/\/$/, '') ?? 'content';
  return folder === 'content' ? '' : ` --content ${shellWord(folder === '' ? '.' : folder)}`;
}
