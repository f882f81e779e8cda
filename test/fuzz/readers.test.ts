import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runChecks } from '../../src/checks/registry.ts';
import { checkRules } from '../../src/checks/rules/registry.ts';
import { askedAddresses } from '../../src/model/alerts/asked-address.ts';
import { addressOfLink, givenLink, isNoValue, valueOf } from '../../src/model/alerts/given-link.ts';
import type { Catalogue } from '../../src/model/catalogue/catalogue.ts';
import type { Finding } from '../../src/model/audit/finding.ts';
import { urlIndexOf } from '../../src/model/site/url-index.ts';
import { formatFindings } from '../../src/outputs/reporters.ts';
import { readCatalogue } from '../../src/readers/content/read-catalogue.ts';
import { readRuleBytes } from '../../src/readers/rules/read-rules.ts';
import { healthyFiles, today } from '../support/catalogue.ts';
import { madeUpBytes, madeUpText } from '../support/made-up-bytes.ts';
import { ruleFilesByFormat } from '../support/rule-files-by-format.ts';

/** How many texts each reader gets; `npm run fuzz` gives more. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 120);
const timeout = 120_000 + runs * 1000;

/** Longest that a text of 10 kB may keep the processor, in milliseconds; of content, that is in the middle of a whole folder. */
const longestWork = { rules: 1000, content: 6000 };

/** Most that all readers together may leave behind, in megabytes. */
const maxMemory = 200;

const cache = new Map();
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const healthy = Object.entries(healthyFiles).map(([path, text]) => ({ path, bytes: encoded(text) }));

function withFile(path: string, bytes: Uint8Array): Catalogue {
  const entries = [...healthy.filter((entry) => entry.path !== path), { path, bytes }];
  return readCatalogue(
    entries.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    // What is made up is never the same again.
    {
      shownAs: 'content',
      cache: { get: (key) => cache.get(key), set: (key, read) => void (cache.size < 50 && cache.set(key, read)) },
    },
  );
}

/** What must not be said of any text: that the program was not up to it. */
const ours = /tell the authors of Alertbook|\n\s+at .*:\d+:\d+|is not a function|Cannot read propert|undefined/;

