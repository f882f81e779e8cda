import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { splitFrontmatter } from '../../readers/content/split-frontmatter.ts';
import { importGuide } from './import-guide.ts';

/** What a guide became: a list of a typed file by its folder, and all that stayed text. */
function shop(text: string) {
  const bytes = new TextEncoder().encode(`# Shop operations\n\n${text}\n`);
  const { files, findings, refused } = importGuide({ path: 'OPERATIONS.md', shown: 'OPERATIONS.md', bytes }, {
    service: 'shop',
    shownAs: 'content',
    site: 'https://oncall.example.com/',
    writesParameters: false,
  } as never);
  expect(refused).toEqual([]);
  const fieldsIn = (folder: string): Record<string, unknown> => {
    const file = files.find(({ path }) => path.startsWith(`${folder}/`));
    const split = file?.path.endsWith('.mdx') ? splitFrontmatter(file.text) : undefined;
    return parse((split && 'frontmatter' in split ? split.frontmatter : file?.text) ?? '{}') as Record<string, unknown>;
  };
  return {
    listIn: (folder: string, list: string): unknown => fieldsIn(folder)[list],
    fieldsIn,
    unread: findings.filter(({ id }) => id === 'import/unread-fact').map(({ message }) => message),
    notes: findings.map(({ id }) => id),
  };
}

describe('objectives', () => {
  const objectives = (text: string): unknown => shop(text).listIn('slos', 'objectives');

  test('a percentile in the title of a section is that of the times below it, and of nothing else', () => {
    const table = '| Flow | Target |\n|---|---|\n| Search | < 300 ms |\n| Search errors | < 1% |';
    expect(objectives(`## Latency SLOs (p95)\n\n${table}`)).toMatchObject([
      { name: 'Search', target: 'p95 < 300 ms' },
      { name: 'Search errors', target: '< 1%' },
    ]);
    expect(objectives(`## Latency SLOs (p50/p95)\n\n${table}`)).toMatchObject([{ target: '< 300 ms' }, {}]);
  });

  test('a row that names its own percentile keeps it', () => {
    expect(objectives('## Latency SLOs (p95)\n\n| Flow | Target |\n|---|---|\n| Search (p99) | < 1 s |')).toMatchObject(
      [{ target: 'p99 < 1 s' }],
    );
  });

  test('what is labelled with the word SLO alone is called after its section', () => {
    expect(
      objectives('## Health SLOs\n\n### Ping endpoint\n\n- SLO: < 50 ms response time, 99.9% availability'),
    ).toMatchObject([
      { name: 'Ping endpoint, Response time', indicator: 'latency', target: '< 50 ms' },
      { name: 'Ping endpoint, Availability', indicator: 'availability', target: '99.9%' },
    ]);
  });
});

describe('escalation in one line', () => {
  const steps = (line: string) => shop(`## On-call\n\n- **Escalation policy:** ${line}`).listIn('escalations', 'steps');

  test('times between the arrows are added up', () => {
    expect(steps('Primary → after 5 min unack → Secondary → 10 min without response → SRE lead')).toMatchObject([
      { name: 'Primary', after: '0 min' },
      { name: 'Secondary', after: '5 min' },
      { name: 'SRE lead', after: '15 min' },
    ]);
  });

  test.each([
    'Primary → if nobody answers → SRE lead',
    'Primary → after 5 min → 1 hour later → SRE lead',
    'Primary → after 5 min unack → Secondary → after 1 hour → SRE lead',
  ])('a condition is nobody: `%s` stays text', (line) => {
    expect(steps(line)).toBeUndefined();
  });
});

describe('channels', () => {
  const team = (text: string) => shop(`## Communication channels\n\n${text}`).fieldsIn('teams');

  test('a means with what it is for is a channel, and nobody', () => {
    const { channels, people } = team(
      '- Slack: coordination in `#incidents`.\n- Email: summaries to `ops@shop.example`.\n- Status page: public updates at `https://status.shop.example`.',
    );
    expect(channels).toEqual([
      { id: 'incidents', name: '#incidents', kind: 'chat', purpose: 'Coordination' },
      {
        id: 'ops-shop-example',
        name: 'ops@shop.example',
        kind: 'email',
        email: 'ops@shop.example',
        purpose: 'Summaries',
      },
      {
        id: 'status-page',
        name: 'Status page',
        kind: 'status-page',
        url: 'https://status.shop.example',
        purpose: 'Public updates',
      },
    ]);
    expect(people).toBeUndefined();
  });

  test.each([
    '- Email: ask Ada at ada@shop.example',
    '- Slack: alerts to #ops, questions to #help',
    '- Email: reports to #ops',
  ])('`%s` stays text', (line) => {
    expect(team(line)).not.toHaveProperty('channels');
  });
});

test.each(['SRE Lead.', 'Head of Platform.', 'CTO'])('the owner `%s` is one person, and no team', (owner) => {
  expect(shop(`**Owner:** ${owner}\n\n**Version:** 1.0`).fieldsIn('teams')['name']).not.toBe(owner.replace('.', ''));
  expect(shop(`**Owner:** Platform team.\n\n**Version:** 1.0`).fieldsIn('teams')['name']).toBe('Platform team');
});
