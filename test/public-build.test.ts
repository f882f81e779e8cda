import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { alertbook, temporaryFolder, temporaryFolderForFile, writeFiles } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import { shop } from './support/shop.ts';

const team = `name: Shop team
people:
  - id: hedy
    name: Hedy Kiesler
    role: Engineering manager
    phone: "+12025550166"
    email: hedy@example.com
    chat: "@hedy-k"
    note: Flat 7, ring twice
    response: 15 minutes
  - id: dba
    role: Database administrator
    phone: "[Contact Info]"
rotations:
  - id: on-call
    name: On-call rotation
    every: weekly
    shifts:
      - id: primary
        name: Primary on-call
        members: [hedy]
        phone: "+12025550177"
channels:
  - id: alerts
    name: "#shop-alerts"
    kind: chat
    url: https://chat.example.com/secret-room
`;
const internal = `internal:
  - team.people.name
  - team.people.phone
  - team.people.email
  - team.people.chat
  - team.people.note
  - team.people.response
  - team.rotations.shifts.phone
  - team.channels.url
  - service.links
`;
const content: Record<string, string | Uint8Array> = {
  ...shop,
  'guides/shop/contact.mdx': `---
title: Who to reach
service: shop
---

## At night

<Contact who="shop/hedy" />, or [her](/contacts/#shop-hedy) and [the database](/contacts/#shop-dba).
`,
  'images/desk.svg': '<svg xmlns="http://www.w3.org/2000/svg"><title>A desk</title></svg>',
  'images/desk.png': Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
  'runbooks/shop/queue-backlog.mdx': shop['runbooks/shop/queue-backlog.mdx']!.replace(
    'title:',
    'aliases: [/runbooks/shop/ask-hedy-kiesler/, /runbooks/shop/jobs-wait/]\ntitle:',
  ),
  'escalations/shop.yaml': shop['escalations/shop.yaml']!.replace('shop/ada', 'shop/hedy'),
  'services/shop.mdx': shop['services/shop.mdx']!.replace('grafana.example.com', 'boards.example.com'),
  'teams/shop.yaml': team,
  'site.yaml': shop['site.yaml'] + internal,
};

/** What must not be there, in all ways in which it may be written. */
const secrets = [
  'Hedy Kiesler',
  'Kiesler',
  'hedy',
  '12025550166',
  '+1 202 555 0166',
  'hedy@example.com',
  '@hedy-k',
  'Flat 7',
  '12025550177',
  '+1 202 555 0177',
  'secret-room',
  'boards.example.com',
];

/** Ways in which prose repeats what is internal: one paragraph each, so that each has a line of its own. */
const leaks = [
  'Call +1 202 555 0166.',
  'Call 202-555-0166.',
  'Call (202) 555 0166.',
  'Call 001 202 555 01 66.',
  'Call +1 202 **555** *0166*.',
  'Call [202](/contacts/) 555 `0166`.',
  'Call 202&#8209;555&ndash;0166.',
  'Call 202\u00a0555\u20090166.',
  'Call ２０２ ５５５ ０１６６.',
  'Call 202 555[^1] 0166.',
  '[Call](tel:+1-202-555-0166).',
  '| Area | Number |\n| ---- | -------- |\n| 202 | 555 0166 |',
  '```bash\ncall 2025550166\n```',
  'Write to HEDY@Example.com.',
  'Write to hedy [at] example [dot] com.',
  '[Write](mailto:hedy%40example.com).',
  'Write to hedy&#64;example&#46;com.',
  'Ask Kiesler, Hedy.',
  'Ask HEDY KIESLER.',
  'Ask Hedy Kies&shy;ler.',
  'Ask H. Kiesler.',
  'Ask @Hedy‑K.',
  '![Hedy Kiesler at her desk](/images/desk.svg)',
  '## Ask Hedy Kiesler',
  'See `/contacts/#shop-hedy`.',
  'Go to flat 7, *ring* twice.',
  'Read chat.example.com/secret-room.',
].map((text) => text.replaceAll('\\n', '\n'));

/** Every file of a site as text, with what is compressed or encoded in it opened. */
function filesOf(site: string): [name: string, text: string][] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(site, file), openedText(readFileSync(file))];
    });
}

