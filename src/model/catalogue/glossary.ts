import GithubSlugger from 'github-slugger';
import type { Glossary } from '../../../schemas/glossary.ts';
import type { Document } from './document.ts';

/** A term with its anchor on the page of all terms. */
export type Term = Glossary['terms'][number] & { anchor: string };

/** Terms in the order of the alphabet. Anchors follow the order of the file: what is added below changes none above. */
export function termsOf(glossary: Document<'glossary'> | undefined): Term[] {
  const slugger = new GithubSlugger();
  return (glossary?.data.terms ?? [])
    .map((term) => ({ ...term, anchor: slugger.slug(term.term) || 'term' }))
    .toSorted((a, b) => a.term.localeCompare(b.term, 'en'));
}
