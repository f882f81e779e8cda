import { describe, expect, test } from 'vitest';
import { svgProblems } from './read-svg.ts';

const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

const problemsIn = (text: string) => svgProblems(Buffer.from(text), 'x.svg');

/** A picture with something in it, which starts on its second line. */
const holding = (inside: string): string => `<svg ${names}>\n${inside}\n</svg>`;

describe('what only draws is published', () => {
  test.each([
    ['shapes and text', '<path d="M0 0 L1 1"/><text x="1">a &lt; b &#169; <tspan dy="1em">c</tspan></text>'],
    [
      'things that name each other',
      '<g id="a"/><use href="#a"/><use xlink:href="#a"/><rect fill="url(#a)" mask="url( \'#a\' )"/>',
    ],
    [
      'a style',
      '<style type="text/css"><![CDATA[ .a:not(.b) { fill: url("#a"); color: rgb(0 0 0 / 50%) } @media print { a { b: c } } ]]></style>',
    ],
    ['style of an element', '<rect style="font-family:\'Fira (Mono)\';transform:rotate(4deg);filter:url(#a)"/>'],
    ['filters', '<filter id="a"><feGaussianBlur stdDeviation="2"/><feColorMatrix values="1 0 0"/></filter>'],
    [
      'animations of what is drawn',
      '<rect><animate attributeName="fill" values="red;blue" dur="2s"/><animateTransform attributeName="transform" type="rotate" from="0" to="9"/></rect>',
    ],
    [
      'words for those who do not see',
      '<title>Queues</title><desc>Three</desc><g role="img" aria-label="url(x) @import" data-cell-id="1"/>',
    ],
    [
      'notes of Inkscape',
      '<i:namedview xmlns:i="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" pagecolor="#fff"/><metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about="https://example.com"/></metadata>',
    ],
    [
      'attributes of Inkscape',
      '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="Layer 1" i:groupmode="layer"/>',
    ],
    ['a comment', '<!-- <script>alert(1)</script> -->'],
    ['other languages', '<switch><text systemLanguage="de" xml:lang="de" xml:space="preserve">ü 😀</text></switch>'],
  ])('%s', (_what, inside) => {
    expect(problemsIn(holding(inside))).toEqual([]);
  });

  test.each([
    ['with a declaration', `<?xml version="1.0" encoding="utf-8" standalone="no"?>\r\n<svg ${names}/>`],
    ['with a byte order mark', `\ufeff<svg ${names}/>`],
    ['with a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:path/></s:svg>'],
  ])('%s', (_what, text) => {
    expect(problemsIn(text)).toEqual([]);
  });
});

