import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { residentAlertbook, temporaryFolder, writeFiles, type Ran } from './support/command.ts';
import { digestsBelow } from './support/digests.ts';
import { shop } from './support/shop.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const run = (...args: string[]): Promise<Ran> => residentAlertbook(args, { cwd: folder });
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const report = (): string => read('import-report.md');

/** A page for an alert in a folder for its component, as prometheus-operator has them. */
const perAlert = {
  'docs/_index.md': '---\nbookHidden: true\n---\n',
  'docs/queue/_index.md': '---\ntitle: Queue\ndescription: Holds jobs until a worker takes them.\nweight: 10\n---\n',
  'docs/queue/QueueBacklogHigh.md': `---
title: Queue Backlog High
weight: 20
---

# QueueBacklogHigh

## Meaning

Jobs wait. See [Worker Down]({{< ref "./WorkerDown.md" >}}) and the [steps](#mitigation).

## Impact

Orders are late.

## Diagnosis

\`\`\`shell
$ kubectl -n <my-namespace> get pods
NAME    READY
queue   1/1
\`\`\`

<details>
<summary>Expected output</summary>

All pods are \`READY\`.

</details>

## Mitigation

import more workers: \`{n} < 5\`, with {braces} and <angle> brackets.
`,
  'docs/queue/WorkerDown.md': `# WorkerDown

## Meaning

A worker is down; ![the dashboard](../img/workers.png)

## Mitigation

Start it, then look at [the backlog](QueueBacklogHigh.md#diagnosis).
`,
  'docs/img/workers.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'docs/img/unused.png': new Uint8Array([0x89]),
};

describe('a page per alert in a folder per component', () => {
  test('becomes runbooks of a service, which the site builds as they are', async () => {
    writeFiles(folder, perAlert);
    const before = digestsBelow(path.join(folder, 'docs'));

    const imported = await run('import', 'docs', '--site', 'https://oncall.example.com/');

    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toContain('0 went nowhere');
    expect(digestsBelow(path.join(folder, 'docs'))).toEqual(before);
    expect(read('content/runbooks/queue/queuebackloghigh.mdx')).toMatchInlineSnapshot(`
      "---
      title: Queue Backlog High
      service: queue
      alerts:
        - QueueBacklogHigh
      status: draft
      # Kept from queue/QueueBacklogHigh.md:
      # weight: 20
      ---

      ## Meaning

      Jobs wait. See [Worker Down](/runbooks/queue/workerdown/) and the [steps](#mitigation).

      ## Impact

      Orders are late.

      ## Diagnosis

      \`\`\`shell
      $ kubectl -n <my-namespace> get pods
      NAME    READY
      queue   1/1
      \`\`\`

      **Expected output**

      All pods are \`READY\`.

      ## Mitigation

      &#x69;mport more workers: \`{n} < 5\`, with \\{braces} and \\<angle> brackets.
      "
    `);
    expect(read('content/services/queue.mdx')).toMatchInlineSnapshot(`
      "---
      name: Queue
      summary: Holds jobs until a worker takes them.
      owner: on-call
      # Kept from queue/_index.md:
      # weight: 10
      ---
      "
    `);
    expect(read('content/runbooks/queue/workerdown.mdx')).toContain(
      '[the backlog](/runbooks/queue/queuebackloghigh/#diagnosis)',
    );
    const built = await run('build');
    expect(built.code, built.stderr).toBe(0);
    expect(existsSync(path.join(folder, 'dist/images/img/workers.png'))).toBe(true);
    const page = read('dist/runbooks/queue/queuebackloghigh/index.html');
    expect(page).toContain('import more workers: <code>{n} &lt; 5</code>, with {braces} and &lt;angle&gt; brackets.');
    expect(page).toMatch(/href="[^"]*workerdown\/index.html"/);
  });

  test('the report says where every line went, what is to be decided, and what was left alone', async () => {
    writeFiles(folder, perAlert);

    await run('import', 'docs');

    expect(report()).toContain('Not Markdown, and shown by no page: not imported\n\n- docs/img/unused.png');
    expect(report()).toContain('          2  field   services/queue.mdx');
    expect(report()).toMatch(
      /queuebackloghigh\.mdx:\d+:\d+ {2}note {2}import\/placeholder\n {2}`<my-namespace>` is where a value belongs/,
    );
    expect(report()).toMatch(/workerdown\.mdx:\d+:\d+ {2}warning {2}runbook\/missing-section/);
    const lines = perAlert['docs/queue/QueueBacklogHigh.md'].split('\n').length;
    expect(report()).toMatch(new RegExp(`### docs/queue/QueueBacklogHigh\\.md[^#]* ${lines} {2}blank`));
  });

  test('placeholders become parameters when that is asked for', async () => {
    writeFiles(folder, perAlert);

    await run('import', 'docs', '--parameters');

    expect(read('content/runbooks/queue/queuebackloghigh.mdx')).toContain('$ kubectl -n {{namespace}} get pods');
    expect(read('content/runbooks/queue/queuebackloghigh.mdx')).toContain('params:\n  - name: namespace\n');
    expect((await run('check')).code).toBe(0);
  });
});

