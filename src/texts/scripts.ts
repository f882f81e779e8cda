/*
 * What the scripts of pages say, one table for each: a browser loads only the tables of the scripts that it runs.
 */

export const givenTexts = {
  unreadable: 'The values in the link could not be read: reload the page.',
};

export const linkTexts = {
  /** Why the start that a link gives is none. */
  notATime: (written: string) =>
    `startsAt “${written}” is not a time: the clock waits. Expected one like 2026-11-21T02:14:00Z.`,
  noTimeZone: (written: string) =>
    `startsAt “${written}” has no time zone: the clock waits. Expected one like 2026-11-21T02:14:00Z.`,
  future: (written: string) =>
    `startsAt “${written}” is in the future: the clock waits. Is the time on this device right?`,
  tooOld: (written: string) => `startsAt “${written}” cannot be the start of an alert: the clock waits.`,
  noSection: (name: string) => `This page has no section “${name}”.`,
  sections: 'It has:',
};

/** Names in a sentence: `a`, `a and b`, `a, b and c`. */
const and = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

export const copyTexts = {
  copy: 'Copy',
  /** Of a command that destroys something: a question follows. */
  copyAfterQuestion: 'Copy…',
  copyRest: 'Copy the rest',
  copied: 'Copied',
  copiedWhole: (why: string) => `Copied whole, because ${why}.`,
  copiedWithout: (names: readonly string[]) => `Copied. Fill in ${and(names)} by hand after pasting.`,
  fillInAfter: (names: readonly string[]) => `Fill in ${and(names)} by hand after pasting.`,
  byHand: 'Select the command and copy it.',
  noNetwork: 'The network does not answer: select the command and copy it.',
};

export const askTexts = {
  fillIn: 'Fill in and copy',
  needed: 'A value is needed.',
  destroys: 'This command destroys something',
  cancel: 'Do not copy it',
  confirm: 'Copy it',
};

export const parameterTexts = {
  /** Where a value comes from. */
  sources: {
    link: 'from the alert’s link',
    none: 'the alert gave none',
    earlier: 'from earlier in this tab',
    typed: 'typed here',
    usual: 'the usual value',
  },
  empty: (names: readonly string[]) => `still empty: ${names.join(', ')}`,
  clear: 'Clear',
  clearValue: (name: string) => `Clear ${name}`,
  /** Why a value is not filled in at a place. */
  because: ({ value, why }: { value: string; why: string }) => `“${value}” is not filled in here, because ${why}.`,
  option: (value: string) => `“${value}” is not filled in here: the program would take it for an option or a file.`,
  folder: (value: string) => `“${value}” is not filled in here: it leads out of the folder.`,
  end: (value: string) => `“${value}” is not filled in here: it begins like the end of the text.`,
  escape: (value: string) => `“${value}” is not filled in here: some shells read the backslash.`,
  cannotHold: (value: string) => `“${value}” is not filled in here: this place cannot hold it.`,
  /** Why a value is filled in nowhere. */
  tooLong: 'This is longer than any name: it is not filled in.',
  hidden: ({ value, codes }: { value: string; codes: readonly string[] }) =>
    `“${value}” contains characters that cannot be seen (${codes.join(', ')}): it is not filled in.`,
  lookAlike: ({ value, letters }: { value: string; letters: readonly string[] }) =>
    `“${value}” mixes letters that look alike (${letters.join(' ')}): it is not filled in. Type it yourself.`,
  pattern: ({ value, pattern }: { value: string; pattern: string }) =>
    `“${value}” is not of the form ${pattern}: it is not filled in.`,
};

export const clockTexts = {
  start: 'Start clock',
  stop: 'Stop clock',
  since: (moment: string) => `since ${moment}`,
  severity: (word: string) => `The alert says severity “${word}”.`,
  dueNow: 'Due now',
  callNow: 'Call now',
  call: 'Call',
  also: 'Also',
  more: (count: number) => ` and ${count} more`,
  next: 'Next',
  noTime: '(no time stated)',
};

export const onCallTexts = {
  /** Before whoever is on call, and what may come behind the name. */
  onCall: 'On call: ',
  nobody: 'nobody',
  covering: ' (covering)',
  until: (moment: string) => ` until ${moment}`,
  then: ', then ',
  firstTurn: (moment: string) => `The first turn begins ${moment}.`,
  oldCopy: 'This copy of the site is too old to tell whose turn it is.',
};

export const incidentTexts = {
  started: (span: string) => `started ${span} ago`,
  useValues: 'Use its values here',
  useClock: 'Use its clock here',
  useBoth: 'Use its values and clock here',
  other: ({ title, values }: { title: string; values: readonly string[] }) =>
    `${title} is open in this tab too: ${values.join(', ')}.`,
};

export const progressTexts = {
  label: 'Progress',
  stepIsDone: (number: string) => `Step ${number} is done`,
  done: 'Done',
  chosen: 'This one',
  copyTimeline: 'Copy timeline',
  nothingTicked: 'Nothing is ticked now.',
  count: ({ done, all }: { done: number; all: number }) => `${done} of ${all} done`,
  undo: 'Undo',
  startOver: 'Start over',
  copied: 'Copied',
  notCopied: 'The browser did not allow copying.',
  /** Lines of the timeline. */
  step: ({ number, title }: { number: string; title: string }) => `step ${number}, ${title}`,
  decision: ({ question, answer }: { question: string; answer: string }) => `decision, ${question} ${answer}`,
  alertStarts: 'start of the alert',
};

export const nowTexts = {
  maintenance: (when: string) => `Maintenance ${when}`,
  open: (left: string) => `now, ${left} more`,
  until: (moment: string) => `until ${moment}`,
  in: (span: string) => `in ${span}`,
  more: (count: number) => `, and ${count} more`,
};

export const offlineTexts = {
  /** Each ends a sentence. */
  reasons: {
    full: 'it has no space left',
    changed: 'the site changed while it was fetched. The next visit tries again',
    unreachable: 'the network failed while it was fetched. The next visit tries again',
    evicted: 'the browser has deleted it',
    refused: 'the browser does not allow it',
    site: 'this site keeps no more than that',
    size: 'the site is large',
  },
  savesData: 'Nothing is kept on this device, because it is set to save data.',
  begins: 'The site is being fetched, to be kept on this device.',
  needsHttps: 'Nothing is kept on this device: it needs an https address, and a browser that allows it.',
  nothing: (why: string) => `Nothing is kept on this device: ${why}.`,
  all: ({ size, time }: { size: string; time: string }) =>
    `The whole site is kept on this device: ${size}, as of ${time}.`,
  essential: ({ size, time, why }: { size: string; time: string; why: string }) =>
    `The essential pages are kept on this device: ${size}, as of ${time}. The rest is not: ${why}.`,
  time: ({ date, ago }: { date: string; ago: string }) => `${date} (${ago})`,
};

export const workerTexts = {
  unknown:
    'The network did not answer within a second, and the copy of the site on this device has no page at this address. Reload to wait longer.',
  notKept: 'This page is not kept on this device, and the network did not answer. Try again when you are online.',
};
