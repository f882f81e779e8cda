/** Elements of runbooks and guides. */
export const proseTexts = {
  goTo: (title: string) => `Go to ${title}`,
  callouts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
    danger: 'Danger',
  },
  calloutWithTitle: ({ kind, title }: { kind: string; title: string }) => `${kind}: ${title}`,
  /** What a command may do: a word, and an explanation where there is room for it. */
  risks: {
    safe: { word: 'Safe', more: 'to run' },
    caution: { word: 'Caution', more: '(changes something)' },
    destructive: { word: 'Destructive', more: '' },
  },
  code: {
    output: 'Output',
    diagram: 'Diagram',
    textOfDiagram: 'Text of the diagram',
    /** The word is shown; the rest is read out. */
    wrap: 'Wrap',
    wrapLinesOf: (block: string) => ` the lines of ${block}`,
    destroys: 'Destroys',
    toUndo: 'To undo',
    noWayBack: 'No way back is known',
  },
  expectedOutput: 'Expected output',
  escalate: 'Escalate',
  escalateWhen: (when: string) => `Escalate when: ${when}`,
  noPolicy: 'No escalation policy yet',
  step: 'Step',
  values: {
    title: 'Values',
    example: 'for example',
    usual: 'usually',
  },
  /** The role of a contact in running text. */
  inBrackets: (text: string) => `(${text})`,
  /** What a page names, and the site does not have. */
  missing: {
    contact: (id: string) => `No contact \`${id}\` yet`,
    objective: (id: string) => `No objective \`${id}\` yet`,
    severity: (id: string) => `No severity \`${id}\` yet`,
    runbook: (id: string) => `No runbook \`${id}\` yet`,
    link: (id: string) => `No link \`${id}\` yet`,
    part: (id: string) => `No part \`${id}\` yet`,
    thing: 'No such thing yet',
  },
};
