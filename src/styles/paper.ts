import tokens from './tokens.css?raw';

/** Colour of the surface of every page, where a stylesheet does not reach: the browser's own frame, the start screen. */
export const paper = { light: tokenOf(1), dark: tokenOf(2) };

function tokenOf(theme: 1 | 2): string {
  const colour = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(tokens)?.[theme];
  if (colour === undefined) throw new Error('tokens.css does not say what `--paper` is in both themes.');
  return colour;
}
