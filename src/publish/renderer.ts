import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { programRoot } from '../workspace/package-folders.ts';
import { Reads, recordReadsOf } from '../model/catalogue/reads.ts';
import { tellPages, type PageSettings } from '../workspace/page-settings.ts';

/** What Astro knows of a route. */
interface Route {
  type: string;
  component: string;
  /** Path of a route without parameters. */
  pathname?: string;
}

type Params = Record<string, string | undefined>;

/** The pages as they were compiled with the program: what Astro's own prerenderer is given, without Astro. */
interface CompiledPages {
  app: {
    manifest: { base: string; site: string; trailingSlash: string; routes: readonly { routeData: Route }[] };
    routeCache: { clearAll: () => void };
    getComponentByRoute: (route: Route) => Promise<{ getStaticPaths?: () => Promise<{ params: Params }[]> }>;
    setInternals: (internals: unknown) => void;
    setOptions: (options: unknown) => void;
    render: (request: Request, options: { routeData: Route }) => Promise<Response>;
  };
  /** Path of a route with its parameters. */
  stringifyParams: (params: Params, route: Route, trailingSlash: string) => string;
  /** Texts of the style sheets. */
  sheets: readonly string[];
  /** Which of them the head of a page has. */
  styles: readonly [page: string, styles: readonly { depth: number; order: number; sheet: number }[]][];
}

/** A file that pages become. */
export interface RenderedFile {
  render: () => Promise<Response>;
  /** What was read to know that there is such a file. */
  reads: Reads;
}

/** Renders the pages of one site. */
export interface Renderer {
  /** Every file that the pages become, by its path from the root of the site. */
  files: ReadonlyMap<string, RenderedFile>;
}

let loaded: Promise<CompiledPages> | undefined;

/**
 * Opens the pages that were compiled with this program, for what a command has left for them. No bundler and no compiler
 * runs. One site at a time: what is opened next is what the pages show.
 */
export async function openRenderer(settings: PageSettings): Promise<Renderer> {
  const compiled = await (loaded ??= load());
  const { app } = compiled;
  tellPages(settings);
  app.manifest.base = settings.base;
  app.manifest.site = settings.origin;
  // It holds the pages of the content as it was.
  app.routeCache.clearAll();
  const files = new Map<string, RenderedFile>();
  for (const { pathname, route, reads } of await pathsOf(compiled)) {
    const file = fileOf(pathname, route);
    // Of two routes for one address the first one wins, as in a build by Astro.
    if (files.has(file)) continue;
    const asked =
      settings.base + file.replace(/(?:^|(?<=\/))index\.html$|\.html$/, (end) => (end === 'index.html' ? '' : '/'));
    const render = () => app.render(new Request(new URL(asked, settings.origin)), { routeData: route });
    files.set(file, { render, reads });
  }
  return { files };
}

interface Path extends Pick<RenderedFile, 'reads'> {
  pathname: string;
  route: Route;
}

/** Every path that the routes have for the content. */
async function pathsOf({ app, stringifyParams }: CompiledPages): Promise<Path[]> {
  const paths: Path[] = [];
  const { routes, trailingSlash } = app.manifest;
  for (const { routeData: route } of routes) {
    if (route.pathname !== undefined) paths.push({ pathname: route.pathname, route, reads: new Reads() });
    else {
      const { getStaticPaths } = await app.getComponentByRoute(route);
      const { made, reads } = await recordReadsOf(async () => (await getStaticPaths?.()) ?? []);
      for (const { params } of made)
        paths.push({ pathname: stringifyParams(params, route, trailingSlash), route, reads });
    }
  }
  return paths;
}

/** Path of the file that an address becomes, as Astro's format `directory` has it. */
function fileOf(pathname: string, { type }: Route): string {
  const below = pathname.replace(/^\/+|\/+$/g, '');
  if (type === 'endpoint') return below;
  if (below === '404') return '404.html';
  return below === '' ? 'index.html' : `${below}/index.html`;
}

async function load(): Promise<CompiledPages> {
  const file = pathToFileURL(path.join(programRoot, 'renderer/renderer.js')).href;
  const compiled = (await import(file)) as CompiledPages;
  const { app, sheets, styles } = compiled;
  const pagesByKeys = new Map(
    styles.map(([page, list]) => [
      page,
      { styles: list.map(({ sheet, ...order }) => ({ ...order, sheet: { type: 'inline', content: sheets[sheet]! } })) },
    ]),
  );
  app.setInternals({ pagesByKeys });
  app.setOptions({ logger: quiet, settings: { scripts: [], config: {}, componentMetadata: new Map() } });
  return compiled;
}

const silent = (): void => undefined;

/** Pages say nothing: what is wrong with content, its checks say, and an error is thrown. */
const quiet = {
  options: { destination: { write: silent } },
  info: silent,
  warn: silent,
  error: silent,
  debug: silent,
};