/** The full text travels as base64 of gzip inside scripts. */
function openedText(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const packed = [...text.matchAll(/[A-Za-z0-9+/]{200,}={0,2}/g)].map(([found]) => {
    try {
      return gunzipSync(Buffer.from(found, 'base64')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [bytes.toString('utf8'), ...packed].join('\n');
}

let folder: string;
let told = '';
beforeAll(async () => {
  folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), content);
  for (const args of [
    ['--out', 'inside'],
    ['--out', 'outside', '--public'],
  ]) {
    const { code, stdout, stderr } = await alertbook(['build', ...args], { cwd: folder });
    if (code !== 0) throw new Error(stderr);
    told = stdout;
  }
});

describe('a public build', () => {
  test.each(secrets)('holds “%s” nowhere, and the whole site does', (secret) => {
    const participants = (site: string) =>
      filesOf(path.join(folder, site)).flatMap(([name, text]) => (text.includes(secret) ? [name] : []));
    expect(participants('inside')).not.toEqual([]);
    expect(participants('outside')).toEqual([]);
  });

  test('has everything else: pages, roles, and the order in which to call', () => {
    const contacts = readFileSync(path.join(folder, 'outside/contacts/index.html'), 'utf8');
    expect(contacts).toContain('Engineering manager');
    expect(contacts).toContain('Primary on-call');
    const pages = (site: string) =>
      Object.keys(digestsBelow(path.join(folder, site))).filter((name) => name.endsWith('.html'));
    expect(pages('outside')).toEqual(pages('inside').filter((name) => !name.includes('hedy')));
  });

  test('has no card of anybody whose numbers are internal', () => {
    expect(existsSync(path.join(folder, 'inside/contacts/shop/hedy.vcf'))).toBe(true);
    expect(existsSync(path.join(folder, 'outside/contacts/shop/hedy.vcf'))).toBe(false);
  });

  test('calls those by their role whose id tells their name, wherever they are named', () => {
    const page = (name: string): string => readFileSync(path.join(folder, 'outside', name, 'index.html'), 'utf8');
    expect(page('contacts')).toContain('id="shop-engineering-manager"');
    expect(page('contacts')).toContain('id="shop-dba"');
    expect(page('guides/shop/contact')).toMatch(/contacts\/index\.html#shop-engineering-manager".*Engineering manager/);
    expect(page('runbooks/shop/queue-backlog')).toContain('#shop-engineering-manager');
    expect(page('guides/shop/contact')).toContain('>her<');
  });

  test('has no former address that tells a name', () => {
    expect(existsSync(path.join(folder, 'inside/runbooks/shop/ask-hedy-kiesler/index.html'))).toBe(true);
    expect(existsSync(path.join(folder, 'outside/runbooks/shop/ask-hedy-kiesler/index.html'))).toBe(false);
    expect(existsSync(path.join(folder, 'outside/runbooks/shop/jobs-wait/index.html'))).toBe(true);
  });

  test('says what was looked for, and what nobody could look for', () => {
    expect(told).toContain('Internal: 9 values looked for in ');
    expect(told).toContain('1 is too short or too common to look for (`15 minutes`).');
    expect(told).toContain('1 picture not looked into.');
  });

  test('is refused where a text repeats what is internal, at each place and however it is written', async () => {
    const cwd = temporaryFolder();
    const head = '---\ntitle: On call\n---\n\n## Who to ask\n\n';
    const text = `${head}${leaks.join('\n\n')}\n\n[^1]: At night.\n`;
    writeFiles(path.join(cwd, 'content'), { ...content, 'guides/on-call.mdx': text });
    const { code, stderr } = await alertbook(['build', '--public'], { cwd });

    expect(code).toBe(1);
    expect(stderr).toContain(
      [
        'content/guides/on-call.mdx:7:6  error  internal/in-public-build',
        '  `+12025550166` is internal (`team.people.phone`, content/teams/shop.yaml:6:12), but /guides/on-call/index.html of the public build would hold it, written `+1 202 555 0166`.',
        '  Take it out of the text, or build without `--public`.',
      ].join('\n'),
    );
    const lines = [...stderr.matchAll(/^content\/guides\/on-call\.mdx:(\d+):\d+ {2}error/gm)].map(([, line]) =>
      Number(line),
    );
    const missed = leaks.filter((leak) => {
      const first = text.slice(0, text.indexOf(leak)).split('\n').length;
      return !lines.some((line) => first <= line && line < first + leak.split('\n').length);
    });
    expect(missed).toEqual([]);
    expect(stderr.trimEnd()).toMatch(/Not built\. The last site stays as it was\.$/);
    expect(existsSync(path.join(cwd, 'dist'))).toBe(false);
  });
});