describe('a folder per service with a README and long pages', () => {
  test('becomes guides, and its alerts become runbooks', async () => {
    writeFiles(folder, {
      'docs/db/README.md':
        '# Database\n\n- [Failover](failover.md#promote-the-replica)\n- [Alerts](alerts/)\n- [DbDown](./alerts/DbDown.md)\n',
      'docs/db/failover.md':
        '# Failover\n\n## Promote the replica {#promote-the-replica}\n\nText.\n\n## Content\n\nMore.\n',
      'docs/db/alerts/DbDown.md': '# DbDown\n\n## Overview\n\nIt is down.\n',
      'docs/web/README.md': '# Web\n\nServes pages. [Database](../db/README.md), [source](../../../app/main.go).\n',
    });

    const imported = await run('import', 'docs');

    expect(imported.code).toBe(0);
    const content = readdirSync(path.join(folder, 'content'), { recursive: true })
      .map(String)
      .filter((name) => /\..+$/.test(name));
    expect(content.toSorted()).toEqual([
      'guides/db/about.mdx',
      'guides/db/failover.mdx',
      'guides/web/about.mdx',
      'runbooks/db/dbdown.mdx',
      'services/db.mdx',
      'services/web.mdx',
      'site.yaml',
      'teams/on-call.yaml',
    ]);
    expect(read('content/guides/db/about.mdx')).toContain('[Failover](/guides/db/failover/#promote-the-replica)');
    expect(read('content/guides/db/about.mdx')).toContain('[DbDown](/runbooks/db/dbdown/)');
    expect(read('content/guides/db/failover.mdx')).toContain('## Content [#content-2]');
    expect(read('content/guides/web/about.mdx')).toContain(
      '[Database](/guides/db/about/), source{/* led to ../../../app/main.go */}.',
    );
    expect(report()).toContain('The link `../../../app/main.go` of “source” leaves the folder that was imported');
    expect((await run('check')).code).toBe(0);
  });
});

describe('a page per alert with Meaning, Impact, Diagnosis and Mitigation, in a folder per operator', () => {
  test('becomes runbooks of the operators; what is no runbook becomes guides', async () => {
    const alert = (name: string): string =>
      `# ${name}\n\n## Meaning\n\nIt fires.\n\n## Impact\n\nSome.\n\n## Diagnosis\n\n\`\`\`console\n$ oc get pods -n $NAMESPACE\nNAME READY\n\`\`\`\n\n## Mitigation\n\nSee [the other](../cluster-dns-operator/DnsDown.md).\n`;
    writeFiles(folder, {
      'README.md': '# Runbooks\n\nHow to write them: [example](example/ExampleAlert.md).\n',
      'alerts/cluster-dns-operator/DnsDown.md': alert('DnsDown'),
      'alerts/cluster-image-registry-operator/ImageRegistryFull.md': alert('ImageRegistryFull'),
      'example/ExampleAlert.md': '# ExampleAlert\n\nWrite it like this.\n',
      'node_modules/other/README.md': '# Not ours\n',
    });

    const imported = await run('import', '.', '--content', 'content');

    expect(imported).toMatchObject({ code: 0, stderr: '' });
    const runbooks = readdirSync(path.join(folder, 'content/runbooks'), { recursive: true }).map(String).toSorted();
    expect(runbooks.filter((name) => name.endsWith('.mdx'))).toEqual([
      'cluster-dns-operator/dnsdown.mdx',
      'cluster-image-registry-operator/imageregistryfull.mdx',
      'example/examplealert.mdx',
    ]);
    expect(read('content/runbooks/cluster-image-registry-operator/imageregistryfull.mdx')).toContain(
      '[the other](/runbooks/cluster-dns-operator/dnsdown/)',
    );
    expect(imported.stdout).toContain('4 sources');
    const checked = await run('check');
    expect(checked.code, checked.stdout).toBe(0);
    expect(checked.stdout).not.toContain('dnsdown.mdx');
    const again = await run('import', 'alerts', '--dry-run');
    expect(again).toMatchObject({ code: 1, stdout: expect.stringContaining('import/exists') });
  });
});

