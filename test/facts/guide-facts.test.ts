import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtSample } from '../support/sample-site.ts';
import { attributeOf, elementsBelow, parsePage, visibleText } from '../support/page-text.ts';
import { guideFacts } from './guide-facts.ts';

let site: string;
beforeAll(async () => {
  site = await builtSample();
}, 180_000);

const texts = new Map<string, string>();

/** Text of a page, or of the parts of it whose ids belong to a service. */
function textOf(page: string, section: string | undefined): string {
  const key = `${page} ${section ?? ''}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const file = path.join(site, page, 'index.html');
  if (!existsSync(file)) return `(there is no page ${page})`;
  const document = parsePage(readFileSync(file, 'utf8'));
  const belongs = (id: string | undefined): boolean =>
    id !== undefined && (id === section || id.startsWith(`${section}-`) || id === `escalation-${section}`);
  const parts =
    section === undefined
      ? [document]
      : elementsBelow(document).filter((element) => belongs(attributeOf(element, 'id')));
  const text = parts.map(visibleText).join(' ');
  texts.set(key, text);
  return text;
}

function holds(text: string, expected: string): boolean {
  if (expected.startsWith('re:')) return new RegExp(expected.slice(3), 'i').test(text);
  return text.toLowerCase().includes(expected.toLowerCase().replace(/\s+/g, ' '));
}

describe.each([...new Set(guideFacts.map(({ guide }) => guide))])(
  'the site carries what the guide of %s states',
  (guide) => {
    test.each(guideFacts.filter((fact) => fact.guide === guide))(
      '$page $fact',
      ({ page, section, texts: expected }) => {
        const text = textOf(page, section);

        expect(
          expected.filter((part) => !holds(text, part)),
          `missing on ${page}${section ? ` in ${section}` : ''}`,
        ).toEqual([]);
      },
    );
  },
);
