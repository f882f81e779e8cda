const loads = new Map<string, Promise<void>>();

/** Address of something of the site, wherever the page stands: `assets/search.js`. */
export function fromRoot(path: string): string {
  return new URL(path, new URL(document.documentElement.dataset['root'] ?? './', location.href)).href;
}

/** Loads a classic script of the site, once; one that failed is tried again when it is asked for again. */
export function loadScript(path: string): Promise<void> {
  const known = loads.get(path);
  if (known) return known;
  const load = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = fromRoot(path);
    script.onload = () => resolve();
    script.onerror = () => {
      loads.delete(path);
      script.remove();
      reject(new Error(`${path} could not be loaded.`));
    };
    document.head.append(script);
  });
  loads.set(path, load);
  return load;
}
