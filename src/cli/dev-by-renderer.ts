import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import type { PublicFile } from '../model/catalogue/public-file.ts';
import { publishedFiles } from '../model/site/public-files.ts';
import { otherAddresses, shownAddress } from '../model/site/alternates.ts';
import { clientScript, clientScripts } from '../publish/client-scripts.ts';
import { livePicture, livePublicFile } from '../publish/content-pictures.ts';
import { withLiveParts } from '../publish/live-page.ts';
import { openRenderer, type Renderer } from '../publish/renderer.ts';
import { catalogueFolder, settingsForPages, type Settings } from '../publish/settings.ts';
import { packageRoot } from '../workspace/package-folders.ts';
import { shownPath } from '../workspace/shown-path.ts';
import { storeCatalogue } from '../workspace/stored-catalogue.ts';
import { listen } from './listen.ts';
import { siteServer, type LivePages } from './site-server.ts';
import { say, sayAside } from './terminal.ts';

/** What the browser asks to be told of changes; no page can have this address. */
const changesPath = '_alertbook/changes';

const host = 'localhost';

/** Serves the pages that were compiled with the program, each rendered when it is asked for. Returns what ends it. */
export async function serve(
  settings: Settings,
  judge: () => { catalogue: Catalogue; errors: string },
  port: number,
): Promise<() => Promise<void>> {
  const site = new LiveSite(settings, judge);
  await site.read();
  const server = await listen(siteServer(path.join(packageRoot, 'public'), settings.base, host, site), port, host);
  const watchers = [settings.content, settings.publicFiles.folder].map((folder) =>
    watchFolder(folder, () => site.read()),
  );
  say(`The site is at http://${host}:${(server.address() as AddressInfo).port}${settings.base} (Ctrl-C ends it).`);
  return () =>
    new Promise((resolve) => {
      for (const watcher of watchers) watcher.close();
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

class LiveSite implements LivePages {
  readonly #settings: Settings;
  readonly #judge: () => { catalogue: Catalogue; errors: string };
  #files: Renderer['files'] = new Map();
  #alternates: ReturnType<typeof otherAddresses>['alternates'] = [];
  #publicFiles: readonly PublicFile[] = [];
  #errors = '';
  #version = 0;
  readonly #listeners = new Set<ServerResponse>();

  constructor(settings: Settings, judge: () => { catalogue: Catalogue; errors: string }) {
    this.#settings = settings;
    this.#judge = judge;
  }

  /** Reads the content again, and tells every browser. */
  async read(): Promise<void> {
    const { content } = this.#settings;
    if (!existsSync(content)) {
      sayAside('', `There is no folder ${shownPath(content)} any more: its last pages are shown until it is back.`);
      return;
    }
    const { catalogue, errors } = this.#judge();
    storeCatalogue(catalogueFolder(this.#settings, 'live'), catalogue, { keepsLastGood: true });
    const { files } = await openRenderer(await settingsForPages(this.#settings, 'live'));
    this.#files = files;
    this.#alternates = otherAddresses(catalogue).alternates;
    this.#publicFiles = publishedFiles(catalogue);
    this.#errors = errors;
    this.#version += 1;
    for (const listener of this.#listeners) this.#tell(listener);
  }

  async answer(below: readonly string[], _request: unknown, response: ServerResponse): Promise<boolean> {
    const asked = below.join('/');
    if (asked === changesPath) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      this.#listeners.add(response);
      response.once('close', () => this.#listeners.delete(response));
      this.#tell(response);
      return true;
    }
    const script = clientScripts.find((name) => asked === `assets/${name}.js`);
    if (script !== undefined) return send(response, await clientScript(script), 'text/javascript; charset=utf-8');
    const { content, publicFiles } = this.#settings;
    const given = livePublicFile(publicFiles.folder, this.#publicFiles, asked) ?? livePicture(content, asked);
    if (given) {
      response.writeHead(200, given.headers).end(given.bytes);
      return true;
    }
    const shown = shownAddress(`/${asked}`, '/', this.#alternates).slice(1);
    const file = shown === asked ? asked : decodeURI(shown);
    const rendered = this.#files.get(file === '' || file.endsWith('/') ? `${file}index.html` : file);
    if (!rendered) return false;
    const page = await rendered.render();
    const type = page.headers.get('content-type') ?? 'application/octet-stream';
    if (type.startsWith('text/html')) return send(response, this.#live(await page.text()), 'text/html; charset=utf-8');
    return send(response, new Uint8Array(await page.arrayBuffer()), file.endsWith('.json') ? 'application/json' : type);
  }

  async notFound(): Promise<Uint8Array> {
    return new TextEncoder().encode(this.#live(await (await this.#files.get('404.html')!.render()).text()));
  }

  #live(html: string): string {
    const changes = this.#settings.base + changesPath;
    return withLiveParts(html, { changes, version: String(this.#version), errors: this.#errors });
  }

  #tell(listener: ServerResponse): void {
    listener.write(`data: ${this.#version}\n\n`);
  }
}

function send(response: ServerResponse, body: string | Uint8Array, type: string): true {
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(body);
  return true;
}

/** How often it is looked whether a folder is still the one that is watched, in milliseconds. */
const lookEveryMs = 1000;

/**
 * Calls back once for changes that come together, as when an editor saves or a branch is switched. The folder may go and come
 * back meanwhile, and a watcher of the old one hears nothing of the new one.
 */
function watchFolder(folder: string, onChange: () => Promise<void>): { close: () => void } {
  let pending: NodeJS.Timeout | undefined;
  const schedule = (): void => {
    clearTimeout(pending);
    pending = setTimeout(
      () => void onChange().catch((error: unknown) => sayAside(...(error as Error).stack!.split('\n'))),
      50,
    );
  };
  let watcher: FSWatcher | undefined;
  let watched = stateOf(folder);
  const start = (): void => {
    if (watched === undefined) return;
    watcher = watch(folder, { recursive: true }, schedule);
    watcher.on('error', () => watcher?.close());
  };
  start();
  const look = setInterval(() => {
    const now = stateOf(folder);
    if (now === watched) return;
    watched = now;
    watcher?.close();
    start();
    schedule();
  }, lookEveryMs);
  return {
    close: () => {
      clearInterval(look);
      clearTimeout(pending);
      watcher?.close();
    },
  };
}

/** Differs when a folder is another one, was moved, or has other entries; undefined where there is none. */
function stateOf(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.ctimeMs}`;
}
