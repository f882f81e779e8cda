import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

export interface FoundBrowser {
  executablePath: string;
  /** Variables that this browser needs besides the process's own. */
  env: Record<string, string>;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A Chromium to test with: the one that `CHROME_PATH` names, the one from npm, or an installed Chrome, Chromium or Edge.
 *
 * The one from npm is a headless shell, without the windows, tabs and extensions that a whole browser keeps up for nobody: a page
 * takes two thirds of the processor's time there. It is the same version for all, too.
 *
 * @throws Error that says what to install when there is none.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names \`${named}\`, which does not exist.`);
    return { executablePath: named, env: {} };
  }
  if (runsNpmBrowser()) return await unpackNpmBrowser();
  const installed = installedBrowsers().find((path) => existsSync(path));
  if (installed) return { executablePath: installed, env: {} };
  throw new Error('No browser to test with. Install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
}

/** Starts a headless browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return await chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } });
}

/** The one from npm is for Linux on x64, with the C library of GNU, which Alpine has not. */
function runsNpmBrowser(): boolean {
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime !== undefined;
}

function installedBrowsers(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Chromium/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return programs.flatMap((program) => roots.map((root) => join(root, program)));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Unpacks `@sparticuz/chromium` into `node_modules/.cache`, unless that was done before. */
async function unpackNpmBrowser(): Promise<FoundBrowser> {
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const unfinished = await mkdtemp(`${folder}-`);
    await unpackInto(unfinished, join(packageFolder, 'bin'));
    // Whole or not at all; when another process was first, its folder is as good.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

async function unpackInto(folder: string, packed: string): Promise<void> {
  const executable = createWriteStream(join(folder, 'chromium'), { mode: 0o755 });
  await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), executable);
  for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    const input = brotliDecompressSync(await readFile(join(packed, archive)));
    const { status, stderr } = spawnSync('tar', ['x', '-C', folder], { input });
    if (status !== 0)
      throw new Error(`${archive} of @sparticuz/chromium could not be unpacked with \`tar\`: ${stderr}`);
  }
  // Its own one names folders that exist in its cloud only.
  const fonts =
    '<fontconfig><dir prefix="relative">.</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>';
  await writeFile(
    join(folder, 'fonts', 'fonts.conf'),
    `<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n${fonts}\n`,
  );
}
