import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { digestsBelow } from './digests.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the sites that stories share. */
    builtSites: string;
  }
}

/** Gives a run its folder of shared sites. At its end no story may have changed any of them: another one would read it. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'alertbook-sites-'));
  project.provide('builtSites', folder);
  return () => {
    const changed = readdirSync(folder)
      .filter((name) => name.endsWith('.digests.json'))
      .map((name) => path.join(folder, name))
      .flatMap((file) => {
        const before = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
        const now = digestsBelow(file.replace(/\.digests\.json$/, ''));
        return Object.keys({ ...before, ...now }).filter((name) => before[name] !== now[name]);
      });
    rmSync(folder, { recursive: true, force: true });
    if (changed.length > 0) throw new Error(`A story has changed a site that others read: ${changed.join(', ')}`);
  };
}
