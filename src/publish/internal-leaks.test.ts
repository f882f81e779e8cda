import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogueFrom } from '../../test/support/content-folder.ts';
import { leakFindings } from '../model/internal/leaks.ts';
import { internalValues } from '../model/internal/values.ts';
import { alertAddress } from '../model/alerts/alerts.ts';
import { packSearchIndex } from '../model/search/search-index.ts';
import { makeFileSearch } from './internal-leaks.ts';

const content = {
  'site.yaml': `name: On call
url: https://oncall.example.com/
internal:
  - team.people.name
  - team.people.phone
  - team.people.email
  - team.people.chat
  - team.people.note
  - team.people.response
  - team.channels.url
  - service.tier
  - service.costBudgets
`,
  'teams/payments.yaml': `name: Payments
people:
  - id: ada
    name: Ada Lovelace
    role: Engineering manager
    phone: "+493012345678"
    email: ada.lovelace@example.com
    chat: "@ada-l"
    note: Flat 7, ring twice
    response: 15 minutes
  - id: zoe
    name: Zoë Müller-Strauß
    role: Developer
    chat: "@zo"
    phone: "+3545551234"
  - id: ipek
    name: İpek Işık
    role: Developer
    email: ops@example.com
  - id: taro
    name: 山田 太郎
    role: Developer
  - id: bob
    name: Bob
    role: Developer
channels:
  - id: room
    name: "#room"
    kind: chat
    url: https://chat.example.com/secret-room
`,
  'services/shop.yaml': `name: Shop
summary: Sells things.
owner: payments
tier: 3
costBudgets:
  - id: cloud
    name: Cloud bill
    period: monthly
    amount: USD 12500
`,
};
const catalogue = catalogueFrom(content);
const all = internalValues(catalogue);
const search = makeFileSearch(all.filter(({ forms }) => forms.length > 0));

/** The surest that is told of each value in a file. */
function foundIn(name: string, text: string | Uint8Array): Record<string, string> {
  const hits = search(name, typeof text === 'string' ? new TextEncoder().encode(text) : text);
  const found: Record<string, string> = {};
  for (const { value, level } of hits) if (found[value.text] !== 'error') found[value.text] = level;
  return found;
}

