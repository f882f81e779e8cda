import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

// As it comes, its menu lists every page on every page.
const menu = process.env.BENCH_MENU === 'short' ? { sidebar: [{ label: 'Runbooks', link: '/' }] } : {};

export default defineConfig({
  site: 'https://bench.example',
  integrations: [starlight({ title: 'Bench', ...menu })],
});
