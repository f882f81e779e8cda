import { pluralsOf } from './plurals.ts';

const plural = pluralsOf('en');

/** Contacts: people, teams, rotations and escalation. */
export const peopleTexts = {
  title: 'Contacts',
  summary: 'Who to call, how to reach them, and who is next.',
  noTeam: 'No team yet',
  whoToCall: 'Who to call',
  noCall: 'No one to call yet',
  /** The chat of the team. */
  tell: (channel: string) => `Tell ${channel}`,
  noDetails: 'No contact details yet for anyone here.',
  /** What a link does, before the number or address. */
  verbs: { phone: 'Call', email: 'E-mail', chat: 'Chat', link: 'Open', words: '' },
  /** Between two ways to reach whoever is called: both at once, or one after the other. */
  or: 'or ',
  then: 'then ',
  until: 'until {moment}',
  methods: {
    none: 'No contact yet',
    phone: 'No phone number yet',
    email: 'No e-mail address yet',
    chat: 'No chat address yet',
    link: 'No address yet',
    words: 'No way to reach them yet',
  },
  /** How to find a channel that has no address. */
  channelsByName: { chat: 'in the chat', topic: 'a topic', pager: 'in the pager' },
  /** Beside a channel; nothing beside one of another kind. */
  channelKinds: {
    chat: 'chat',
    email: 'email',
    phone: 'phone',
    pager: 'pager',
    'status-page': 'status page',
    topic: 'topic',
    bridge: 'bridge',
    other: '',
  },
  means: { page: 'page', phone: 'phone', chat: 'chat', email: 'email', sms: 'sms', bridge: 'bridge' },
  calls: {
    atOnce: 'at once',
    after: (time: string) => `after ${time}`,
    by: (means: readonly string[]) => `by ${means.join(', ')}`,
    only: (levels: readonly string[]) => `only ${levels.join(', ')}`,
    /** The calls after the first, on the line that unfolds them. */
    later: (calls: readonly { names: string; due: string | undefined }[]) =>
      `Then ${calls.map(({ names, due }) => (due === undefined ? names : `${due} ${names}`)).join('; ')}`,
    /** Who is called besides the one who is shown; `first` are those beside them in the first step. */
    others: ({
      first,
      isShown,
      next,
      more,
    }: {
      first: readonly string[];
      isShown: boolean;
      next: { names: string; due: string | undefined } | undefined;
      more: number;
    }) => {
      const parts = [
        first.length > 0 && `${isShown ? 'and ' : ''}${first.join(', ')}`,
        next && ['then', next.names, next.due].filter(Boolean).join(' '),
        more > 0 && `and ${more} more`,
      ].filter((part) => typeof part === 'string');
      const text = parts.join(', ') || 'how to reach them';
      return text.charAt(0).toUpperCase() + text.slice(1);
    },
  },
  onCall: {
    /** Who is on call and who is after them. */
    line: 'On call: {duties}',
    nobody: 'nobody',
    covering: '{name} (covering)',
    from: ' from {from}',
    until: ' until {until}',
    then: ', then ',
    later: ', later ',
    takeTurns: 'Take turns, in this order:',
    allTakeTurns: (count: number) => `All ${count} take turns, in this order`,
    alone: 'On call:',
    changes: (count: number) =>
      plural(count, { one: '1 change to the rotation', other: `${count} changes to the rotation` }),
    change: 'From {from} until {until}:',
    changeBecause: 'From {from} until {until} ({reason}):',
    nobodyIsOnCall: 'Nobody is on call',
  },
  roster: {
    caption: (rotation: string) => `Who is on call next: ${rotation}`,
    when: 'When',
    until: 'until {moment}',
    notKnown: 'Not written here',
  },
  person: {
    noName: 'No name yet',
    answersWithin: (time: string) => `Answers within ${time}.`,
    acknowledgesWithin: (time: string) => `Acknowledges within ${time}.`,
    timeZone: (zone: string) => `Time zone: ${zone}.`,
    card: 'Contact card',
    /** Read out behind it. */
    cardOf: (name: string) => ` of ${name}`,
  },
  rotation: {
    every: 'Changes hands',
    handover: 'Hand-over',
    coverage: 'Covers',
    starts: 'First hand-over',
    schedule: 'Schedule',
    noAddress: 'No address yet',
    calendar: 'Calendar of this rotation (.ics)',
    weekdays: {
      monday: 'Monday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday',
      thursday: 'Thursday',
      friday: 'Friday',
      saturday: 'Saturday',
      sunday: 'Sunday',
    },
    zoneOfTeam: (zone: string) => `no time zone stated, ${zone} is the one of the team`,
    zoneOfSite: (zone: string) => `no time zone stated, ${zone} is the one of the site`,
    time: ({ time, zone }: { time: string; zone: string }) => `${time} (${zone})`,
    /** What has to be known to tell whose turn it is. */
    missing: (fields: readonly string[]) => `No ${fields.join(', ')} yet`,
    missingFields: {
      every: 'time between two hand-overs',
      starts: 'first hand-over',
      'handover.time': 'time of the hand-over',
    },
    whyMissing: 'Without it nobody can tell whose turn it is.',
  },
  team: {
    owns: 'Owns',
    timeZone: 'Time zone',
    belongsTo: 'Belongs to',
    people: 'People',
    channels: 'Channels',
    cards: (name: string) => `Contact cards of ${name}, for your phone`,
    rotations: (count: number) => plural(count, { one: '1 rotation', other: `${count} rotations` }),
    persons: (count: number) => plural(count, { one: '1 person', other: `${count} people` }),
    channelCount: (count: number) => plural(count, { one: '1 channel', other: `${count} channels` }),
    policies: (count: number) => plural(count, { one: '1 escalation policy', other: `${count} escalation policies` }),
  },
  escalation: {
    for: 'For',
    from: ({ after, until }: { after: string; until: string }) => `${after} to ${until}`,
    until: (time: string) => `until ${time}`,
    after: (time: string) => `after ${time}`,
    noTime: 'no time stated',
    only: 'only',
    by: (means: readonly string[]) => `By ${means.join(', ')}.`,
    chart: 'Whose turn it is, by the time since the alert',
    chartWithGuesses: 'Whose turn it is, by the time since the alert: dashed where the policy states no time',
    /** The first column of the chart. */
    alert: 'alert',
    atOnce: 'at once',
    atOnceUntil: (until: string) => `at once, until ${until}`,
    afterUntil: ({ after, until }: { after: string; until: string }) => `after ${after}, until ${until}`,
    noTimeBut: (span: string) => `no time stated, ${span}`,
  },
  firstCalls: {
    caption: 'Who to call first, by service',
    service: 'Service',
    first: 'First',
    then: 'Then',
    escalation: 'Escalation',
    noPolicy: 'No escalation policy yet',
  },
};
