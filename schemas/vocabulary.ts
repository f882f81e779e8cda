import { z } from 'zod';
import { id, reference, sentence } from './identifiers.ts';
import { alertName } from './runbook.ts';

/** An element that authors may use in runbooks and guides, without importing it. */
export interface VocabularyEntry {
  /** What it is for, for authors. */
  summary: string;
  props: z.ZodObject;
  /** Whether it may hold text and other elements: it must, it may, or it must not. */
  content: 'required' | 'optional' | 'none';
  /** Names of the elements that it may be directly in; anywhere if empty. */
  inside?: readonly string[];
  /** Whether its `id` (or the slug of its `title` or `question`) is an anchor that links may name. */
  anchor?: boolean;
  /** Whether it is in the middle of a sentence; alone on a line, it is a block otherwise. */
  inline?: boolean;
  /** What authors write. It is read, and shown with the sample of the gallery, by the tests. */
  example: string;
}

const anchorTarget = z.string().regex(/^(?:#\S+|[a-z0-9-]+\/[a-z0-9-]+(?:#\S+)?)$/, {
  error: 'Expected `#section` of this page, or the id of a runbook such as `checkout/drain-queue#drain`.',
});

export const vocabulary = {
  Step: {
    summary: 'One step of a procedure. Steps are numbered in the order in which they are.',
    props: z.strictObject({
      id: id.optional().meta({ description: 'Id to link to; made from the title if empty.', examples: ['drain'] }),
      title: sentence.meta({ description: 'What to do, as an order.', examples: ['Drain the queue'] }),
    }),
    content: 'optional',
    example: '<Step title="Drain the queue">It takes a minute.</Step>',
    anchor: true,
  },
  Callout: {
    summary: 'A remark that must not be overlooked.',
    props: z.strictObject({
      kind: z
        .enum(['note', 'tip', 'important', 'warning', 'caution', 'danger'])
        .default('note')
        .meta({ description: 'How much it matters.', examples: ['warning'] }),
      title: sentence
        .optional()
        .meta({ description: 'Heading; the kind if empty.', examples: ['Do not restart the primary'] }),
    }),
    content: 'required',
    example: '<Callout kind="warning">The replica lags.</Callout>',
  },
  Decision: {
    summary: 'A fork in the way: a question with `<Branch>` elements.',
    props: z.strictObject({
      id: id
        .optional()
        .meta({ description: 'Id to link to; made from the question if empty.', examples: ['is-it-the-deploy'] }),
      question: sentence.meta({ description: 'What to find out.', examples: ['Did it start with a deploy?'] }),
    }),
    content: 'required',
    example:
      '<Decision question="Did it start with a deploy?">\n<Branch if="Yes" goto="checkout/published">Roll back.</Branch>\n</Decision>',
    anchor: true,
  },
  Branch: {
    summary: 'One answer to a decision, and where it leads.',
    props: z.strictObject({
      if: sentence.meta({ description: 'The answer.', examples: ['Yes, within the last hour'] }),
      goto: anchorTarget.optional().meta({
        description: 'Where to go on: `#section` of this page, or a runbook.',
        examples: ['#roll-back', 'checkout/rollback'],
      }),
    }),
    content: 'optional',
    example: '<Decision question="Is the queue full?">\n<Branch if="No">Look at the replica.</Branch>\n</Decision>',
    inside: ['Decision'],
  },
  ExpectedOutput: {
    summary: 'What a command should print, as a fenced block inside.',
    props: z.strictObject({
      title: sentence
        .optional()
        .meta({ description: 'Heading; “Expected output” if empty.', examples: ['When all is well'] }),
    }),
    content: 'required',
    example: '<ExpectedOutput title="When all is well">\n\n```text\nOK\n```\n\n</ExpectedOutput>',
  },
  Escalate: {
    summary: 'Who to call next: the escalation policy of the service, or another one.',
    props: z.strictObject({
      policy: reference('escalation')
        .optional()
        .meta({ description: 'Escalation policy; the one of the service if empty.' }),
      when: sentence.optional().meta({ description: 'When to escalate.', examples: ['The replica is also down'] }),
    }),
    content: 'optional',
    example: '<Escalate policy="payments" when="The replica is also down" />',
  },
  Contact: {
    summary: 'How to reach someone: a person, a shift, a rotation or a channel of a team.',
    props: z.strictObject({ who: reference('member').meta({ description: 'Who: `team/id`.' }) }),
    content: 'none',
    inline: true,
    example: 'Ask <Contact who="payments/ada" /> first.',
  },
  Slo: {
    summary: 'An objective with its target and error budget.',
    props: z.strictObject({
      id: reference('objective').meta({ description: 'Objective of this service, or `service/id`.' }),
    }),
    content: 'none',
    inline: true,
    example: 'It burns <Slo id="checkout/availability" />.',
  },
  Severity: {
    summary: 'A severity level, with how soon people respond.',
    props: z.strictObject({
      level: reference('level').meta({ description: 'Level of the matrix of the service.' }),
      matrix: reference('matrix').optional().meta({ description: 'Another matrix.' }),
    }),
    content: 'none',
    inline: true,
    example: 'Raise it to <Severity level="p1" matrix="payments" />.',
  },
  RunbookLink: {
    summary: 'A link to a runbook, with its title unless other text is given.',
    props: z.strictObject({
      to: reference('runbook').meta({ description: 'Runbook, with `#section` if not the top.' }),
    }),
    content: 'optional',
    inline: true,
    example: 'Then go on with <RunbookLink to="checkout/published" />.',
  },
  AlertLink: {
    summary: 'A link to the page of an alert.',
    props: z.strictObject({ name: alertName.meta({ description: 'Name of the alert.' }) }),
    content: 'none',
    inline: true,
    example: 'It follows <AlertLink name="CheckoutLatencyHigh" />.',
  },
  Dashboard: {
    summary: 'A link of the service: a dashboard, logs, a console.',
    props: z.strictObject({ id: reference('link').meta({ description: 'Link of this service, or `service/id`.' }) }),
    content: 'optional',
    inline: true,
    example: 'Look at <Dashboard id="checkout/overview" />.',
  },
  Checklist: {
    summary: 'A list of things to tick: a task list of Markdown inside.',
    props: z.strictObject({
      id: id
        .optional()
        .meta({ description: 'Id to link to; made from the title if empty.', examples: ['before-deploy'] }),
      title: sentence.meta({ description: 'What it is for.', examples: ['Before you deploy'] }),
    }),
    content: 'required',
    example: '<Checklist title="Before you deploy">\n\n- [ ] Tests are green.\n\n</Checklist>',
    anchor: true,
  },
  Include: {
    summary: 'A part that several pages share, from `content/parts/`.',
    props: z.strictObject({ part: reference('part').meta({ description: 'Id of the part.' }) }),
    content: 'none',
    example: '<Include part="check-health" />',
  },
  Tabs: {
    summary: 'The same thing for several platforms, as `<Tab>` elements: one is shown, and all are printed.',
    props: z.strictObject({}),
    content: 'required',
    example: '<Tabs>\n<Tab title="kubectl">\n\nScale the deployment.\n\n</Tab>\n</Tabs>',
  },
  Tab: {
    summary: 'What is shown for one platform.',
    props: z.strictObject({
      title: sentence.meta({ description: 'Platform or tool that it is for, short.', examples: ['kubectl'] }),
    }),
    content: 'required',
    example: '<Tabs>\n<Tab title="AWS console">\n\nOpen the service.\n\n</Tab>\n</Tabs>',
    inside: ['Tabs'],
  },
  Details: {
    summary:
      'A text that is folded until someone opens it, and open in print; `<details>` with a `<summary>` is the same.',
    props: z.strictObject({
      id: id.optional().meta({ description: 'Id to link to; made from the title if empty.', examples: ['why'] }),
      title: sentence.meta({ description: 'What is inside.', examples: ['Why there are two queues'] }),
      open: z
        .boolean()
        .optional()
        .meta({ description: 'Whether it starts open.', examples: [true] }),
    }),
    content: 'required',
    example: '<Details title="Why there are two queues">\n\nOne is for retries.\n\n</Details>',
    anchor: true,
  },
  Kbd: {
    summary: 'A key of the keyboard; `<kbd>` is the same.',
    props: z.strictObject({}),
    content: 'required',
    inline: true,
    example: 'Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.',
  },
} as const satisfies Record<string, VocabularyEntry>;

export type VocabularyName = keyof typeof vocabulary;

/** Name of an element in the tree: `ExpectedOutput` is `mdx-expected-output`. */
export function treeName(name: string): string {
  return `mdx-${name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()}`;
}
