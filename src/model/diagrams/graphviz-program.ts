import type { Viz } from '@viz-js/viz';

/** Graphviz, started. The one file that only checks has another of this module, without it. */
export async function graphvizProgram(): Promise<Viz | undefined> {
  const { instance } = await import('@viz-js/viz');
  return await instance();
}