describe('what runs, fetches or leads elsewhere is found at its place', () => {
  test.each([
    ['a script', '<script>alert(1)</script>', '2:1'],
    ['a script with a prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>', '2:1'],
    [
      'a script of HTML',
      '<metadata><h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script></metadata>',
      '2:11',
    ],
    ['a script from elsewhere', '<g>\n<script href="https://e.example/x.js"/></g>', '3:1'],
    [
      'a script inside of notes',
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><script/></r:RDF>',
      '2:62',
    ],
    ['a script in a style', '<style><script>alert(1)</script></style>', '2:8'],
    [
      'notes in a style, behind which more is read',
      '<style><i:x xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>@import url(http://e.example/a.css);</style>',
      '2:8',
    ],
    [
      'notes in a style that look like a comment',
      '<style><i:x xmlns:i="http://www.inkscape.org/namespaces/inkscape">/*</i:x>@import "http://e.example/";</style>',
      '2:8',
    ],
    ['another case', '<SCRIPT>alert(1)</SCRIPT>', '2:1'],
    ['HTML', '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>', '2:1'],
    ['an element of nothing', '<iframe src="javascript:alert(1)"/>', '2:1'],
    ['mathematics', '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/>', '2:1'],
    ['a program of XSLT', '<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform"/>', '2:1'],
    ['a listener', '<v:listener xmlns:v="http://www.w3.org/2001/xml-events" event="load"/>', '2:1'],
    ['a handler', '<g fill="red"\n   onclick="alert(1)"/>', '3:4'],
    ['a handler of the future', '<g onwhatever="alert(1)"/>', '2:4'],
    ['a handler of HTML', '<g xmlns:h="http://www.w3.org/1999/xhtml" h:onclick="alert(1)"/>', '2:43'],
    ['a link that runs', '<a href="javascript:alert(1)"/>', '2:4'],
    ['a link that runs, with a prefix', '<a xlink:href="javascript:alert(1)"/>', '2:4'],
    [
      'a link that runs, by another prefix',
      '<a y:href="javascript:alert(1)" xmlns:y="http://www.w3.org/1999/xlink"/>',
      '2:4',
    ],
    ['a link that runs, in pieces', '<a href=" java&#10;script&#58;alert(1)"/>', '2:4'],
    ['a link with data', '<a href="data:text/html,%3Cscript%3E"/>', '2:4'],
    ['a link to another site', '<a href="https://e.example/"/>', '2:4'],
    ['a link to another host', '<a href="//e.example/"/>', '2:4'],
    ['a link to another file', '<use href="other.svg#a"/>', '2:6'],
    ['a link to nothing', '<use href=""/>', '2:6'],
    ['a use of data', '<use href="data:image/svg+xml,%3Csvg%3E#a"/>', '2:6'],
    ['a picture in a picture', '<image href="https://e.example/x.png"/>', '2:1'],
    ['a picture of data', '<image href="data:image/png;base64,AAAA"/>', '2:1'],
    ['a picture in a filter', '<filter><feImage href="https://e.example/x.png"/></filter>', '2:9'],
    ['a base', '<g xml:base="https://e.example/"/>', '2:4'],
    ['a font', '<style>@font-face { font-family: a; src: local("a") }</style>', '2:8'],
    ['a font of SVG', '<font-face-uri href="https://e.example/x.svg#a"/>', '2:1'],
    [
      'a style that fetches',
      '<style>\n  a { fill: red }\n  b { background: url(https://e.example/x) }\n</style>',
      '4:19',
    ],
    [
      'a style that fetches, as data',
      '<style><![CDATA[ a { background: url("https://e.example/x") } ]]></style>',
      '2:34',
    ],
    ['a style that imports', '<style>@import "https://e.example/x.css";</style>', '2:8'],
    ['a style that imports, in capitals', '<style>@IMPORT url(//e.example/x.css);</style>', '2:8'],
    ['a style that imports, escaped', '<style>@\\69mport "https://e.example/x.css";</style>', '2:8'],
    ['a style that imports, by reference', '<style>&#x40;import "https://e.example/x.css";</style>', '2:1'],
    ['a style that imports, around a comment', '<style>@im<!-- -->port "https://e.example/x.css";</style>', '2:8'],
    [
      'a style that imports, in two kinds of text',
      '<style>@im<![CDATA[port "https://e.example/x.css";]]></style>',
      '2:8',
    ],
    [
      'a style behind a text that looks like a comment',
      '<style>a { content: "/*" } @import "x"; b { content: "*/" }</style>',
      '2:28',
    ],
    ['a style of images', '<style>a { background: image-set("https://e.example/x.png" 1x) }</style>', '2:24'],
    ['a style by another function', '<style>a { background: src("https://e.example/x.png") }</style>', '2:24'],
    ['a style by a variable', '<style>a { background: url(var(--x)) }</style>', '2:24'],
    ['an attribute that fetches', '<rect fill="url(https://e.example/x.svg#a)"/>', '2:7'],
    ['an attribute that fetches, escaped', '<rect fill="u\\72l(https://e.example/x.svg#a)"/>', '2:7'],
    ['an attribute that fetches, quoted', '<rect filter=\'url("https://e.example/x.svg#a")\'/>', '2:7'],
    ['a style of an element that fetches', '<rect style="cursor: url(https://e.example/x.cur), auto"/>', '2:7'],
    ['an animation of a link', '<a href="#a"><set attributeName="href" to="javascript:alert"/></a>', '2:19'],
    [
      'an animation of a link, with a prefix',
      '<a><animate attributeName="xlink:href" values="javascript:alert;"/></a>',
      '2:13',
    ],
    ['an animation of a handler', '<set attributeName="onclick" to="alert"/>', '2:6'],
    ['an animation to what fetches', '<set attributeName="fill" to="url(https://e.example/x.svg#a)"/>', '2:27'],
    ['an attribute that nobody knows', '<g formaction="javascript:alert(1)"/>', '2:4'],
    ['an instruction', '<?xml-stylesheet href="https://e.example/x.css"?>', '2:1'],
  ])('%s', (_what, inside, place) => {
    const [first] = problemsIn(holding(inside));

    expect(first).toMatchObject({ kind: 'unsafe', at: { file: 'x.svg' } });
    expect(`${first!.at.line}:${first!.at.column}`).toBe(place);
  });

  test.each([
    ['entities', `<!DOCTYPE svg [<!ENTITY a "alert(1)">]>\n<svg ${names}/>`, '1:1'],
    [
      'a DOCTYPE',
      `<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg ${names}/>`,
      '2:1',
    ],
    ['a style sheet', `<?xml version="1.0"?>\n<?xml-stylesheet href="x.css"?>\n<svg ${names}/>`, '2:1'],
    ['a program of XSLT', `<?xml-stylesheet type="text/xsl" href="#x"?><svg ${names}/>`, '1:1'],
    ['a handler of the whole', `<svg onload="alert(1)" ${names}/>`, '1:6'],
  ])('%s in front', (_what, text, place) => {
    const [first] = problemsIn(text);

    expect(first).toMatchObject({ kind: 'unsafe' });
    expect(`${first!.at.line}:${first!.at.column}`).toBe(place);
  });
});

