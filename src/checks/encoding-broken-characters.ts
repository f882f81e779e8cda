import { repaired, type Garbled } from '../model/text/garbled-text.ts';
import { allDocuments, type Catalogue } from '../model/catalogue/catalogue.ts';
import type { Document } from '../model/catalogue/document.ts';
import type { Check, Reported } from '../model/audit/finding.ts';

/** One finding a line, at the first garbled character, with all that is garbled on it. */
export const encodingBrokenCharacters = {
  id: 'encoding/broken-characters',
  level: 'error',
  summary: 'No text was saved in one encoding and read in another.',
  run: (catalogue: Catalogue) => allDocuments(catalogue).flatMap(garbledLines),
} satisfies Check;

function garbledLines(document: Document): Reported[] {
  if (!/[\u00c2-\u00f4\ufffd]/.test(document.source)) return [];
  return document.source.split('\n').flatMap((line, index) => {
    const garbled = repaired(line);
    const [first] = garbled;
    if (!first) return [];
    return [{ ...wordsFor(garbled, line), at: { file: document.file, line: index + 1, column: first.start + 1 } }];
  });
}

function wordsFor(garbled: Garbled[], line: string): { message: string; hint: string } {
  const words = garbled.map((part) => wholeWord(part, line));
  const [first, ...others] = [...new Set(words.map(({ written }) => `\`${written}\``))];
  const meant = [...new Set(words.flatMap(({ meant }) => (meant === undefined ? [] : `\`${meant}\``)))];
  return {
    message: `${first}${others.length > 0 ? ` and ${others.join(', ')}` : ''}: the text was saved in one encoding and read in another.`,
    hint:
      meant.length > 0
        ? `Write ${meant.join(', ')}, and save the file as UTF-8.`
        : 'Type the character again, and save the file as UTF-8.',
  };
}

const longestWord = 100;

/** What is garbled with the letters around it, as people know the word. */
function wholeWord({ start, written, meant }: Garbled, line: string): Pick<Garbled, 'written' | 'meant'> {
  const before = /[\p{L}\p{N}]*$/u.exec(line.slice(Math.max(0, start - longestWord), start))![0];
  const after = /^[\p{L}\p{N}]*/u.exec(line.slice(start + written.length, start + written.length + longestWord))![0];
  return { written: before + written + after, meant: meant && before + meant + after };
}
