import { describe, expect, test } from 'vitest';
import { edited, findingsOf, reportOf } from '../../test/support/catalogue.ts';
import { encodingBrokenCharacters } from './encoding-broken-characters.ts';
import { repaired } from '../model/text/garbled-text.ts';

const saying = (text: string) => edited('guides/on-call.mdx', ['See the', `${text} See the`]);

test('a garbled line is reported at its first garbled character, with the text as it was', () => {
  expect(reportOf(encodingBrokenCharacters, saying('From 9 â€“ 17 h: le rÃ©sumÃ© complet, voilÃ .')))
    .toMatchInlineSnapshot(`
      "content/guides/on-call.mdx:7:8  error  encoding/broken-characters
        \`â€“\` and \`rÃ©sumÃ©\`: the text was saved in one encoding and read in another.
        Write \`–\`, \`résumé\`, and save the file as UTF-8."
    `);
});

test('characters that are lost are reported', () => {
  expect(reportOf(encodingBrokenCharacters, saying('Stra\ufffde'))).toMatchInlineSnapshot(`
    "content/guides/on-call.mdx:7:5  error  encoding/broken-characters
      \`Stra�e\`: the text was saved in one encoding and read in another.
      Type the character again, and save the file as UTF-8."
  `);
});

test('frontmatter and commands are read too', () => {
  expect(
    findingsOf(
      encodingBrokenCharacters,
      edited('runbooks/checkout/latency.mdx', ['title: Checkout is slow', 'title: Checkout â†’ slow']),
    ),
  ).toMatchObject([{ at: { line: 2, column: 17 } }]);
  expect(
    findingsOf(
      encodingBrokenCharacters,
      edited('services/search.yaml', ['Finds products.', 'Finds â€œproductsâ€\u009d.']),
    ),
  ).toMatchObject([{ hint: expect.stringContaining('“products”') }]);
});

describe('garbled text becomes what it was', () => {
  test.each([
    ['â€“', '–'],
    ['â€”', '—'],
    ['â€™', '’'],
    ['â€œ', '“'],
    ['â€\u009d', '”'],
    ['â€¦', '…'],
    ['â€¢', '•'],
    ['â†’', '→'],
    ['â‰¥', '≥'],
    ['âœ…', '✅'],
    ['âš\u00a0ï¸\u008f', '⚠️'],
    ['ðŸ“š', '📚'],
    ['ðŸš¨', '🚨'],
    ['Ã©tÃ©', 'été'],
    ['Ã¼ber', 'über'],
    ['cafÃ©', 'café'],
    ['StraÃŸe', 'Straße'],
    ['Â°C', '°C'],
    ['5Â\u00a0km', '5\u00a0km'],
    ['Â©', '©'],
    ['Ð¼Ð¸Ñ€', 'мир'],
    ['æ—¥æœ¬', '日本'],
    ['Ã¢â‚¬â„¢', '’'],
    ['ÃƒÂ©', 'é'],
  ])('%s', (written, meant) => {
    const found = repaired(`x ${written} y`);
    expect(
      found.reduceRight(
        (text, garbled) =>
          text.slice(0, garbled.start) + garbled.meant + text.slice(garbled.start + garbled.written.length),
        `x ${written} y`,
      ),
    ).toBe(`x ${meant} y`);
  });
});

describe('good text in any language is left alone', () => {
  test.each([
    'Le café est là… « côté » », déjà vu ; l’été à 20 °C — naïve.',
    'Il a dit : « Où est le côté\u00a0»… À CÔTÉ… « DÉJÀ »',
    '“MANHÔ, «IRMû, não, ação, NÃO, MANHÃ, coração, IRMÔ',
    'Größe, Spaß… „groß“, ÄÖÜ, Übergröße, ß“, Fuß»',
    'El niño comió piñas: ¿qué? ¡Sí! Nº 5, 1ª, 3º',
    'Łódź, źdźbło, żółć, Příliš žluťoučký kůň',
    'Ðe ís þæt, góð…, Þórður, æði',
    'İstanbul, ığüşöç, Şanlıurfa',
    'Tiếng Việt: Đường phố Hà Nội, CẦU GIẤY, ÂM, Â',
    'Привет, мир! Ελληνικά κείμενο. 日本語のテキスト。 한국어 中文 العربية עברית',
    '📚 🚨 ✅ ⚠️ → ≥ ≤ ± × ÷ µs ½ § © ® ™ •',
    'França » São Paulo « Brasília',
    'Ça va\u00a0? Très\u00a0bien\u00a0!',
    'Ö1, Ä., Ü…, Å«, É», Ê”',
    'naïveté² à²',
    'à\u00a0» é\u00a0…',
    'Señor Ñandú, año ‘22, ESPAÑA™',
    'Crème brûlée®, Pokémon™, Citroën©',
  ])('%s', (text) => {
    expect(repaired(text)).toEqual([]);
  });
});