function onPage(main: string): Record<string, string> {
  return foundIn('guides/x/index.html', `<!doctype html><title>x</title><main>${main}</main>`);
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a page that tells a telephone number', () => {
  test.each([
    ['as it is', '+493012345678'],
    ['with blanks', '+49 30 1234 5678'],
    ['in bold and italics', '+49 <strong>30</strong> 1234<em>5678</em>'],
    ['in code, coloured', '<pre><code><span>03012</span><span class="number">345678</span></code></pre>'],
    ['in a link', '<a href="/x/">+49 30</a> 12345678'],
    ['with places to break', '+49 30 12<wbr>34&shy;5678'],
    ['with hyphens of all kinds', '+49‐30‑1234‒56–7—8'],
    ['with minus signs', '+49−30－1234﹣5678'],
    ['with hard and thin blanks', '+49\u00a030\u2009123\u202f45\u3000678'],
    ['over lines, with tabs', '+49 30\n\t1234<br>\n   5678'],
    ['over two paragraphs', '<p>+49 30</p><p>12345678</p>'],
    ['with zero-width and bidirectional marks', '\u2066+49\u200b30\u200e1234\u20605678\u2069'],
    ['from right to left', '\u202e87654321 030\u202c'],
    ['in wide digits', '＋４９ ３０ １２３４５６７８'],
    ['in Arabic digits', '+٤٩ ٣٠ ١٢٣٤٥٦٧٨'],
    ['in the digits of Devanagari', '+४९ ३० १२३४५६७८'],
    ['in raised digits', '⁺⁴⁹ ³⁰ ¹²³⁴⁵⁶⁷⁸'],
    ['in mathematical digits', '+𝟒𝟗 𝟑𝟎 𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖'],
    ['in circles, light and dark', '⓪③⓪①②③ ❹❺❻❼❽'],
    ['in Chinese digits', '〇三〇 一二三四五六七八'],
    ['on keycaps', '0️⃣3️⃣0️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣'],
    ['with two zeros and a bracket', '0049 (0) 30 / 1234.5678'],
    ['as it is dialled at home', '030/12 34 56 78'],
    ['in pairs with dots', '(030) 12.34.56.78'],
    ['without its area', 'in Berlin: 1234 5678'],
    ['with an extension', '030 12345678 ext. 12'],
    ['with a direct line behind it', '030-12345678-12'],
    ['in a link for telephones', '<a href="tel:+49-30-1234-5678;ext=12">call</a>'],
    ['in a link, percent-encoded', '<a href="tel:%2B49%203012345678">call</a>'],
    ['in a link to a messenger', '<a href="https://wa.me/493012345678">chat</a>'],
    ['in a link, as base64', `<a href="/x?n=${base64('+493012345678')}">x</a>`],
    ['in cells side by side', '<table><tr><td>030</td><td>1234</td><td>5678</td></tr></table>'],
    ['around a footnote', '+49 30<sup><a href="#fn-1" data-footnote-ref>1</a></sup> 12345678'],
    ['as character references', '&#43;49 30&#x31;234&#53;678'],
    ['in a comment', 'x<!-- was 030 12345678 -->'],
    ['in a script', '<script>call("\\u002b49\\x330 12345678")</script>'],
    ['in alt text', '<img alt="Sign: 030 12345678" src="sign.png">'],
    ['in a label for screen readers', '<button aria-label="Call 030 12345678">Call</button>'],
    ['in a description', '<meta name="description" content="Call 030 12345678">'],
    ['in data for scripts', '<p data-call="03012345678">x</p>'],
    ['in a hidden element', '<div hidden>030 12345678</div>'],
    ['in a template', '<template><b>030</b> 12345678</template>'],
    ['in a picture, with a title between', '<svg><text>030<tspan>1234<title>area</title></tspan>5678</text></svg>'],
    [
      'in a picture, with labels',
      '<svg><text>030<tspan aria-label="a">1234</tspan><tspan aria-label="b">5678</tspan></text></svg>',
    ],
    ['as the title of a picture', '<svg><title>030 12345678</title></svg>'],
    ['with the number of an item', '<ol start="301234"><li>5678</li></ol>'],
    ['as base64 of its digits', base64('3012345678')],
    ['for browsers without scripts', '<noscript>030 12<b>345678</b></noscript>'],
  ])('%s is refused', (_how, main) => {
    expect(onPage(main)).toEqual({ '+493012345678': 'error' });
  });

  test.each([
    ['by its last seven digits', 'press 234 5678', 'warning'],
    ['of another area', '040 12345678', 'warning'],
    ['of a country of short numbers, without it', '555 1234', 'error', '+3545551234'],
    ['by six digits', '345678', undefined],
    ['with one digit more', '030 123456789', undefined],
    ['with one digit less', '030 1234567', undefined],
  ])('%s', (_how, main, level, number = '+493012345678') => {
    expect(onPage(main)[number]).toBe(level);
  });
});

