const loads = new Map<string, Promise<void>>();

/** Address of something of the site, wherever the page is: `assets/search.js`. */
export function fromRoot(path: string): string {
  return new URL(path, new URL(document.documentElement.dataset['root'] ?? './', location.href)).href;
}

/** Loads one of our own scripts: `ask` is `assets/ask.js`, or its source where the development server has that. */
export function loadOwn(name: string, folder = 'page'): Promise<void> {
  const isLive = document.documentElement.dataset['live'] !== undefined;
  return loadScript(isLive ? `src/client/${folder}/${name}.ts` : `assets/${name}.js`);
}

/** Loads a script of the site, once; one that failed is tried again when it is asked for again. */
export function loadScript(path: string): Promise<void> {
  return loadOnce(path, () => {
    const script = document.createElement('script');
    // Only the development server has files that are modules.
    if (path.endsWith('.ts')) script.type = 'module';
    script.src = fromRoot(path);
    return script;
  });
}

/** Loads styles of the site, once. What they style works without them, so that a failure is none. */
export function loadStyles(path: string): Promise<void> {
  return loadOnce(path, () => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = fromRoot(path);
    return link;
  }).catch(() => undefined);
}

function loadOnce(path: string, make: () => HTMLElement): Promise<void> {
  const known = loads.get(path);
  if (known) return known;
  const load = new Promise<void>((resolve, reject) => {
    const element = make();
    element.onload = () => resolve();
    element.onerror = () => {
      loads.delete(path);
      element.remove();
      reject(new Error(`${path} could not be loaded.`));
    };
    document.head.append(element);
  });
  loads.set(path, load);
  return load;
}
