import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { builtSite } from './support/built-site.ts';
import { ask } from './support/search-site.ts';
import { shop } from './support/shop.ts';
import { serveFolder, type Served } from './support/static-server.ts';

const runbook = (title: string, text: string): string =>
  `---\ntitle: ${title}\nservice: shop\nseverity: p1\n---\n\n## Meaning\n\nText.\n\n## Impact\n\nText.\n\n## Diagnosis\n\nText.\n\n## Mitigation\n\nText.\n\n${text}\n`;

const content = {
  ...shop,
  'runbooks/shop/groesse.mdx': runbook(
    'Kein Platz für Bestellungen',
    '## Größe prüfen\n\nDie Festplatte in der Münchner Straße läuft über.\n\n## Ärger in Łódź\n\nEin naïver Neustart hilft nicht.',
  ),
  'runbooks/shop/shougai.mdx': runbook(
    '決済サービスの停止',
    '## 障害対応\n\nデータベースの接続が切れました。HTTPエラー502が表示されます。',
  ),
  'runbooks/shop/disk.mdx': runbook('磁盘空间不足', '## 清理日志\n\n服务器磁盘空间不足时请先清理旧日志文件。'),
  'runbooks/shop/space.mdx': runbook(
    '디스크공간부족',
    '## 로그 정리\n\n서버의 디스크공간이부족합니다. 먼저 로그를 정리하십시오.',
  ),
  'runbooks/shop/oshibka.mdx': runbook('Очередь растёт', '## Ошибка\n\nПерезапустите обработчик.'),
  'runbooks/shop/full.mdx': runbook('The fuel gauge', '## Users\n\nThe disk is full, and users queue.'),
};

const sites = new Map<string, string>();
let browser: Browser;
const served: Served[] = [];
beforeAll(async () => {
  browser = await launchBrowser();
  for (const language of ['en', 'ja', 'de']) {
    const { site } = await builtSite({ ...content, 'site.yaml': `${shop['site.yaml']}language: ${language}\n` });
    sites.set(language, site);
  }
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all(served.map((server) => server.close()));
});

async function openSearch(address: string, viewport = { width: 1000, height: 800 }): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(address);
  await page.keyboard.press('/');
  await page.locator('.search-filters').waitFor();
  return page;
}

function inFolder(language: string): string {
  return pathToFileURL(path.join(sites.get(language)!, 'alerts/index.html')).href;
}

async function onHost(language: string): Promise<string> {
  const server = await serveFolder(sites.get(language)!);
  served.push(server);
  return `${server.origin}/alerts/`;
}

describe.each(['en', 'ja'])('on a site in %s', (language) => {
  test('a part of a sentence without spaces is found, at its section', { timeout: 120_000 }, async () => {
    const page = await openSearch(inFolder(language));
    const sections: [query: string, section: string][] = [
      ['接続が切', 'shougai/index.html#障害対応'],
      ['データベース', 'shougai/index.html#障害対応'],
      ['エラー502', 'shougai/index.html#障害対応'],
      ['旧日志', 'disk/index.html#清理日志'],
      ['공간이부', 'space/index.html#로그-정리'],
    ];
    for (const [query, section] of sections) {
      await ask(page, query);
      const texts = await page
        .locator('#search-texts a')
        .evaluateAll((links) => links.map((link) => decodeURI((link as HTMLAnchorElement).href)));
      expect(texts, query).toHaveLength(1);
      expect(texts[0], query).toContain(section);
      expect(await page.locator('#search-texts mark').allTextContents(), query).not.toEqual([]);
    }
    expect(await ask(page, '空不')).toEqual([]);
  });

  test('a part of a name without spaces is found', async () => {
    const page = await openSearch(inFolder(language));
    const first = async (query: string) => (await ask(page, query))[0];

    expect(await first('空间不')).toContain('磁盘空间不足 ');
    expect(await first('サービス')).toContain('決済サービスの停止 ');
    expect(await first('공간부')).toContain('디스크공간부족 ');
  });

  test('what is shown of a text is the text', async () => {
    const page = await openSearch(inFolder(language));

    await ask(page, '接続が切れ');

    const shown = await page.locator('#search-texts').textContent();
    expect(shown).toContain('決済サービスの停止');
    expect(shown).toContain('データベースの接続が切れました');
  });
});

test.each(['en', 'de'])(
  'letters may be typed without their marks, on a site in %s',
  { timeout: 120_000 },
  async (language) => {
    const page = await openSearch(inFolder(language));
    const sections: [query: string, section: string][] = [
      ['Groesse', 'Größe prüfen'],
      ['grosse', 'Größe prüfen'],
      ['GRÖSSE', 'Größe prüfen'],
      ['muenchner strasse', 'Größe prüfen'],
      ['Munchner Straße', 'Größe prüfen'],
      ['aerger lodz', 'Ärger in Łódź'],
      ['naiver neustart', 'Ärger in Łódź'],
    ];
    for (const [query, section] of sections) {
      await ask(page, query);
      expect(await page.locator('#search-texts .search-facts').allTextContents(), query).toContain(section);
      expect(await page.locator('#search-texts').textContent(), query).not.toMatch(/groesse|strasse|aerger|lodz/i);
    }

    expect(await ask(page, 'queue')).toContain('The fuel gauge runbooks/shop/full/index.html#users');
    expect((await ask(page, 'fuel'))[0]).toContain('The fuel gauge ');
  },
);

describe.each([
  ['http', onHost],
  ['a folder', inFolder],
] as const)('a hit below a heading of any script, from %s', (_, addressOn) => {
  const headings: [query: string, heading: string][] = [
    ['Festplatte läuft über', 'Größe prüfen'],
    ['接続が切れ', '障害対応'],
    ['Перезапустите обработчик', 'Ошибка'],
  ];

  test.each(headings)('of %s opens at its section by keyboard and by tap', async (query, heading) => {
    for (const choose of ['keyboard', 'tap'] as const) {
      const page = await openSearch(await addressOn('en'), { width: 360, height: 300 });
      await ask(page, query);
      const hit = page.locator('#search-texts [role="option"]').first();
      if (choose === 'tap') await hit.click();
      else {
        await page.keyboard.press('End');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('End');
        await page.keyboard.press('Enter');
      }
      await page.waitForURL(/\/runbooks\//);
      await page.locator('h2', { hasText: heading }).waitFor();

      expect(decodeURI(new URL(page.url()).hash)).toBe(`#${heading.toLowerCase().replaceAll(' ', '-')}`);
      const top = () =>
        page.locator('h2', { hasText: heading }).evaluate((element) => element.getBoundingClientRect().top);
      await expect.poll(top).toBeLessThan(300);
      expect(await top()).toBeGreaterThanOrEqual(0);
    }
  });
});