describe('what is in the way', () => {
  const page = '# Page\n\nText.\n';

  test('nothing that exists is overwritten, and nothing else is written then', async () => {
    writeFiles(folder, { 'docs/shop/on-call.md': page, 'docs/shop/new.md': page });
    writeFiles(path.join(folder, 'content'), shop);
    const before = digestsBelow(path.join(folder, 'content'));

    const imported = await run('import', 'docs');

    expect(imported).toMatchObject({ code: 1, stderr: '\nNothing was written.\n' });
    expect(imported.stdout).toMatchInlineSnapshot(`
      "content/guides/shop/on-call.mdx:1:1  error  import/exists
        \`content/guides/shop/on-call.mdx\` exists already, and nothing that exists is overwritten.
        Rename the source, name another \`--service\`, or import into another folder with \`--content\`.
      "
    `);
    expect(digestsBelow(path.join(folder, 'content'))).toEqual(before);
    expect(readdirSync(folder).toSorted()).toEqual(['content', 'docs']);
  });

  test('a folder with content is added to; its settings, services and teams stay', async () => {
    writeFiles(folder, { 'docs/shop/new.md': page });
    writeFiles(path.join(folder, 'content'), shop);
    const before = digestsBelow(path.join(folder, 'content'));

    const imported = await run('import', 'docs');

    expect(imported.code).toBe(0);
    expect(digestsBelow(path.join(folder, 'content'))).toMatchObject(before);
    expect(Object.keys(digestsBelow(path.join(folder, 'content')))).toHaveLength(Object.keys(shop).length + 2);
    expect(report()).toContain('There before, and left as it was\n\n- content/services/shop.mdx');
  });

  test('several folders become one site, and two pages of one name in them are refused', async () => {
    writeFiles(folder, { 'one/a/x.md': page, 'two/a/y.md': page, 'three/a/x.md': page });

    const both = await run('import', 'one', 'two', '--content', 'both');
    expect(both).toMatchObject({ code: 0, stdout: expect.stringContaining('2 sources with 8 lines became 5 files') });
    expect(report().match(/import\/team/g)).toHaveLength(1);
    const same = await run('import', 'one', 'three', '--content', 'same');
    expect(same).toMatchObject({ code: 1, stdout: expect.stringContaining('becomes `same/guides/a/x.mdx`') });
    expect(existsSync(path.join(folder, 'same'))).toBe(false);
  });

  test('a dry run says what would be, and writes nothing', async () => {
    writeFiles(folder, { 'docs/shop/new.md': page });

    const imported = await run('import', 'docs', '--dry-run');

    expect(imported.code).toBe(0);
    expect(imported.stdout).toContain('would write content/guides/shop/new.mdx\n');
    expect(readdirSync(folder)).toEqual(['docs']);
  });

  test('a file that is not UTF-8 is refused at its byte, or read as what it is said to be', async () => {
    writeFiles(folder, {
      'docs/a/latin.md': Buffer.from('# Page\n\nCafé\n', 'latin1'),
      'docs/a/wide.md': Buffer.from('\uFEFF# Wide\n\nCafé\n', 'utf16le'),
    });

    const refused = await run('import', 'docs');

    expect(refused).toMatchObject({ code: 1, stderr: '\nNothing was written.\n' });
    expect(refused.stdout).toMatchInlineSnapshot(`
      "docs/a/latin.md:3:4  error  import/not-utf8
        The file is not UTF-8: a byte here belongs to no character.
        Save it as UTF-8, or name its encoding: \`--encoding windows-1252\`.
      "
    `);
    expect((await run('import', 'docs', '--encoding', 'windows-1252')).code).toBe(0);
    expect(read('content/guides/a/latin.mdx')).toContain('Café');
    expect(read('content/guides/a/wide.mdx')).toContain('Café');
  });

  test('broken encodings are repaired, and the report names the characters', async () => {
    writeFiles(folder, { 'docs/a/guide.md': '# Guide\n\n## ðŸ“š Books\n\nItâ€™s here.\n' });

    await run('import', 'docs');

    expect(read('content/guides/a/guide.mdx')).toContain('## 📚 Books\n\nIt’s here.');
    expect(report()).toContain('`ðŸ“š` is `📚`, `â€™` is `’`');
  });

  test('broken front matter is kept as comments, and foreign fields too', async () => {
    writeFiles(folder, {
      'docs/a/broken.md': '---\ntitle: [open\nweight: 3\n---\n\n# Broken\n\nText.\n',
      'docs/a/foreign.md': '---\ntitle: Foreign\nweight: 3\naliases: [/Old/Place/]\n---\n\nText.\n',
      'docs/a/open.md': '---\ntitle: never closed\n\nText.\n',
    });

    expect((await run('import', 'docs')).code).toBe(0);
    expect(read('content/guides/a/broken.mdx')).toContain('# title: [open\n# weight: 3\n');
    expect(report()).toMatch(/broken\.mdx:\d+:\d+ {2}warning {2}import\/front-matter/);
    expect(read('content/guides/a/foreign.mdx')).toMatchInlineSnapshot(`
      "---
      title: Foreign
      aliases:
        - /Old/Place/
      service: a
      # Kept from a/foreign.md:
      # weight: 3
      ---

      Text.
      "
    `);
    expect(read('content/guides/a/open.mdx')).toContain('title: never closed\n');
  });

  test('remarks of other sites become callouts, and what shows something from elsewhere is named', async () => {
    writeFiles(folder, {
      'docs/a/hugo.md': '# Hugo\n\n{{< hint warning >}}\nHot.\n{{< /hint >}}\n\n{{< status "shop" >}}\n',
    });

    expect((await run('import', 'docs')).code).toBe(0);
    expect(read('content/guides/a/hugo.mdx')).toContain(
      '<Callout kind="warning">\n  Hot.\n</Callout>\n\n{/* {{< status "shop" >}} */}',
    );
    expect(report()).toContain('`{{< status "shop" >}}` (line 7 of the source) shows what is not in the source');
  });

  test('broken tables lose no cell', async () => {
    writeFiles(folder, {
      'docs/a/tables.md': '# Tables\n\n| a | b |\n| - | - |\n| 1 | 2 | 3 |\n\n| c | d |\n| - |\n| 4 | 5 |\n',
    });

    expect((await run('import', 'docs')).code).toBe(0);
    expect((await run('build')).code).toBe(0);
    expect(read('dist/guides/a/tables/index.html')).toMatch(/<td>3<\/td>/);
    expect(report().match(/import\/table/g)).toHaveLength(2);
  });

  test('names that collide get numbers, and the report says so', async () => {
    writeFiles(folder, { 'docs/a/Fail Over.md': page, 'docs/a/fail-over.md': page });

    expect((await run('import', 'docs')).code).toBe(0);
    expect(existsSync(path.join(folder, 'content/guides/a/fail-over-2.mdx'))).toBe(true);
    expect(report()).toContain('import/same-name');
  });

  test('a file that is too large for a page is refused in a sentence', async () => {
    writeFiles(folder, {
      'docs/a/huge.md': `# Huge\n\n${'word '.repeat(1_048_576)}\n`,
      'docs/a/long.md': `# Long\n\n${`${'word '.repeat(250)}\n\n`.repeat(1000)}`,
    });

    const imported = await run('import', 'docs');

    expect(imported.code).toBe(1);
    expect(imported.stdout).toContain('docs/a/huge.md:1:1  error  import/too-large\n  5242889 bytes');
    expect(imported.stdout).toContain('docs/a/long.md:1:1  error  import/too-large');
    expect(readdirSync(folder)).toEqual(['docs']);
  });

  test('two thousand files are imported at once', async () => {
    const files = Array.from({ length: 2000 }, (_, index) => [
      `docs/s${index % 20}/Alert${index}Firing.md`,
      `# Alert${index}Firing\n\n## Meaning\n\nNumber ${index}.\n`,
    ]);
    writeFiles(folder, Object.fromEntries(files));

    const imported = await run('import', 'docs');

    expect(imported.code).toBe(0);
    expect(imported.stdout).toContain('2000 sources with 12000 lines became 2022 files');
    expect(imported.stdout).toContain('0 went nowhere');
  });

  test('a link that leads out of the folder stops the import, and so does a folder without Markdown', async () => {
    writeFiles(folder, { 'docs/a/page.md': page, 'empty/notes.txt': 'x', 'secret.md': page });
    symlinkSync(path.join(folder, 'secret.md'), path.join(folder, 'docs/a/out.md'));

    const refused = await run('import', 'docs');
    expect(refused).toMatchObject({ code: 1, stderr: '\nNothing was written.\n' });
    expect(refused.stdout).toContain('docs/a/out.md:1:1  error  import/unreadable');
    expect(refused.stdout).toContain('The link leads out of the folder, so it is not followed.');
    expect(await run('import', 'empty')).toMatchObject({
      code: 2,
      stderr: 'alertbook: `empty` holds no Markdown: expected files that end in `.md`.\n',
    });
    expect(await run('import')).toMatchObject({ code: 2 });
    expect(await run('import', 'nowhere')).toMatchObject({
      code: 2,
      stderr: 'alertbook: There is no file or folder `nowhere`: correct its name.\n',
    });
    expect(await run('import', 'docs', '--service', 'Not An Id')).toMatchObject({ code: 2 });
  });

  test('a target that is a file, and a report that exists, are said in a sentence', async () => {
    writeFiles(folder, { 'docs/a/page.md': page });
    writeFileSync(path.join(folder, 'content'), 'a file');
    mkdirSync(path.join(folder, 'reports'));

    expect(await run('import', 'docs')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('`content` is a file, not a folder.'),
    });
    writeFileSync(path.join(folder, 'r.md'), '');
    expect(await run('import', 'docs', '--content', 'other', '--report', 'r.md')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('exists already'),
    });
  });
});