describe('a page that tells an e-mail address', () => {
  test.each([
    ['as it is', 'ops@example.com'],
    ['in upper case', 'OPS@EXAMPLE.COM'],
    ['with words in brackets', 'ops [at] example [dot] com'],
    ['with a word in round brackets', 'ops(at)example.com'],
    ['with words in braces', 'ops{at}example{dot}com'],
    ['with words between hyphens', 'ops -at- example -dot- com'],
    ['in words', 'ops AT example DOT com'],
    ['in German words', 'ops [ät] example [Punkt] com'],
    ['in Spanish words', 'ops (arroba) example (punto) com'],
    ['with blanks', 'ops @ example . com'],
    ['with a wide sign', 'ops＠example．com'],
    ['as character references', 'ops&#64;example&period;com'],
    ['with named references', 'ops&commat;example&period;com'],
    ['with elements in it', '<span>ops</span>@<span>exam</span>ple.com'],
    ['in a link', '<a href="mailto:ops@example.com?subject=Help">write</a>'],
    ['in a link, percent-encoded', '<a href="mailto:%6Fps%40example%2Ecom">write</a>'],
    ['in a link, percent-encoded twice', '<a href="/go?to=mailto%253Aops%2540example.com">write</a>'],
    ['in a link, as base64', `<a href="/x#${base64('mailto:ops@example.com')}">write</a>`],
    ['with a tag', 'ops+night@example.com'],
    ['with a soft hyphen', 'ops@exam\u00adple.com'],
    ['in Cyrillic look-alikes', 'орѕ@example.com'],
  ])('%s is refused', (_how, main) => {
    expect(onPage(main)).toEqual({ 'ops@example.com': 'error' });
  });

  test.each([
    ['another mailbox', 'payments-ops@example.com', undefined],
    ['another host', 'ops@example.org', undefined],
    ['a longer host, or the end of a sentence', 'ops@example.com.Please', 'warning'],
  ])('%s', (_what, main, level) => {
    expect(onPage(main)['ops@example.com']).toBe(level);
  });
});

describe('a page that names a person', () => {
  test.each([
    ['Ada Lovelace', 'Ada Lovelace'],
    ['Ada Lovelace', 'ADA LOVELACE'],
    ['Ada Lovelace', 'ᴀᴅᴀ ʟᴏᴠᴇʟᴀᴄᴇ'],
    ['Ada Lovelace', '🅐🅓🅐 🅻🅾🆅🅴🅻🅰🅲🅴'],
    ['Ada Lovelace', '🇦🇩🇦 Lօvelɑce'],
    ['Ada Lovelace', 'ask ada lovelace'],
    ['Ada Lovelace', 'Lovelace, Ada'],
    ['Ada Lovelace', 'Lovelace Ada'],
    ['Ada Lovelace', 'Ada K. Lovelace'],
    ['Ada Lovelace', 'A. Lovelace'],
    ['Ada Lovelace', 'Lovelace, A.'],
    ['Ada Lovelace', 'Ada\u00a0Lovelace'],
    ['Ada Lovelace', 'Ad<b>a Love</b>lace'],
    ['Ada Lovelace', 'Ada Love-<br>lace'],
    ['Ada Lovelace', 'A d a  L o v e l a c e'],
    ['Ada Lovelace', '<td>Ada</td><td>Lovelace</td>'],
    ['Ada Lovelace', 'Ada Lovelaces Nummer'],
    ['Ada Lovelace', 'Ada Lovelace’s desk'],
    ['Ada Lovelace', '<i data-x="{&quot;who&quot;:&quot;\\u0041da\\u00a0Lovelace&quot;}">x</i>'],
    ['Ada Lovelace', '<p id="ask-ada-lovelace">x</p>'],
    ['Ada Lovelace', '<code>ada_lovelace</code>'],
    ['Ada Lovelace', '<code>askAdaLovelace()</code>'],
    ['Ada Lovelace', '<code>adalovelace</code>'],
    ['Ada Lovelace', '<code>alovelace</code>'],
    ['Ada Lovelace', '𝓐𝓭𝓪 𝓛𝓸𝓿𝓮𝓵𝓪𝓬𝓮'],
    ['Ada Lovelace', 'Аda Lоvelacе'],
    ['Zoë Müller-Strauß', 'Zoe\u0308 Mu\u0308ller-Strauß'],
    ['Zoë Müller-Strauß', 'ZOË MÜLLER-STRAUSS'],
    ['Zoë Müller-Strauß', 'ZOË MÜLLER‑STRAUẞ'],
    ['Zoë Müller-Strauß', 'zoe.mueller-strauss'],
    ['Zoë Müller-Strauß', 'Zoe Muller Strauss'],
    ['İpek Işık', 'ipek ışık'],
    ['İpek Işık', 'IPEK ISIK'],
    ['山田 太郎', '担当は山田太郎です'],
    ['payments/ada', '<a href="/contacts/#payments-ada">her</a>'],
    ['payments/ada', '<code>payments/ada</code>'],
    ['payments/ada', '<a href="/contacts/payments/ada.vcf">card</a>'],
  ])('%s, written %s, is refused', (name, main) => {
    expect(onPage(main)[name]).toBe('error');
  });

  test.each([
    ['Ada Lovelace', 'ask Ada', 'warning'],
    ['Ada Lovelace', 'the Lovelace rotation', 'warning'],
    ['Bob', 'ask Bob', 'warning'],
    ['Bob', 'a bob of the mast', undefined],
    ['Bob', 'Bobby', undefined],
    ['Ada Lovelace', 'ada and others', undefined],
    ['Ada Lovelace', 'adaptation of lace', undefined],
    ['payments/ada', 'For payments, ada is a language', undefined],
  ])('%s, written %s: %s', (name, main, level) => {
    expect(onPage(main)[name]).toBe(level);
  });
});

