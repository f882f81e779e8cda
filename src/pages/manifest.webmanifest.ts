import type { APIRoute } from 'astro';
import { textDirection } from '../model/text/text-direction.ts';
import { paper } from '../styles/paper.ts';
import { openSite } from './_site.ts';

/** What a device needs to put the site among its apps. Addresses are relative to this file, so that it works under any path. */
export const GET: APIRoute = async () => {
  const { catalogue } = await openSite();
  const { name = 'Alertbook', description, language = 'en' } = catalogue.site?.data ?? {};
  const manifest = {
    name,
    short_name: name,
    description,
    lang: language,
    dir: textDirection(language),
    start_url: './',
    scope: './',
    display: 'minimal-ui',
    theme_color: paper.light,
    background_color: paper.light,
    icons: [
      { src: 'icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...[192, 512].flatMap((size) => [png(`icon-${size}`, size, 'any'), png(`maskable-${size}`, size, 'maskable')]),
    ],
  };
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
};

function png(name: string, size: number, purpose: 'any' | 'maskable') {
  return { src: `icons/${name}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose };
}