describe('what is done as a hint says is found no more', () => {
  test.each([
    ['Delete `<script>` with all that is in it, or save the picture as PNG.', '<g/><script>alert(1)</script>', '<g/>'],
    ['Delete the attribute `onclick`.', '<g onclick="alert(1)"/>', '<g/>'],
    [
      'Delete the attribute `href`, or let it name something in the picture, as `#id` does.',
      '<a href="https://e.example/">b</a>',
      '<a href="#id">b</a>',
    ],
    [
      'Delete the rule or the declaration that it is in, or save the picture as PNG.',
      '<style>a { b: c } @import "x";</style>',
      '<style>a { b: c }</style>',
    ],
    ['Delete the attribute `attributeName`.', '<set attributeName="href" to="a"/>', '<set to="a"/>'],
    ['Delete `<?xml-stylesheet …?>`.', '<?xml-stylesheet href="x.css"?>', ''],
  ])('%s', (hint, before, after) => {
    expect(problemsIn(holding(before)).map((problem) => problem.hint)).toEqual([hint]);
    expect(problemsIn(holding(after))).toEqual([]);
  });
});

describe('what browsers may read otherwise is no SVG', () => {
  test.each([
    ['text that does not end', `<svg ${names}><g>`],
    ['text behind its end', `<svg ${names}/><script/>`],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'],
    ['a root of no namespace', '<svg><script>alert(1)</script></svg>'],
    ['an attribute that is there twice', `<svg ${names}><g id="a" id="b"/></svg>`],
    ['a prefix of nothing', `<svg ${names}><x:g/></svg>`],
    ['an entity of nothing', `<svg ${names}>&nbsp;</svg>`],
    ['a NUL', `<svg ${names}>\0</svg>`],
    ['another encoding by name', `<?xml version="1.0" encoding="UTF-7"?><svg ${names}/>`],
    ['another version', `<?xml version="1.1"?><svg ${names}/>`],
    ['elements in each other without an end', `<svg ${names}>${'<g>'.repeat(300)}${'</g>'.repeat(300)}</svg>`],
    ['nothing', ''],
  ])('%s', (_what, text) => {
    expect(problemsIn(text)).toMatchObject([{ kind: 'format' }]);
  });

  test('bytes of another encoding', () => {
    const text = `<svg ${names}/>`;

    expect(svgProblems(Buffer.from(`\ufeff${text}`, 'utf16le'), 'x.svg')).toMatchObject([{ kind: 'format' }]);
    expect(svgProblems(Buffer.from(text, 'utf16le'), 'x.svg')).toMatchObject([{ kind: 'format' }]);
    expect(svgProblems(Buffer.from(`<svg ${names}>\xff</svg>`, 'latin1'), 'x.svg')).toMatchObject([
      { kind: 'format', message: expect.stringContaining('not UTF-8') as string, at: { line: 1, column: 84 } },
    ]);
  });

  test('a file that is too large to be read whole', () => {
    expect(svgProblems(Buffer.alloc(5_242_881, ' '), 'x.svg')).toMatchObject([{ hint: 'Save the picture as PNG.' }]);
  });
});

test('a picture that was made to harm is told some of it, and not a million things', () => {
  expect(problemsIn(holding('<script/>'.repeat(100_000)))).toHaveLength(20);
});