describe('a page that tells something else', () => {
  test.each([
    ['@ada-l', 'ping @ada-l', 'error'],
    ['@ada-l', 'ping ＠Ada‑L', 'error'],
    ['@zo', 'ping @zo', 'error'],
    ['@zo', 'zo', undefined],
    ['Flat 7, ring twice', 'Flat 7 – ring <b>twice</b>', 'error'],
    ['Flat 7, ring twice', 'FLAT 7: RING TWICE', 'error'],
    ['Flat 7, ring twice', 'Flat 72, ring twice', undefined],
    ['https://chat.example.com/secret-room', 'https://chat.example.com/secret-room', 'error'],
    ['https://chat.example.com/secret-room', '<a href="http://www.chat.example.com/secret%2Droom/7">x</a>', 'error'],
    [
      'https://chat.example.com/secret-room',
      '<a href="/go?u=https%3A%2F%2Fchat.example.com%2Fsecret-room">x</a>',
      'error',
    ],
    ['https://chat.example.com/secret-room', 'hxxps://chat[.]example[.]com/secret-room', 'error'],
    ['https://chat.example.com/secret-room', 'https://chat.example.com/', undefined],
    ['USD 12500', 'USD 12,500', 'warning'],
    ['USD 12500', 'USD 125,000', undefined],
    ['15 minutes', 'within 15 minutes', undefined],
    ['3', 'tier 3', undefined],
  ])('%s, written %s: %s', (value, main, level) => {
    expect(onPage(main)[value]).toBe(level);
  });
});

describe('whatever is between its letters', () => {
  const between = fc.constantFrom(
    ...['', '', ' ', '-', '.', '/', ' (', ') ', '\u00a0', '\u2009', '\u2011', '–', '−', '\t', '\n', '·', '_'],
    ...['\u200b', '\u00ad', '\u2066', '\ufeff', '<wbr>', '<b>', '</b>', '<em></em>', '<!-- x -->', '<br>', '&#8209;'],
  );
  const zeros = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce);
  const prefix = fc.constantFrom('+49', '0049', '49', '0', '+49 (0)', 'Tel.: +49', '');

  test('a telephone number is found', () => {
    fc.assert(
      fc.property(prefix, zeros, fc.array(between, { minLength: 10, maxLength: 10 }), (start, zero, signs) => {
        const digits = [...'3012345678'].map((digit) => String.fromCodePoint(zero + Number(digit)));
        const main = `<p>${start}${digits.map((digit, place) => signs[place] + digit).join('')}</p>`;

        expect(onPage(main)).toEqual({ '+493012345678': 'error' });
      }),
    );
  });

  test('a name is found', () => {
    const inWord = fc.constantFrom('', '', '', '\u200b', '\u00ad', '<wbr>', '<b></b>', '&shy;', '\u0301');
    const cases = fc.constantFrom(
      (letter: string) => letter,
      (letter: string) => letter.toUpperCase(),
      (letter: string) => letter.toLowerCase(),
      (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
    );
    const blank = fc.constantFrom(' ', '\u00a0', '-', '_', '.', '\n', '</td><td>', '/', '', ' <i>');
    fc.assert(
      fc.property(fc.array(fc.tuple(inWord, cases), { minLength: 11, maxLength: 11 }), blank, (signs, apart) => {
        const letters = [...'AdaLovelace'].map((letter, place) => {
          const [sign, write] = signs[place]!;
          return (place === 3 ? apart : place === 0 ? '' : sign) + write(letter);
        });

        expect(onPage(`<p>x ${letters.join('')} x</p>`)['Ada Lovelace']).toBe('error');
      }),
    );
  });
});