/** Runs some work that finds something, and holds it to what holds for every text. */
function within(limit: number, work: () => readonly Finding[]): void {
  const before = process.cpuUsage();
  const findings = work();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(limit);
  for (const { id, message, hint = '', at } of findings) {
    expect(id).not.toMatch(/\/too-slow$/);
    expect(`${message}\n${hint}`).not.toMatch(ours);
    expect(
      [at.line, at.column].every((number) => Number.isInteger(number) && number >= 1),
      id,
    ).toBe(true);
  }
  for (const format of ['text', 'github', 'sarif', 'junit'] as const)
    expect(formatFindings(findings, format)).not.toMatch(
      /^::(?!error|warning|notice)|[\0-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]/m,
    );
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are still in use: what was freed, and not yet given back to the system, is nobody's loss. */
function memoryInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

let memory = 0;
beforeAll(() => {
  withFile('site.yaml', encoded(healthyFiles['site.yaml']!));
  memory = memoryInUse();
});
afterAll(() => {
  expect((memoryInUse() - memory) / 1_048_576).toBeLessThan(maxMemory);
});

const seeds: [path: string, text: string][] = [
  ...Object.entries(healthyFiles),
  [
    'urls.lock',
    '/\n/runbooks/checkout/latency/\n/wiki/old/ -> /runbooks/checkout/latency/#impact\n/x/ retired: gone\n',
  ],
];

test.each(seeds)(
  'whatever %s holds, it has findings at their places, and all other files are read',
  (path, seed) => {
    fc.assert(
      fc.property(madeUpBytes([seed]), (bytes) => {
        let catalogue: Catalogue | undefined;
        within(longestWork.content, () => {
          catalogue = withFile(path, bytes);
          return runChecks(catalogue, { today });
        });
        const others = healthy.filter((entry) => entry.path !== path && entry.path !== 'site.yaml').length;
        const read = Object.values(catalogue!.documents).reduce((sum, { size }) => sum + size, 0);
        expect(read + Number(Boolean(catalogue!.glossary))).toBeGreaterThanOrEqual(others);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  },
  timeout,
);

const index = urlIndexOf(
  withFile('site.yaml', encoded(healthyFiles['site.yaml']!)),
  'https://oncall.example.com/docs/',
);

test.each(Object.entries(ruleFilesByFormat))(
  'whatever a file of rules of %s holds, it has findings at their places',
  (_format, seed) => {
    fc.assert(
      fc.property(madeUpBytes([seed]), (bytes) => {
        within(longestWork.rules, () => {
          const { rules, findings, text } = readRuleBytes(bytes, 'alerts.yaml');
          const texts = new Map(text === undefined ? [] : [['alerts.yaml', text]]);
          return [...findings, ...checkRules(rules, { index, texts }).findings];
        });
      }),
      { numRuns: runs },
    );
  },
  timeout,
);

const links = [
  'https://oncall.example.com/docs/alerts/{{ $labels.alertname }}/?namespace={{ $labels.namespace | urlquery }}#diagnosis',
  'https://oncall.example.com/docs/alerts/CheckoutLatencyHigh/?startsAt={{ (index .Alerts 0).StartsAt.Format "2006-01-02T15:04:05Z07:00" }}&namespace=shop#mitigation',
  '/runbooks/checkout/latency/#diagnosis',
  'See https://oncall.example.com/docs/runbooks/checkout/latency/, please.',
];

test(
  'whatever the link of an alert holds, it is judged, and its values are told from its anchor',
  () => {
    fc.assert(
      fc.property(madeUpText(links), (link) => {
        const file = `groups:\n- name: g\n  rules:\n  - alert: CheckoutLatencyHigh\n    expr: up == 0\n    annotations:\n      runbook_url: ${JSON.stringify(link)}\n`;
        within(longestWork.rules, () => {
          const { rules, findings } = readRuleBytes(encoded(file), 'alerts.yaml');
          return [...findings, ...checkRules(rules, { index, texts: new Map([['alerts.yaml', file]]) }).findings];
        });
        const [, search = '', hash = ''] = /^[^?#]*(\?[^#]*)?(#.*)?$/s.exec(link) ?? [];
        const page = { names: ['namespace', 'constructor'], ids: ['mitigation', 'constructor'] };
        const { pairs, section, missingSection } = givenLink({ search, hash }, page);
        expect([...page.ids, undefined]).toContain(section);
        const again = new URL(addressOfLink(pairs, section ?? missingSection), 'https://oncall.example.com');
        for (const name of page.names) expect(valueOf(givenLink(again, page).pairs, name)).toBe(valueOf(pairs, name));
        askedAddresses({ pathname: link, search, hash });
      }),
      { numRuns: runs },
    );
  },
  timeout,
);

test(
  'whatever a label holds, its link brings it to the page as it is',
  () => {
    const page = { names: ['pod'], ids: ['mitigation'] };
    fc.assert(
      fc.property(madeUpText(['shop', '&pod=', '#mitigation', '?', '%26', '+', ')', '"', '|', ' ']), (label) => {
        if (!label.isWellFormed() || isNoValue(label)) return;
        // As Go's `urlquery` writes it.
        const written = encodeURIComponent(label).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
        const { search, hash } = new URL(
          `https://oncall.example.com/?pod=${written.replaceAll('%20', '+')}&startsAt=1796000000#mitigation`,
        );
        const { pairs, section } = givenLink({ search, hash }, page);
        expect(valueOf(pairs, 'pod')).toBe(label);
        expect(section).toBe('mitigation');
      }),
      { numRuns: runs * 10 },
    );
  },
  timeout,
);
