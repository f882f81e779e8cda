/** One state of a component. Examples feed the gallery, the tests and the search for violations of accessibility. */
export interface Example {
  /** What is special about the state. */
  state: string;
  props: Record<string, unknown>;
  /** Text in the slot. */
  text?: string;
}

/** Text that breaks a page if anything in it is taken for markup. */
export const hostileText = `<script>alert("x")</script> & 'quotes' {{name}}`;
