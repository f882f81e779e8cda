import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';

/**
 * What it costs to check the links of 1,000, 3,000 and 10,000 alert rules in 100 files by one command, against a saved
 * `urls.json` with a page for each alert. One rule in twenty has a dead link. Prints one run of each.
 */
const sizes = [1_000, 3_000, 10_000];
const fileCount = 100;
const runs = 1;
const site = 'https://oncall.example.com/';
const launcher = path.resolve(import.meta.dirname, '../src/cli/alertbook.mjs');

interface Cost {
  seconds: number;
  /** Of the processor: what else the machine does shakes it less. */
  cpuSeconds: number;
  peakMB: number;
}

const results: (Cost & { rules: number })[] = [];
for (const rules of sizes) {
  const folder = mkdtempSync(path.join(tmpdir(), 'alertbook-rules-'));
  try {
    writeRules(folder, rules);
    const costs: Cost[] = [];
    for (let run = 0; run < runs; run++) costs.push(await check(folder, rules));
    const best = {
      rules,
      cpuSeconds: Math.min(...costs.map(({ cpuSeconds }) => cpuSeconds)),
      seconds: Math.min(...costs.map(({ seconds }) => seconds)),
      peakMB: Math.min(...costs.map(({ peakMB }) => peakMB)),
    };
    results.push(best);
    console.log(
      `${rules} rules in ${fileCount} files: ${best.seconds.toFixed(2)} s, ${best.cpuSeconds.toFixed(2)} s of the processor, ${best.peakMB.toFixed(0)} MB at the peak`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const [first, , last] = results;
const growth = last!.cpuSeconds / first!.cpuSeconds;
console.log(
  `Ten times the rules take ${growth.toFixed(1)} times the time: ${growth <= 11 ? 'linear or better' : 'NOT linear'}.`,
);

function writeRules(folder: string, count: number): void {
  const names = Array.from(
    { length: count },
    (_, index) => `Alert${index}${['Latency', 'Errors', 'Saturation', 'Backlog'][index % 4]}High`,
  );
  const perFile = count / fileCount;
  mkdirSync(path.join(folder, 'rules'));
  for (let file = 0; file < fileCount; file++) {
    const rules = names
      .slice(file * perFile, (file + 1) * perFile)
      .map((name, index) => ruleOf(name, file * perFile + index));
    writeFileSync(
      path.join(folder, 'rules', `${file}.yaml`),
      `groups:\n  - name: g${file}\n    rules:\n${rules.join('')}`,
    );
  }
  const pages = Object.fromEntries(names.map((name) => [`/alerts/${name}/`, ['call', 'rules', 'mitigation']]));
  const alternates = Object.fromEntries(
    names.map((name) => [`/alerts/${name.toLowerCase()}/`, { of: `/alerts/${name}/`, kind: 'spelling' }]),
  );
  const alerts = Object.fromEntries(
    names.map((name) => [name, { address: `/alerts/${name}/`, runbook: `/alerts/${name}/`, severity: null }]),
  );
  writeFileSync(
    path.join(folder, 'urls.json'),
    JSON.stringify({ version: 1, site, pages, alternates, anchors: {}, alerts }),
  );
}

/** Rules as large as those of kube-prometheus, with the kinds of links that there are. */
function ruleOf(name: string, index: number): string {
  const page = index % 20 === 0 ? `${name}s` : name;
  const rest = ['', '#mitigation', '?pod={{ $labels.pod | urlquery }}', '?ns={{ $labels.namespace | urlquery }}#call'][
    index % 4
  ];
  return `      - alert: ${name}
        expr: |
          sum by (namespace, pod) (rate(http_requests_total{job="service-${index}", code=~"5.."}[5m]))
            / on (namespace, pod) sum by (namespace, pod) (rate(http_requests_total{job="service-${index}"}[5m])) > 0.05
        for: 15m
        labels:
          severity: ${['critical', 'warning'][index % 2]}
          team: team-${index % 30}
        annotations:
          summary: Too many requests fail.
          description: '{{ $value | humanizePercentage }} of the requests of {{ $labels.namespace }}/{{ $labels.pod }} fail.'
          runbook_url: '${site}alerts/${page}/${rest}'
`;
}

/** Runs the command once. @throws Error when it does not find exactly the dead links. */
async function check(folder: string, count: number): Promise<Cost> {
  const files = readdirSync(path.join(folder, 'rules')).map((name) => path.join('rules', name));
  const peak =
    "process.on('exit', () => { const used = process.resourceUsage(); require('fs').writeSync(2, 'peak ' + used.maxRSS + ' cpu ' + (used.userCPUTime + used.systemCPUTime)); })";
  const preload = path.join(folder, 'peak.cjs');
  writeFileSync(preload, peak);
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--require', preload, launcher, 'rules', 'check', '--urls', 'urls.json', ...files],
    { cwd: folder },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on('data', (data) => (stderr += String(data)));
  await new Promise((resolve) => child.on('close', resolve));
  const seconds = (performance.now() - started) / 1000;
  const expected = `${count} alerting rules in ${fileCount} files: ${count / 20} errors.`;
  if (!stdout.endsWith(`${expected}\n`)) throw new Error(`Expected ${expected}\n${stdout.slice(-500)}${stderr}`);
  return {
    seconds,
    cpuSeconds: Number(/cpu (\d+)/.exec(stderr)?.[1]) / 1e6,
    peakMB: (Number(/peak (\d+)/.exec(stderr)?.[1]) * 1024) / 1e6,
  };
}
