import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../test/support/command.ts';
import { siteServer } from './preview.ts';

async function ask(base: string, address: string): Promise<string> {
  const folder = temporaryFolder();
  writeFiles(folder, { 'Down/index.html': 'the page', 'Down.html': 'the spelling', '404.html': 'not here' });
  const server = siteServer(folder, base);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`);
  return `${response.status} ${new URL(response.url).pathname} ${await response.text()}`;
}

test.each([
  ['/', '/Down/', '200 /Down/ the page'],
  ['/', '/Down', '200 /Down/ the page'],
  ['/', '/Down.html', '200 /Down.html the spelling'],
  ['/', '/Up/', '404 /Up/ not here'],
  ['/', '/Up', '404 /Up not here'],
  ['/docs/', '/docs/Down/', '200 /docs/Down/ the page'],
  ['/docs/', '/Down/', '404 /Down/ not here'],
])('a site at %s answers %s as every host does', async (base, address, expected) => {
  expect(await ask(base, address)).toBe(expected);
});
