import type { Theme } from '../../../schemas/site-look.ts';

/** Surfaces that links and buttons lie on, in each theme: `--paper` and `--sunk` of `styles/tokens.css`; a test holds them equal. */
export const surfaces = { light: ['#fdfcfa', '#f3f1ec'], dark: ['#15161a', '#1f2127'] } as const;

export type Shade = keyof typeof surfaces;

/** The least ratio of text of body size, and of a surface below it, that WCAG 2.2 AA allows. */
export const leastContrast = 4.5;

/** The colour of links and buttons in each theme; undefined where the site keeps its own. */
export function accentOf(theme: Theme | undefined): Record<Shade, string> | undefined {
  const accent = theme?.accent;
  if (accent === undefined) return undefined;
  return typeof accent === 'string' ? { light: accent, dark: readable(accent, 'dark') } : accent;
}

/** Least contrast of a colour, `#rrggbb` or `#rgb`, to a surface of a theme: 1 to 21. Text on the colour has that of the surface. */
export function contrastIn(shade: Shade, colour: string): number {
  return Math.min(...surfaces[shade].map((surface) => contrast(luminance(colour), luminance(surface))));
}

/** The nearest colour of the same hue that can be read in a theme: itself where it can, else darker or lighter. */
export function readable(colour: string, shade: Shade): string {
  const [lightness, ...tint] = toOklab(channels(colour));
  const steps = 400;
  for (let step = 0; step <= steps; step++) {
    const moved = shade === 'light' ? lightness * (1 - step / steps) : lightness + ((1 - lightness) * step) / steps;
    const candidate = step === 0 ? colour : toHex(fromOklab([moved, ...tint]));
    if (contrastIn(shade, candidate) >= leastContrast) return candidate;
  }
  return shade === 'light' ? '#000000' : '#ffffff';
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red, green, blue] = channels(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

type Three = [number, number, number];

/** Linear light of each channel, 0 to 1. */
function channels(colour: string): Three {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return [0, 2, 4].map((at) => {
    const value = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Three;
}

function toHex(linear: Three): string {
  const bytes = linear.map((value) => {
    const inside = Math.min(1, Math.max(0, value));
    const encoded = inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255);
  });
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** @see https://bottosson.github.io/posts/oklab/ */
function toOklab([red, green, blue]: Three): Three {
  const [l, m, s] = [
    0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
    0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
    0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
  ].map(Math.cbrt) as Three;
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Three): Three {
  const [l, m, s] = [
    lightness + 0.3963377774 * a + 0.2158037573 * b,
    lightness - 0.1055613458 * a - 0.0638541728 * b,
    lightness - 0.0894841775 * a - 1.291485548 * b,
  ].map((root) => root ** 3) as Three;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
