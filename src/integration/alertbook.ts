import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Connect, ViteDevServer } from 'vite';
import { otherAddresses, shownAddress, type OtherAddresses } from '../model/site/alternates.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { Picture } from '../model/catalogue/picture.ts';
import { publishedFiles } from '../model/site/public-files.ts';
import { readFolder } from '../workspace/read-folder.ts';
import { servePictures, servePublicFiles } from '../publish/content-pictures.ts';
import { finishSite, pagesIn } from '../publish/finish-site.ts';
import { pageFinisher } from '../publish/page-maker.ts';
import { releaseMemory } from '../workspace/memory.ts';
import { astroRoot } from '../workspace/cache-folder.ts';
import type { OfflineSummary } from '../publish/service-worker.ts';
import { SiteFiles } from '../publish/site-files.ts';
import { refuseOddRequests } from './odd-requests.ts';
import { catalogueFolder, settingsForPages, type PageUse, type Settings } from '../publish/settings.ts';
import { storeCatalogue } from '../workspace/stored-catalogue.ts';

/** What the command knows, or can tell. */
export interface Hooks {
  /** Given where the command has stored the catalogue already; the content is read where it is not. */
  otherAddresses?: OtherAddresses;
  /** Given with them: all pictures of the content, as they were judged. */
  pictures?: readonly Picture[];
  /** Reads the content and holds it against the checks. Answers the errors as text. */
  judge?: () => { catalogue: Catalogue; errors: string };
  /** Told the files of a built site, and what readers' devices will keep of them: undefined for a preview. */
  onFinished?: (made: { site: SiteFiles; kept: OfflineSummary | undefined }) => void;
  /** Told what a build does once its pages are made. */
  onStep?: (what: string) => void;
}

/**
 * What happens around a build: the content is read before it, where the command has not done so, and its other addresses
 * are written after it. In the development server: changes of the content are read again, and errors shown in the browser.
 */
export function alertbook(settings: Settings, hooks: Hooks): AstroIntegration {
  const { content, base } = settings;
  const judge = hooks.judge ?? (() => ({ catalogue: readFolder(content), errors: '' }));
  let addresses = hooks.otherAddresses;
  let pictures = hooks.pictures ?? [];
  let errors = '';
  let use: PageUse = 'built';
  let publicFiles = settings.publicFiles.files;
  const read = (): void => {
    const judged = judge();
    storeCatalogue(catalogueFolder(settings, use), judged.catalogue, { keepsLastGood: use === 'live' });
    ({ errors } = judged);
    addresses = otherAddresses(judged.catalogue);
    ({ pictures } = judged.catalogue);
    publicFiles = publishedFiles(judged.catalogue);
  };
  return {
    name: 'alertbook',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig, injectRoute }) => {
        if (command === 'dev') use = 'live';
        if (!addresses) read();
        // Not Astro's own `BASE_URL`: a variable of that name in the surroundings would win over the configuration.
        const told = await settingsForPages(settings, use);
        updateConfig({ vite: { define: { 'import.meta.env.ALERTBOOK_SETTINGS': JSON.stringify(told) } } });
        // Only where they are wanted: full MDX brings its compiler along, and the gallery every example.
        if (settings.pages !== undefined)
          injectRoute({
            pattern: '[...page]',
            entrypoint: path.join(astroRoot(content), 'src/pages/_trusted-page.astro'),
          });
        if (use === 'live')
          injectRoute({ pattern: 'gallery', entrypoint: path.join(astroRoot(content), 'src/pages/_gallery.astro') });
      },
      'astro:build:start': releaseMemory,
      'astro:build:done': async ({ dir }) => {
        const { onStep } = hooks;
        const site = new SiteFiles(fileURLToPath(dir));
        const parts = { addresses: addresses!, pictures, settings, onStep };
        const finish = await pageFinisher(settings);
        const kept = await finishSite(site, () => pagesIn(site.folder, finish), parts);
        hooks.onFinished?.({ site, kept });
      },
      'astro:server:setup': ({ server }) => {
        const showAlternates: Connect.NextHandleFunction = (request, _response, next) => {
          request.url = shownAddress(request.url ?? '/', base, addresses!.alternates);
          next();
        };
        const { route, handle } = servePictures(content, base);
        server.middlewares.use(route, handle);
        server.middlewares.use(servePublicFiles(settings.publicFiles.folder, base, () => publicFiles));
        // Before Astro's own, which refuse addresses without the last slash and are added after this hook.
        const { stack } = server.middlewares;
        server.httpServer?.once('listening', () =>
          stack.unshift(...[refuseOddRequests, showAlternates].map((handle) => ({ route: '', handle }))),
        );
        const showErrors = (): void => {
          if (errors !== '')
            server.ws.send({ type: 'error', err: { message: errors, stack: '', plugin: 'alertbook' } });
        };
        const readAgain = (): void => {
          // As when a branch is switched: the last pages are shown until it is back.
          if (!existsSync(content)) return;
          read();
          server.ws.send({ type: 'full-reload' });
          showErrors();
        };
        watchFolder(server, content, readAgain);
        watchFolder(server, settings.publicFiles.folder, readAgain);
        server.ws.on('connection', showErrors);
      },
    },
  };
}

/** Calls back once for changes that come together, as when an editor saves or a branch is switched. */
function watchFolder(server: ViteDevServer, folder: string, onChange: () => void): void {
  let pending: NodeJS.Timeout | undefined;
  server.watcher.add(folder);
  server.watcher.on('all', (_event, file) => {
    if (!file.startsWith(folder + path.sep)) return;
    clearTimeout(pending);
    pending = setTimeout(onChange, 50);
  });
}
