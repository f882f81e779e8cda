import fc from 'fast-check';

/** What Markdown, MDX, YAML, templates, shells and addresses read something into, beside plain words. */
const pieces = [
  ...'a|queue|7|é|日本|🎯|\u202e|\u200b|\ufeff|\0|\u0007|\u2028|\t| |    |:|: |- |? |, |---\n|...\n|%YAML 1.2\n|&a |*a|<<: *a\n|!!map |!!binary |"|\'|[|]|{|}|{{|}}|{{a}}|{{ $labels.a }}|{{- end }}|{{ range . }}|$|${A}|$(|`|```\n|```bash risk=safe\n|~~~|#|# |## |[#id]|*|**|_|__|~~|> |1. |- [ ] |---|===|\\|\\n|<|</|/>|<Step title="x">|</Step>|<Step|<Include part="verify-health" />|<Severity level={"p1"}>|<!--|-->|&|&amp;|&#0;|import a from "b"|export |[^1]|[^1]: |[a]: |](|](#x)|![|//|/|..|%|%2e|%00|?|=|&k=v|#x?k=v|https://oncall.example.com/docs/|https://|retired: | -> |constructor|__proto__|.inf|0x1F|1e999|2026-13-45|\r\n|\r|\n|\n\n'.split(
    '|',
  ),
  '|',
  '||',
  '| a |\n|---|\n',
];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const soup = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

/** A piece side by side with itself: what some reader has to remember each of. */
const repeated = fc.tuple(soup, fc.integer({ min: 1, max: 5000 })).map(([text, times]) => text.repeat(times));
const inserted = fc.oneof({ weight: 5, arbitrary: soup }, { weight: 1, arbitrary: repeated });

/** What is done to a text: at a place of it, so much is taken away, repeated so often, and something put there. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  taken: fc.integer({ min: 0, max: 60 }),
  times: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 2 }) }, fc.integer({ min: 0, max: 500 })),
  put: inserted,
});

/** Longest made-up text, in UTF-16 code units. */
const longest = 10_000;

/** Texts that were such as `seeds` before something happened to them, and some that never were. */
export function madeUpText(seeds: readonly string[]): fc.Arbitrary<string> {
  const changed = fc.tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 6 }));
  return fc
    .oneof(
      { weight: 6, arbitrary: changed.map(([seed, changes]) => changes.reduce(withChange, seed)) },
      { weight: 1, arbitrary: fc.array(inserted, { maxLength: 8 }).map((parts) => parts.join('')) },
    )
    .map((text) => text.slice(0, longest));
}

function withChange(
  text: string,
  { at, taken, times, put }: { at: number; taken: number; times: number; put: string },
): string {
  const start = Math.floor(at * text.length);
  const part = text.slice(start, start + taken);
  return (text.slice(0, start) + part.repeat(times) + put + text.slice(start + taken)).slice(0, longest);
}

/** The bytes of a text, of which some may be others. */
export function madeUpBytes(seeds: readonly string[]): fc.Arbitrary<Uint8Array> {
  const broken = fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 3 }),
  );
  return fc.tuple(madeUpText(seeds), broken).map(([text, others]) => {
    const bytes = new TextEncoder().encode(text);
    for (const [at, byte] of others) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  });
}
