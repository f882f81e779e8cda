import { realpathSync } from 'node:fs';
import path from 'node:path';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import type { AstroUserConfig } from 'astro';
import remarkGfm from 'remark-gfm';
import { markCallouts } from '../markdown/callouts.ts';
import { highlightCode } from '../markdown/highlight-code.ts';
import { picturesFromRoot } from '../markdown/pictures-from-root.ts';
import { alertbook, type Hooks } from './alertbook.ts';
import { astroRoot, cacheFolder } from '../workspace/cache-folder.ts';
import { isCompiled, packageRoot } from '../workspace/package-folders.ts';
import type { Settings } from '../publish/settings.ts';

/** Astro's configuration for one run. Settings reach pages and loaders as constants, by Vite's `define`. */
export function astroConfig(settings: Settings, hooks: Hooks = {}): AstroUserConfig {
  return {
    root: astroRoot(settings.content),
    outDir: settings.out,
    cacheDir: cacheFolder(settings.content),
    publicDir: path.join(packageRoot, 'public'),
    site: settings.origin,
    base: settings.base,
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'always' },
    compressHTML: 'jsx',
    devToolbar: { enabled: false },
    markdown: {
      processor: unified({
        remarkPlugins: [remarkGfm, () => markCallouts, [picturesFromRoot, pathBelow(settings.content)]],
        rehypePlugins: [highlightCode],
      }),
      syntaxHighlight: false,
    },
    integrations: [mdx(), alertbook(settings, hooks)],
    vite: {
      ...(isCompiled && { cacheDir: path.join(cacheFolder(settings.content), 'vite') }),
      define: {
        'import.meta.env.ALERTBOOK_PAGES': JSON.stringify(settings.pages ?? ''),
      },
      // Rolldown warns of a directive that Astro itself writes into compiled MDX.
      build: {
        rolldownOptions: {
          onLog: (level, log, report) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : report(level, log)),
        },
      },
      server: { fs: servedFiles(settings) },
    },
  };
}

/** Path of a file below a folder, with `/`, also where either is named by a link. */
function pathBelow(folder: string): (file: string) => string {
  const real = realpathSync(folder);
  return (file) => path.relative(real, realpathSync(file)).split(path.sep).join('/');
}

/** What Vite never serves, unless it is told otherwise: naming more replaces its list. */
const deniedByVite = ['.env', '.env.*', '*.{crt,pem,key,p12,pfx,cer,der}', '.npmrc', '.yarnrc.yml', '**/.git/**'];

/**
 * Files that Vite serves as they are in development. Content is not among them: it is read and judged, and may be a
 * stranger's, with links that lead out of it. Where its pages are trusted to run, they may import what lies beside them.
 */
function servedFiles({ content, pages }: Settings): { allow: string[]; deny: string[] } {
  if (pages !== undefined) return { allow: [packageRoot, content], deny: deniedByVite };
  const folders = new Set([content, realpathSync(content)].map((folder) => folder.split(path.sep).join('/')));
  return {
    allow: [packageRoot],
    deny: [...deniedByVite, ...Array.from(folders, (folder) => `${literally(folder)}/**`)],
  };
}

/** A path as a glob that matches nothing else. */
function literally(folder: string): string {
  return folder.replace(/[\\$^*+?()[\]{}|!@]/g, '\\$&');
}