/** What `assets/search-index.js` has of an alert: its name in parts. */
function packedAlerts(title: string): string {
  return JSON.stringify(packSearchIndex([{ kind: 'alert', title, address: alertAddress(title), words: [] }]));
}

describe('a file of any kind', () => {
  const packed = gzipSync('pagefind_dcd{"content":"Ask Ada Lovelace."}').toString('base64');
  test.each([
    ['contacts/payments/ada.vcf', 'BEGIN:VCARD\r\nEND:VCARD\r\n', 'payments/ada'],
    ['contacts/card.vcf', 'BEGIN:VCARD\r\nN:Lovelace;Ada;;;\r\nEND:VCARD\r\n', 'Ada Lovelace'],
    ['contacts/card.vcf', 'NOTE:Flat 7\\, ri\r\n ng twice\r\n', 'Flat 7, ring twice'],
    ['contacts/x.ics', 'DESCRIPTION:Engineering manager\\nAda Love\r\n lace\r\n', 'Ada Lovelace'],
    ['api/v1/content.json', JSON.stringify({ blocks: ['+49 **30** [1234](/x/) 5678'] }), '+493012345678'],
    ['api/v1/urls.json', JSON.stringify({ '/guides/ada-lovelace/': [] }), 'Ada Lovelace'],
    ['api/v1/x.json', '{"name":"\\u0041da Love\\u006cace"}', 'Ada Lovelace'],
    ['assets/search-index.js', 'globalThis.x=[[5,"Ada Lovelace",0,0]]', 'Ada Lovelace'],
    ['assets/search-index.js', `globalThis.x=${packedAlerts('Ada Lovelace asleep')};\n`, 'Ada Lovelace'],
    ['assets/full-text/fragment/en_1.js', `part("x","${packed}")`, 'Ada Lovelace'],
    ['assets/site.css', '.a::before{content:"\\41 da Lovelace"}', 'Ada Lovelace'],
    ['guides/x.md', 'Call +49 **30** [1234](/x/) 5678.', '+493012345678'],
    ['guides/x.md', 'Call 030 <b>1234</b>&#53;678.', '+493012345678'],
    ['llms.txt', 'Who to ask:\n- Ada\n  Lovelace\n', 'Ada Lovelace'],
    ['feed.xml', '<rss><title><![CDATA[Ada Lovelace]]></title></rss>', 'Ada Lovelace'],
    ['images/map.svg', '<svg><text>Ada <tspan>Love</tspan>lace</text></svg>', 'Ada Lovelace'],
    ['images/map.svg', '<svg><title>Desk of Ada Lovelace</title></svg>', 'Ada Lovelace'],
    ['images/ada-lovelace.png', '\u0001', 'Ada Lovelace'],
    ['images/desk.jpg', `\u0001\u0000${[...'Ada Lovelace'].join('\u0000')}\u0000\u0001`, 'Ada Lovelace'],
    ['images/desk.png', '\u0001\u0000tEXtAuthor\u0000Ada Lovelace\u0000\u0001', 'Ada Lovelace'],
    ['manifest.webmanifest', '{"description":"Ada Lovelace"}', 'Ada Lovelace'],
    ['guides/ask-ada-lovelace/index.html', '', 'Ada Lovelace'],
    ['guides/%41da%20Lovelace.html', '', 'Ada Lovelace'],
    ['notes.unknown', 'Ada Lovelace', 'Ada Lovelace'],
  ])('%s with %j is refused', (name, text, value) => {
    expect(foundIn(name, text)[value]).toBe('error');
  });

  test.each([
    ['a digest', '<script integrity="sha256-x/Ada+Bob/zo=" src="x.js"></script>'],
    ['a program', '<script>const Bob=1,Ada=Bob;function zo(){return Ada}</script>'],
    ['a drawing', `<svg><path d="M${'12.5 3.25 '.repeat(500)}"></path></svg>`],
    ['names of classes', '<p class="ada bob lovelaces zo">x</p>'],
  ])('is not taken for a person because of %s', (_what, main) => {
    expect(onPage(main)).toEqual({});
  });

  test('is read in no time, whatever is in it', () => {
    const started = performance.now();
    for (const text of ['<a "'.repeat(50_000), '{/*'.repeat(50_000), ']('.repeat(50_000), '%41'.repeat(50_000)])
      foundIn('x.md', text);

    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('what says too little', () => {
  const levels = (files: Record<string, string>, main: string): Record<string, string> => {
    const values = internalValues(catalogueFrom({ ...content, ...files }));
    const hits = makeFileSearch(values)('x/index.html', new TextEncoder().encode(main));
    return Object.fromEntries(hits.map(({ value, level }) => [value.text, level]));
  };
  const site = (field: string): string => `name: On call\nurl: https://oncall.example.com/\ninternal: [${field}]\n`;
  const teamOf = (field: string): string => `name: Search\npeople:\n  - id: lead\n    role: Lead\n    ${field}\n`;

  test.each([
    ['a name of two letters', 'team.people.name', 'name: Al', 'Ask Al', {}],
    ['a name of one word', 'team.people.name', 'name: Hedwig', 'Ask Hedwig', { Hedwig: 'error' }],
    ['a name of one word, in lower case', 'team.people.name', 'name: Hedwig', 'ask hedwig', {}],
    ['one plain word', 'team.people.contact', 'contact: Helpdesk', 'Ask the helpdesk', { Helpdesk: 'warning' }],
    ['a word that a public field has too', 'team.people.contact', 'contact: Lead', 'Ask the Lead', {}],
    ['four digits', 'team.people.note', 'note: "4711"', 'PIN 4711', {}],
    ['six digits', 'team.people.note', 'note: "471147"', 'PIN 471147', { 471147: 'warning' }],
    [
      'an address that a public field has too',
      'team.people.note',
      'note: See https://chat.example.com/secret-room for more.',
      'Or https://chat.example.com/secret-room',
      {},
    ],
    [
      'an address in a longer text',
      'team.people.note',
      'note: See https://chat.example.com/other-room for more.',
      'Or https://chat.example.com/other-room',
      { 'See https://chat.example.com/other-room for more.': 'error' },
    ],
  ])('%s', (_what, field, written, main, expected) => {
    expect(levels({ 'site.yaml': site(field), 'teams/search.yaml': teamOf(written) }, main)).toEqual(expected);
  });

  test('the id of something that has a page of its own', () => {
    const service = `${content['services/shop.yaml']}escalation: night-shift\n`;

    expect(levels({ 'site.yaml': site('service.escalation'), 'services/shop.yaml': service }, 'night-shift')).toEqual(
      {},
    );
  });
});

describe('what is told of a value', () => {
  const told = (files: Record<string, string>, pages: Record<string, string>): string[] => {
    const catalogue = catalogueFrom({ ...content, ...files });
    const values = internalValues(catalogue);
    const find = makeFileSearch(values);
    const hits = Object.entries(pages).flatMap(([name, text]) => find(name, new TextEncoder().encode(text)));
    return leakFindings(catalogue, values, hits).map(
      ({ level, message, at }) => `${at.file}:${at.line}:${at.column} ${level} ${message}`,
    );
  };
  const guide = (text: string): string => `---\ntitle: Asking\n---\n\n## Who to ask\n\n${text}\n`;

  test('is where the content writes it, each place, and how', () => {
    expect(
      told(
        { 'guides/ask.mdx': guide('Call 030 **1234** 5678.\n\nOr +49&#8209;30 12345678.') },
        { 'guides/ask/index.html': '<p>Call 030 <b>1234</b> 5678. Or +49-30 12345678.</p>' },
      ),
    ).toEqual([
      'content/guides/ask.mdx:7:6 error `+493012345678` is internal (`team.people.phone`, content/teams/payments.yaml:6:12), but /guides/ask/index.html of the public build would hold it, written `030 **1234** 5678`.',
      'content/guides/ask.mdx:9:4 error `+493012345678` is internal (`team.people.phone`, content/teams/payments.yaml:6:12), but /guides/ask/index.html of the public build would hold it, written `+49&#8209;30 12345678`.',
    ]);
  });

  test('is the address of a link, a field of another file, and the name of a file', () => {
    const places = told(
      {
        'guides/ada-lovelace.mdx': guide('[Write](mailto:ops%40example.com).'),
        'services/shop.yaml': content['services/shop.yaml'].replace('Sells things.', 'Ask ops@example.com.'),
      },
      { 'guides/ada-lovelace/index.html': '<a href="mailto:ops@example.com">Write</a>' },
    ).map((line) => line.split(' ', 1)[0]);

    expect(places).toEqual([
      'content/guides/ada-lovelace.mdx:1:1',
      'content/guides/ada-lovelace.mdx:7:16',
      'content/services/shop.yaml:2:14',
    ]);
  });

  test('is told once, though two fields have it', () => {
    const other = 'name: Search\npeople:\n  - id: lead\n    role: Lead\n    phone: "+49 30 12345678"\n';
    const lines = told(
      { 'teams/search.yaml': other, 'guides/ask.mdx': guide('030 12345678') },
      { 'guides/ask/index.html': '030 12345678' },
    );

    expect(lines.map((line) => line.split(' ', 1)[0])).toEqual(['content/guides/ask.mdx:7:1']);
  });

  test('is no place where a public build has another id', () => {
    const policy = 'name: Payments\nsteps:\n  - after: 0 min\n    to: [payments/ada]\n';
    const lines = told(
      {
        'escalations/payments.yaml': policy,
        'guides/ask.mdx': guide('<Contact who="payments/ada" />\n\n[Her](/contacts/#payments-ada)\n\n`#payments-ada`'),
      },
      { 'guides/ask/index.html': '<code>#payments-ada</code>' },
    );

    expect(lines.map((line) => line.split(' ', 1)[0])).toEqual(['content/guides/ask.mdx:11:3']);
  });

  test('is no comment, and not the field itself', () => {
    expect(
      told(
        { 'guides/ask.mdx': guide('{/* Ada Lovelace */}\n\nAda Lovelace') },
        { 'guides/ask/index.html': '<p>Ada Lovelace</p>' },
      ).map((line) => line.split(' ', 1)[0]),
    ).toEqual(['content/guides/ask.mdx:9:1']);
  });

  test('is a picture, for its name or for what is noted in it', () => {
    expect(
      told({}, { 'images/desk.png': '\u0001\u0000Ada Lovelace\u0000', 'images/ada-lovelace.png': '\u0001' }).map(
        (line) => line.replace(/`Ada.*but/, '…'),
      ),
    ).toEqual([
      'content/images/ada-lovelace.png:1:1 error … /images/ada-lovelace.png of the public build would hold it, written `ada-lovelace`.',
      'content/images/desk.png:1:1 error … /images/desk.png of the public build would hold it.',
    ]);
  });

  test('is the built file where nothing in the content explains it', () => {
    expect(told({}, { 'x/index.html': 'Ada Lovelace' })).toEqual([
      '/x/index.html:1:1 error `Ada Lovelace` is internal (`team.people.name`, content/teams/payments.yaml:4:11), but /x/index.html of the public build would hold it.',
    ]);
  });

  test('is one warning where it may be something else', () => {
    expect(
      told({ 'guides/ask.mdx': guide('Ask Ada.\n\nAda knows.') }, { 'guides/ask/index.html': 'Ask Ada. Ada knows.' }),
    ).toEqual([
      'content/guides/ask.mdx:7:5 warning `Ada`, on /guides/ask/index.html and in 1 more place of the public build, may mean `Ada Lovelace`, which is internal (`team.people.name`, content/teams/payments.yaml:4:11).',
    ]);
  });
});
