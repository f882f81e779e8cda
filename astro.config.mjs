// For Astro's own commands and editors. `alertbook` passes the same configuration with the settings of its flags.
import path from 'node:path';
import { defineConfig } from 'astro/config';
import { astroConfig } from './src/integration/astro-config.ts';
import { packageRoot } from './src/workspace/package-folders.ts';
import { todayIn } from './src/publish/settings.ts';

export default defineConfig(
  astroConfig({
    content: path.join(packageRoot, 'content'),
    pages: undefined,
    out: path.join(packageRoot, 'dist'),
    origin: 'https://alertbook.example',
    base: '/',
    publicFiles: { folder: path.join(packageRoot, 'public'), files: [] },
    security: { scripts: [], connect: [], hasFonts: false },
    offline: { keep: 'all', most: 50_000_000 },
    today: todayIn(process.env, new Date()),
  }),
);
