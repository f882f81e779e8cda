import { expect, test } from 'vitest';
import { readCatalogue } from '../src/readers/content/read-catalogue.ts';

interface Broken {
  world: string;
  path: string;
  text: string;
  says: [placeAndId: string, message: string, hint: string];
}

const table: Broken[] = [
  {
    world: 'a missing field',
    path: 'runbooks/shop/slow.mdx',
    text: '---\nservice: shop\n---\n\n## Meaning\n\nText.\n',
    says: [
      '2:1 content/missing-field',
      '`title` is missing: what it helps with, short.',
      'Add it, for example `title: Checkout is slow`.',
    ],
  },
  {
    world: 'a number where text belongs',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: 7\nservice: shop\n---\n\n## Meaning\n\nText.\n',
    says: ['2:8 content/wrong-type', '`title` is the number `7`; expected text.', 'Put it in quotes: `title: "7"`.'],
  },
  {
    world: 'a text where a list belongs',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nparams: text\n---\n\n## Meaning\n\nText.\n',
    says: [
      '4:9 content/wrong-type',
      '`params` is `text`; expected a list, with `- ` before each item.',
      'Write for example `params: [{"name":"namespace","label":"Kubernetes namespace","example":"shop"}]`.',
    ],
  },
  {
    world: 'a field that does not exist',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nsevrity: p1\n---\n\n## Meaning\n\nText.\n',
    says: ['4:1 content/unknown-field', '`sevrity` is not a field here.', 'Did you mean `severity`?'],
  },
  {
    world: 'a field that does not exist, deep inside',
    path: 'services/shop.mdx',
    text: '---\nname: Shop\nsummary: Sells.\nowner: shop\nmetrics:\n  - id: depth\n    name: Depth\n    alrt: "> 100 jobs"\n---\n',
    says: ['8:5 content/unknown-field', '`alrt` is not a field here.', 'Did you mean `alert`?'],
  },
  {
    world: 'a field that appears twice',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\ntitle: Again\n---\n\n## Meaning\n\nText.\n',
    says: ['4:1 content/yaml', '`title` appears twice in the same block.', 'Delete one of the two.'],
  },
  {
    world: 'a tab in YAML',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\n\tservice: shop\n---\n\n## Meaning\n\nText.\n',
    says: [
      '3:1 content/yaml',
      'A tab indents this line; YAML wants spaces. Lines 2 to 3 were not read: check again after fixing this.',
      'Replace the tab by two spaces.',
    ],
  },
  {
    world: 'a tab before a list item',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nparams:\n\t- name: x\n---\n\n## Meaning\n\nText.\n',
    says: [
      '5:1 content/yaml',
      'A tab indents this line; YAML wants spaces. Lines 4 to 5 were not read: check again after fixing this.',
      'Replace the tab by two spaces.',
    ],
  },
  {
    world: 'an indented line',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\n  service: shop\n---\n\n## Meaning\n\nText.\n',
    says: [
      '2:8 content/yaml',
      '`title: Slow` has a second `: ` in it, or the line before it is not finished. Lines 2 to 3 were not read: check again after fixing this.',
      'Put the value into quotes.',
    ],
  },
  {
    world: 'a quote that is never closed',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: "Slow\nservice: shop\n---\n\n## Meaning\n\nText.\n',
    says: ['2:13 content/yaml', 'A quote is opened before and never closed.', 'Close it, or leave both out.'],
  },
  {
    world: 'a second colon in a value',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow: very\nservice: shop\n---\n\n## Meaning\n\nText.\n',
    says: [
      '2:8 content/yaml',
      '`title: Slow: very` has a second `: ` in it, or the line before it is not finished.',
      'Put the value into quotes.',
    ],
  },
  {
    world: 'a word that is not among those allowed',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nstatus: publishd\n---\n\n## Meaning\n\nText.\n',
    says: [
      '4:9 content/wrong-value',
      '`publishd` is not a value of `status`: expected one of `planned`, `draft`, `published`, `deprecated`.',
      'Did you mean `published`?',
    ],
  },
  {
    world: 'a duration of an unknown unit',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nreviewEvery: 3 fortnights\n---\n\n## Meaning\n\nText.\n',
    says: [
      '4:14 content/wrong-value',
      '`reviewEvery`: `3 fortnights` is not a duration. Expected a duration, such as `15m` or `4h` or `5 business days`.',
      'Write for example `reviewEvery: 90 days`.',
    ],
  },
  {
    world: 'a day that the calendar does not have',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nreviewed: 2026-02-30\n---\n\n## Meaning\n\nText.\n',
    says: [
      '4:11 content/wrong-value',
      '`reviewed`: `2026-02-30` is not a day of the calendar. Expected a date (year-month-day), such as `2026-03-01` or `2026-03`.',
      'Write for example `reviewed: 2026-03-01`.',
    ],
  },
  {
    world: 'a year where a day belongs',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nreviewed: 2026\n---\n\n## Meaning\n\nText.\n',
    says: [
      '4:11 content/wrong-type',
      '`reviewed` is the number `2026`; expected text.',
      'Write for example `reviewed: 2026-03-01`.',
    ],
  },
  {
    world: 'a mistyped key in one form of an alert',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nalerts:\n  - name: X\n    sectoin: y\n---\n\n## Meaning\n\nText.\n',
    says: ['6:5 content/unknown-field', '`sectoin` is not a field here.', 'Did you mean `section`?'],
  },
  {
    world: 'a number as the name of an alert',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nalerts: [7]\n---\n\n## Meaning\n\nText.\n',
    says: [
      '4:10 content/wrong-type',
      'Item 1 of `alerts` is the number `7`; expected text.',
      'Put it in quotes: `- "7"`.',
    ],
  },
  {
    world: 'a parameter name with a space',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nparams:\n  - name: name space\n    label: L\n    example: x\n---\n\n## Meaning\n\nText.\n',
    says: [
      '5:11 content/wrong-value',
      '`name`: `name space` does not fit. Expected a name of letters, digits and `_`, such as `namespace`.',
      'Write for example `name: namespace`.',
    ],
  },
  {
    world: 'a parameter without an example',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nparams:\n  - name: ns\n    label: L\n---\n\n## Meaning\n\nText.\n',
    says: [
      '5:5 content/missing-field',
      '`example` is missing: a value that could be right.',
      'Add it, for example `example: shop`.',
    ],
  },
  {
    world: 'a pattern that is no regular expression',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\nparams:\n  - name: ns\n    label: L\n    example: x\n    pattern: "["\n---\n\n## Meaning\n\nText.\n',
    says: [
      '8:14 content/wrong-value',
      '`pattern`: `[` is not a regular expression: unterminated character class. Expected a regular expression, such as `[a-z0-9-]+`.',
      'Write for example `pattern: [a-z0-9-]+`.',
    ],
  },
  {
    world: 'a share without its percent sign',
    path: 'slos/shop.yaml',
    text: 'objectives:\n  - id: availability\n    name: Availability\n    indicator: availability\n    target: "99.9"\n',
    says: [
      '5:13 content/wrong-value',
      '`target`: `99.9` is not a target. Expected a target, such as `99.9%` or `< 1%` or `p95 < 200ms`.',
      'Write for example `target: 99.9%`.',
    ],
  },
  {
    world: 'a target of 100 %',
    path: 'slos/shop.yaml',
    text: 'objectives:\n  - id: availability\n    name: Availability\n    indicator: availability\n    target: 100%\n',
    says: [
      '5:13 content/wrong-value',
      '`target`: `100%` leaves no error budget or no promise: a target lies between 0% and 100%. Expected a target, such as `99.9%` or `< 1%` or `p95 < 200ms`.',
      'Write for example `target: 99.9%`.',
    ],
  },
  {
    world: 'an indicator that does not exist',
    path: 'slos/shop.yaml',
    text: 'objectives:\n  - id: a\n    name: A\n    indicator: latencies\n    target: p95 < 200ms\n',
    says: [
      '4:16 content/wrong-value',
      '`latencies` is not a value of `indicator`: expected one of `availability`, `latency`, `error-rate`, `freshness`, `throughput`, `durability`, `success-rate`, `cost`.',
      'Did you mean `latency`?',
    ],
  },
  {
    world: 'a threshold without a bound',
    path: 'services/shop.mdx',
    text: '---\nname: Shop\nsummary: Sells.\nowner: shop\nmetrics:\n  - id: cpu\n    name: CPU\n    alert: 80%\n---\n',
    says: [
      '8:12 content/wrong-value',
      '`alert`: `80%` has no bound: `<`, `<=`, `>` or `>=` before the number. Expected a threshold, such as `< 1%` or `p95 < 200ms` or `> 100 jobs`.',
      'Write for example `alert: > 100 jobs`.',
    ],
  },
  {
    world: 'a telephone number without its country',
    path: 'teams/shop.yaml',
    text: 'name: Shop\npeople:\n  - id: ada\n    role: Lead\n    phone: 030 901820\n',
    says: [
      '5:12 content/wrong-value',
      '`phone`: `030 901820` does not start with `+` and a country code. A number that is dialled otherwise, such as an internal extension, belongs in `contact:` or a note, as text. Expected a telephone number with its country code (E.164), with an extension or a PIN or without, such as `+49 30 901820` or `+12025550143 ext. 89` or `+12025550143,,1234#`.',
      'Write for example `phone: +12025550143`.',
    ],
  },
  {
    world: 'a telephone number that cannot be dialled',
    path: 'teams/shop.yaml',
    text: 'name: Shop\npeople:\n  - id: ada\n    role: Lead\n    phone: "+1-555"\n',
    says: [
      '5:12 content/wrong-value',
      '`phone`: `+1-555` cannot be dialled: no country has numbers of this form. A number that is dialled otherwise, such as an internal extension, belongs in `contact:` or a note, as text. Expected a telephone number with its country code (E.164), with an extension or a PIN or without, such as `+49 30 901820` or `+12025550143 ext. 89` or `+12025550143,,1234#`.',
      'Write for example `phone: +12025550143`.',
    ],
  },
  {
    world: 'an e-mail address without a domain',
    path: 'teams/shop.yaml',
    text: 'name: Shop\nchannels:\n  - id: mail\n    name: Mail\n    kind: email\n    email: ops\n',
    says: [
      '6:12 content/wrong-value',
      '`email`: `ops` is not an e-mail address. Expected an e-mail address, such as `oncall@example.com`.',
      'Write for example `email: ops@example.com`.',
    ],
  },
  {
    world: 'a time zone that does not exist',
    path: 'teams/shop.yaml',
    text: 'name: Shop\ntimeZone: Europe/Berln\n',
    says: [
      '2:11 content/wrong-value',
      '`timeZone`: `Europe/Berln` is not a time zone. Expected a time zone of the IANA database, such as `UTC` or `Europe/Berlin` or `America/New_York`.',
      'Write for example `timeZone: Europe/Berlin`.',
    ],
  },
  {
    world: 'a recurrence that cannot be read',
    path: 'maintenance/shop.yaml',
    text: 'windows:\n  - id: w\n    name: Window\n    every: now and then\n    from: "02:00"\n    to: "06:00"\n',
    says: [
      '4:12 content/wrong-value',
      '`every`: `now and then` is not a recurrence. Expected a recurrence, such as `weekly` or `2nd and 4th Sunday` or `Tuesday and Thursday`.',
      'Write for example `every: 2nd and 4th Sunday`.',
    ],
  },
  {
    world: 'a time of day on a 12-hour clock',
    path: 'maintenance/shop.yaml',
    text: 'windows:\n  - id: w\n    name: Window\n    every: weekly\n    from: 2 AM\n    to: "06:00"\n',
    says: [
      '5:11 content/wrong-value',
      '`from`: `2 AM` is not a time of day. Expected a time of day on a 24-hour clock, such as `02:00` or `17:30`.',
      'Write for example `from: 02:00`.',
    ],
  },
  {
    world: 'money without a currency',
    path: 'services/shop.mdx',
    text: '---\nname: Shop\nsummary: Sells.\nowner: shop\ncostBudgets:\n  - id: m\n    name: Cloud\n    period: monthly\n    amount: "5000"\n---\n',
    says: [
      '9:13 content/wrong-value',
      '`amount`: `5000` is not an amount of money. Expected an amount of money with its currency, such as `USD 5000` or `€ 1,200` or `$250`.',
      'Write for example `amount: USD 5000`.',
    ],
  },
  {
    world: 'a time to respond that says nothing',
    path: 'severities/shop.yaml',
    text: 'name: Shop\nlevels:\n  - id: p1\n    name: Critical\n    respond: soon\n',
    says: [
      '5:14 content/wrong-value',
      '`respond`: `soon` is not a time to respond. Expected a time to respond, such as `15 minutes` or `next business day` or `during business hours`.',
      'Write for example `respond: 15 minutes`.',
    ],
  },
  {
    world: 'a matrix without levels',
    path: 'severities/shop.yaml',
    text: 'name: Shop\nlevels: []\n',
    says: [
      '2:9 content/wrong-value',
      '`levels`: Expected at least one level.',
      'Write for example `levels: [{"id":"p1","name":"Critical","respond":"15 minutes"}]`.',
    ],
  },
  {
    world: 'an escalation step that calls nobody',
    path: 'escalations/shop.yaml',
    text: 'name: Shop\nsteps:\n  - after: 0 min\n    to: []\n',
    says: [
      '4:9 content/wrong-value',
      '`to`: Expected at least one person, shift, rotation or channel to call.',
      'Write for example `to: ["payments/primary"]`.',
    ],
  },
  {
    world: 'a member without its team',
    path: 'escalations/shop.yaml',
    text: 'name: Shop\nsteps:\n  - after: 0 min\n    to: [primary]\n',
    says: [
      '4:10 content/wrong-value',
      'Item 1 of `to`: `primary` does not fit. Expected the id of a member, such as `payments/primary`.',
      'Write for example `- payments/primary`.',
    ],
  },
  {
    world: 'an address of the site without a scheme',
    path: 'site.yaml',
    text: 'name: X\nurl: oncall.example.com\n',
    says: [
      '2:6 content/wrong-value',
      '`url`: `oncall.example.com` is not an absolute web address. Expected an absolute web address, such as `https://status.example.com`.',
      'Write for example `url: https://oncall.example.com/`.',
    ],
  },
  {
    world: 'an id with capital letters',
    path: 'services/shop.mdx',
    text: '---\nname: Shop\nsummary: Sells.\nowner: shop\ncomponents:\n  - id: Api\n    name: API\n---\n',
    says: [
      '6:9 content/wrong-value',
      '`id`: `Api` does not fit. Expected an id of lower-case letters, digits and hyphens, such as `checkout-api`.',
      'Write for example `id: api`.',
    ],
  },
  {
    world: 'frontmatter that never ends',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: X\n',
    says: [
      '1:1 content/frontmatter',
      'The frontmatter starts with `---` but never ends. It was read up to line 2: check again after fixing this.',
      'Write a line of `---` after its last field.',
    ],
  },
  {
    world: 'a list as frontmatter',
    path: 'runbooks/shop/slow.mdx',
    text: '---\n- a\n- b\n---\n\n## Meaning\n\nText.\n',
    says: [
      '2:1 content/wrong-type',
      'The frontmatter is a list; expected a block of fields.',
      'Write its fields, each on a line: `name: value`.',
    ],
  },
  {
    world: 'a component that is never closed',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Step title="x">\n\ntext\n',
    says: [
      '6:1 content/mdx',
      '`<Step>` is opened but never closed.',
      'Write `</Step>` on a line of its own at its end.',
    ],
  },
  {
    world: 'a closing tag too many',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\ntext\n\n</Step>\n',
    says: ['8:1 content/mdx', '`</Step>` closes nothing that is open here.', 'Open it before, or delete it.'],
  },
  {
    world: 'a mistyped component',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Stpe title="x" />\n',
    says: ['6:1 content/vocabulary', '`<Stpe>` is not a component.', 'Did you mean `<Step>`?'],
  },
  {
    world: 'HTML inside a line',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\na <b>bold</b> word\n',
    says: [
      '6:3 content/html',
      '`<b>` is HTML, which content must not hold.',
      'Write Markdown, or a component of the vocabulary. To show the tag itself, put it into backticks.',
    ],
  },
  {
    world: 'HTML as a block',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\ntext\n\n<div>\n\nx\n\n</div>\n',
    says: [
      '8:1 content/html',
      '`<div>` is HTML, which content must not hold.',
      'Write Markdown, or a component of the vocabulary. To show the tag itself, put it into backticks.',
    ],
  },
  {
    world: 'a comment of HTML',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<!-- no -->\n',
    says: [
      '6:2 content/mdx',
      '`<!--` starts a comment of HTML, which MDX does not know.',
      'Write `{/* … */}` instead.',
    ],
  },
  {
    world: 'an import',
    path: 'runbooks/shop/slow.mdx',
    text: "---\ntitle: Slow\nservice: shop\n---\n\nimport x from 'y'\n\ntext\n",
    says: [
      '6:1 content/code',
      "`import x from 'y'` is code, and content is never run.",
      'Delete it: the components of the vocabulary need no import. To show it, put it into a code block.',
    ],
  },
  {
    world: 'an export',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\nexport const a = 1\n',
    says: [
      '6:1 content/code',
      '`export const a = 1` is code, and content is never run.',
      'Delete it: the components of the vocabulary need no import. To show it, put it into a code block.',
    ],
  },
  {
    world: 'an expression',
    path: 'runbooks/shop/slow.mdx',
    text: "---\ntitle: Slow\nservice: shop\n---\n\nIt is {1 + 1} o'clock\n",
    says: [
      '6:7 content/code',
      '`{1 + 1}` is code, and content is never run.',
      'Write the value itself. For a brace in the text write `\\{`; for a parameter `{{name}}`.',
    ],
  },
  {
    world: 'braces that hold prose',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\nIt is {not js at} all\n',
    says: [
      '6:11 content/mdx',
      'Braces hold something that is neither a literal nor a comment.',
      'Write `\\{` for a brace in the text, or put the text into backticks.',
    ],
  },
  {
    world: 'a brace that is never closed',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\nan open { brace\n',
    says: [
      '6:16 content/mdx',
      'A `{` is never closed.',
      'Write `\\{` for a brace in the text, or put the text into backticks.',
    ],
  },
  {
    world: 'a less-than sign before a digit',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\nwhen x <5 then\n',
    says: [
      '6:9 content/mdx',
      '`<` starts a component, and no name starts with `5`.',
      'Write `\\<` for a less-than sign, or put the text into backticks.',
    ],
  },
  {
    world: 'a spread',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Step {...props} title="x" />\n',
    says: [
      '6:7 content/code',
      '`{...props}` in `<Step>` is code, and content is never run.',
      'Write the props by their names.',
    ],
  },
  {
    world: 'a handler',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Step onClick="x" title="x" />\n',
    says: ['6:7 content/code', '`onClick` in `<Step>` would run code, and content is never run.', 'Delete it.'],
  },
  {
    world: 'a directive of Astro',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Step client:load title="x" />\n',
    says: ['6:7 content/code', '`client:load` in `<Step>` would run code, and content is never run.', 'Delete it.'],
  },
  {
    world: 'a link that runs JavaScript',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\ntext [x](javascript:alert(1))\n',
    says: [
      '6:6 content/code',
      '`javascript:alert(1)` is not an address that content may link to: the scheme `javascript:` is refused.',
      'Link to an address that starts with `https://`, `mailto:`, `tel:`, `/`, `#`, or to a content file.',
    ],
  },
  {
    world: 'a link that hides its JavaScript',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n[x]( java&#x73;cript:alert(1))\n',
    says: [
      '6:1 content/code',
      '`javascript:alert(1)` is not an address that content may link to: the scheme `javascript:` is refused.',
      'Link to an address that starts with `https://`, `mailto:`, `tel:`, `/`, `#`, or to a content file.',
    ],
  },
  {
    world: 'a reference that runs JavaScript',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n[x]\n\n[x]: javascript:alert(1)\n',
    says: [
      '8:1 content/code',
      '`javascript:alert(1)` is not an address that content may link to: the scheme `javascript:` is refused.',
      'Link to an address that starts with `https://`, `mailto:`, `tel:`, `/`, `#`, or to a content file.',
    ],
  },
  {
    world: 'an image of data',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n![x](data:text/html,hi)\n',
    says: [
      '6:1 content/code',
      '`data:text/html,hi` is not an address that content may link to: the scheme `data:` is refused.',
      'Link to an address that starts with `https://`, `mailto:`, `tel:`, `/`, `#`, or to a content file.',
    ],
  },
  {
    world: 'a component without a prop that it needs',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Step />\n',
    says: ['6:1 content/vocabulary', '`<Step>` has no `title`.', 'Add `title="Drain the queue"`.'],
  },
  {
    world: 'a prop with a value that is not allowed',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Callout kind="loud">\n\nx\n\n</Callout>\n',
    says: [
      '6:10 content/vocabulary',
      '`loud` cannot be the `kind` of `<Callout>`. Expected one of `note`, `tip`, `important`, `warning`, `caution`, `danger`.',
      'Write for example `kind="warning"`.',
    ],
  },
  {
    world: 'a prop that does not exist',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Callout knd="note">\n\nx\n\n</Callout>\n',
    says: ['6:10 content/vocabulary', '`<Callout>` has no prop `knd`.', 'Did you mean `kind`?'],
  },
  {
    world: 'a prop that is code',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Step title={foo} />\n',
    says: [
      '6:7 content/code',
      'The value of `title` in `<Step>` is code, and content is never run.',
      'Write `title="…"`.',
    ],
  },
  {
    world: 'a prop that appears twice',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Step title="a" title="b" />\n',
    says: ['6:17 content/vocabulary', '`title` appears twice in `<Step>`.', 'Delete one of the two.'],
  },
  {
    world: 'a branch outside of a decision',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Branch if="x">y</Branch>\n',
    says: ['6:1 content/vocabulary', '`<Branch>` is outside of `<Decision>`.', 'Put it directly into `<Decision>`.'],
  },
  {
    world: 'a decision without branches',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Decision question="x" />\n',
    says: [
      '6:1 content/vocabulary',
      '`<Decision>` holds nothing.',
      'Write what belongs into it, between `<Decision>` and `</Decision>`.',
    ],
  },
  {
    world: 'text in a component that takes none',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n<Contact who="a/b">x</Contact>\n',
    says: ['6:1 content/vocabulary', '`<Contact>` takes no text inside.', 'Close it at once: `<Contact … />`.'],
  },
  {
    world: 'a second title',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n# Title\n\ntext\n',
    says: [
      '6:1 content/title',
      '`# Title` is a second title: the page has its title from the frontmatter.',
      'Start with `##`, or delete the line.',
    ],
  },
  {
    world: 'a risk that does not exist',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n```bash risk=high\nls\n```\n',
    says: ['6:9 content/fence', '`high` is not a risk.', 'Use one of `safe`, `caution`, `destructive`.'],
  },
  {
    world: 'an option of a code block that does not exist',
    path: 'runbooks/shop/slow.mdx',
    text: '---\ntitle: Slow\nservice: shop\n---\n\n```bash danger=1\nls\n```\n',
    says: [
      '6:9 content/fence',
      '`danger=1` is not an option of a code block.',
      'Use `risk=`, `destroys="…"`, `undo="…"`, `title="…"`, or lines as `{2,4-6}`, `ins={2}` or `del={2}`, or delete it.',
    ],
  },
  {
    world: 'an empty file',
    path: 'runbooks/shop/slow.mdx',
    text: '  \n',
    says: ['1:1 content/empty', 'The file is empty.', 'Write its fields, or delete the file.'],
  },
  {
    world: 'a file that ends in .md',
    path: 'runbooks/shop/slow.md',
    text: 'x\n',
    says: [
      '1:1 content/unknown-file',
      'A runbook is written in a file that ends in `.mdx`; this one ends in `.md`. It was not read: check again after fixing this.',
      'Rename it to `.mdx`.',
    ],
  },
  {
    world: 'a file name with a capital letter',
    path: 'runbooks/shop/PodDown.mdx',
    text: 'x\n',
    says: [
      '1:1 content/unknown-file',
      '`PodDown` cannot be part of an address: expected lower-case letters, digits and hyphens. It was not read: check again after fixing this.',
      'Rename it to `pod-down`.',
    ],
  },
  {
    world: 'a runbook outside of a service',
    path: 'runbooks/slow.mdx',
    text: 'x\n',
    says: [
      '1:1 content/unknown-file',
      'A runbook lives at `runbooks/<service>/<name>.mdx`; this file is higher up. It was not read: check again after fixing this.',
      'Move it there.',
    ],
  },
  {
    world: 'a folder that does not exist',
    path: 'runbook/shop/slow.mdx',
    text: 'x\n',
    says: [
      '1:1 content/unknown-file',
      '`runbook/shop/slow.mdx` has no place in a content folder. It was not read: check again after fixing this.',
      'Did you mean `runbooks`?',
    ],
  },
  {
    world: 'aliases that multiply',
    path: 'glossary.yaml',
    text: 'a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n',
    says: [
      '4:26 content/yaml',
      'From `*c` on, aliases repeat more than 10000 values.',
      'Write the values out instead of repeating them.',
    ],
  },
  {
    world: 'an alias of nothing',
    path: 'glossary.yaml',
    text: 'terms: *nope\n',
    says: [
      '1:8 content/yaml',
      '`*nope` repeats a value that is not marked by `&nope` before it.',
      'Mark the value, or put a text that starts with `*` into quotes.',
    ],
  },
  {
    world: 'two documents in one file',
    path: 'glossary.yaml',
    text: 'terms: []\n---\nterms: []\n',
    says: [
      '2:1 content/yaml',
      'A second document starts here; a content file holds one. What follows was not read: check again after fixing this.',
      'Delete this line of `---`, or move what follows into a file of its own.',
    ],
  },
];

const site = { path: 'site.yaml', text: 'name: X\nurl: https://x.example/\n' };

function findingsOf(path: string, text: string) {
  const files = path === site.path ? [{ path, text }] : [site, { path, text }];
  const entries = files.map((file) => ({ path: file.path, bytes: new TextEncoder().encode(file.text) }));
  return readCatalogue(entries, { shownAs: 'content' }).findings;
}

test.each(table)('$world is reported once, where it is, with what to do', ({ path, text, says }) => {
  const findings = findingsOf(path, text);

  expect(findings.map(({ id, message, hint, at }) => [`${at.line}:${at.column} ${id}`, message, hint])).toEqual([says]);
  expect(findings[0]?.at.file).toBe(`content/${path}`);
});

test('a file without frontmatter is reported with the fields that it will need, and with what is wrong in its text', () => {
  const findings = findingsOf('runbooks/shop/slow.mdx', '# Hello\n');
  expect(findings.map(({ id, message }) => `${id} ${message}`)).toEqual([
    'content/frontmatter The file has no frontmatter.',
    'content/missing-field `title` is missing: what it helps with, short.',
    'content/missing-field `service` is missing: service it belongs to.',
    'content/title `# Hello` is a second title: the page has its title from the frontmatter.',
  ]);
});
