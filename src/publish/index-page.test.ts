import { expect, test } from 'vitest';
import { languageOf, pageForIndex } from './index-page.ts';

const page = (body: string, language = 'en') => `<!doctype html><html lang="${language}"><body>${body}</body></html>`;

test('a page that Pagefind reads well is left to it', () => {
  for (const body of [
    '<p>Plain — “text” · and an emoji 😀</p>',
    '<nav>Größe</nav><script>"Größe"</script><a title="Größe">x</a>',
  ])
    expect(pageForIndex(page(body))).toBe(page(body));
});

test('text and what Pagefind reads of the head are spelled, and no tag is touched', () => {
  const html = page(
    '<meta data-pagefind-meta="title[content]" content="磁盘空间" /><h2 id="größe" title="a > größe">Größe</h2><p>磁盘 &amp; more</p>',
  );
  const result = pageForIndex(html);

  expect(result).not.toBe(html);
  expect(result.replaceAll(/ \ufdd1\p{L}+|\ufdd0 /gu, '').replaceAll('\ufdd0', '')).toBe(html);
  expect(result).toContain('<h2 id="größe" title="a > größe">Größe \ufdd1grosse \ufdd1groesse</h2>');
  expect(result).toMatch(/content="磁\ufdd0 盘\ufdd0 空\ufdd0 间"/);
});

test('the language is that of the page', () => {
  expect(languageOf('<html lang="ja" dir="ltr">')).toBe('ja');
  expect(languageOf('<html class="x" lang=pt-BR>')).toBe('pt-BR');
  expect(languageOf('<html>')).toBe('');
});
