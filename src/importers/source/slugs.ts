import GithubSlugger from 'github-slugger';

/** Who made ids of the texts of headings. Hugo, Docusaurus, Starlight and GitBook make them as GitHub does. */
export type Slugs = 'github' | 'mkdocs' | 'kramdown' | 'gitlab';

/** Makes ids of the headings of one page, in their order: the second of two that are alike gets a number. */
export function sluggerOf(slugs: Slugs): (text: string) => string {
  if (slugs === 'github') {
    const slugger = new GithubSlugger();
    return (text) => slugger.slug(text);
  }
  const seen = new Map<string, number>();
  const taken = new Set<string>();
  return (text) => {
    const slug = slugOf[slugs](text);
    let [id, number] = [slug, seen.get(slug) ?? 0];
    while (taken.has(id)) id = `${slug}${slugs === 'mkdocs' ? '_' : '-'}${++number}`;
    seen.set(slug, number);
    taken.add(id);
    return id;
  };
}

const slugOf: Record<Exclude<Slugs, 'github'>, (text: string) => string> = {
  // https://github.com/Python-Markdown/markdown/blob/master/markdown/extensions/toc.py, `slugify`
  mkdocs: (text) =>
    text
      .normalize('NFKD')
      .replace(/[^\p{ASCII}]/gu, '')
      .replace(/[^\w\s-]/g, '')
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/g, '-'),
  // https://github.com/gettalong/kramdown/blob/master/lib/kramdown/converter/base.rb, `basic_generate_id`
  kramdown: (text) =>
    text
      .replace(/^[^a-zA-Z]+/, '')
      .replace(/[^a-zA-Z0-9 -]/g, '')
      .replaceAll(' ', '-')
      .toLowerCase() || 'section',
  // https://docs.gitlab.com/user/markdown/#heading-ids-and-links
  gitlab: (text) =>
    text
      .toLowerCase()
      .trim()
      .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-')
      .replace(/-{2,}/g, '-'),
};
