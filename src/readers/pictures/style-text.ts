import { tokenize, type CSSToken } from '@csstools/css-tokenizer';

/** Something in a style that a picture may not hold. */
export interface StyleProblem {
  /** As it is written. */
  written: string;
  /** What is wrong with it, as the rest of a sentence. */
  why: string;
  /** Where it starts in the text, in UTF-16 code units. */
  offset: number;
}

/** Rules that only choose when other rules hold. Others fetch, or name things for those that do. */
const atRules = new Set(['media', 'supports', 'keyframes', '-webkit-keyframes', 'layer']);

/** Functions that fetch nothing. `url()` is judged by what it names. */
const functions = new Set(
  (
    'rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark ' +
    'calc min max clamp abs sign round mod rem sin cos tan asin acos atan atan2 pow sqrt hypot log exp var ' +
    'matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez scale3d ' +
    'rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective ' +
    'cubic-bezier steps linear linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient ' +
    'blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia ' +
    'circle ellipse inset polygon path rect xywh ' +
    'not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir selector'
  ).split(' '),
);

/**
 * What a style sheet, or the value of an attribute that may hold style, fetches or could fetch. Read by the tokens of CSS,
 * so that escapes and comments hide nothing.
 */
export function styleProblems(css: string): StyleProblem[] {
  // Functions, addresses and rules all need one of these, escaped or not.
  if (!/[(@]/.test(css)) return [];
  const tokens = tokenize({ css }).filter(([type]) => type !== 'comment' && type !== 'whitespace-token');
  return tokens.flatMap((token, index): StyleProblem[] => {
    const why = problemOf(token, tokens[index + 1], tokens[index + 2]);
    return why === undefined ? [] : [{ written: token[1], why, offset: token[2] }];
  });
}

function problemOf(token: CSSToken, next: CSSToken | undefined, after: CSSToken | undefined): string | undefined {
  switch (token[0]) {
    case 'url-token':
      return isInside(token[4].value) ? undefined : elsewhere;
    case 'bad-url-token':
    case 'bad-string-token':
      return 'cannot be read';
    case 'at-keyword-token':
      return atRules.has(token[4].value.toLowerCase()) ? undefined : 'is a rule that may bring in other files';
    case 'function-token': {
      const name = token[4].value.toLowerCase();
      if (name !== 'url') return functions.has(name) ? undefined : 'is not one of the functions that only draw';
      const isPlain = next?.[0] === 'string-token' && after?.[0] === ')-token';
      return isPlain && isInside(next[4].value) ? undefined : elsewhere;
    }
    default:
      return undefined;
  }
}

const elsewhere = 'leads out of the picture';

/** Whether an address names something in the same file. */
export function isInside(address: string): boolean {
  return /^#[^\s]+$/.test(address);
}
