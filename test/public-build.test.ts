import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { alertbook, digestsBelow, temporaryFolder, temporaryFolderForFile, writeFiles } from './support/command.ts';
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
  - team.rotations.shifts.phone
  - team.channels.url
  - service.links
`;
const content = {
  ...shop,
  'escalations/shop.yaml': shop['escalations/shop.yaml']!.replace('shop/ada', 'shop/hedy'),
  'services/shop.mdx': shop['services/shop.mdx']!.replace('grafana.example.com', 'boards.example.com'),
  'teams/shop.yaml': team,
  'site.yaml': shop['site.yaml'] + internal,
};

/** What must not be there, in all ways in which it may be written. */
const secrets = [
  'Hedy Kiesler',
  'Kiesler',
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
beforeAll(async () => {
  folder = temporaryFolderForFile();
  writeFiles(path.join(folder, 'content'), content);
  for (const args of [
    ['--out', 'inside'],
    ['--out', 'outside', '--public'],
  ]) {
    const { code, stderr } = await alertbook(['build', ...args], { cwd: folder });
    if (code !== 0) throw new Error(stderr);
  }
}, 180_000);

describe('a public build', () => {
  test.each(secrets)('holds “%s” nowhere, and the whole site does', (secret) => {
    const holders = (site: string) =>
      filesOf(path.join(folder, site)).flatMap(([name, text]) => (text.includes(secret) ? [name] : []));
    expect(holders('inside')).not.toEqual([]);
    expect(holders('outside')).toEqual([]);
  });

  test('has everything else: pages, roles, and the order in which to call', () => {
    const contacts = readFileSync(path.join(folder, 'outside/contacts/index.html'), 'utf8');
    expect(contacts).toContain('Engineering manager');
    expect(contacts).toContain('Primary on-call');
    const pages = (site: string) =>
      Object.keys(digestsBelow(path.join(folder, site))).filter((name) => name.endsWith('.html'));
    expect(pages('outside')).toEqual(pages('inside'));
  });

  test('has no card of anybody whose numbers are internal', () => {
    expect(existsSync(path.join(folder, 'inside/contacts/shop/hedy.vcf'))).toBe(true);
    expect(existsSync(path.join(folder, 'outside/contacts/shop/hedy.vcf'))).toBe(false);
  });

  test('is refused where a text repeats what is internal, at the place of the text', async () => {
    const cwd = temporaryFolder();
    writeFiles(path.join(cwd, 'content'), {
      ...content,
      'guides/on-call.mdx':
        '---\ntitle: On call\n---\n\n## Whom to ask\n\nWhen in doubt, call Hedy at +1 202 555 0166.\n',
    });
    const { code, stderr } = await alertbook(['build', '--public'], { cwd });

    expect(code).toBe(1);
    expect(stderr).toContain(
      [
        'content/guides/on-call.mdx:7:29  error  internal/in-public-build',
        '  `+12025550166` is internal (`team.people.phone`, content/teams/shop.yaml:6:12), but /guides/on-call/index.html of the public build would hold it.',
        '  Take it out of the text, or build without `--public`.',
      ].join('\n'),
    );
    expect(existsSync(path.join(cwd, 'dist'))).toBe(false);
    expect((await alertbook(['build'], { cwd })).code).toBe(0);
  });

  test.each(['202-555-0166', '(202) 555 0166', '001 202 555 01 66', 'HEDY@Example.com'])(
    'is refused where a text writes it as %s',
    async (written) => {
      const cwd = temporaryFolder();
      writeFiles(path.join(cwd, 'content'), {
        ...content,
        'guides/on-call.mdx': `---\ntitle: On call\n---\n\n## Whom to ask\n\nAsk at ${written} first.\n`,
      });
      const { code, stderr } = await alertbook(['build', '--public'], { cwd });

      expect(code).toBe(1);
      expect(stderr).toContain('content/guides/on-call.mdx:7:');
    },
  );
});
