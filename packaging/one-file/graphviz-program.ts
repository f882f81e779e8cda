/** Graphviz has a licence and a size of its own: the whole program has it. */
export function graphvizProgram(): Promise<undefined> {
  return Promise.resolve(undefined);
}
