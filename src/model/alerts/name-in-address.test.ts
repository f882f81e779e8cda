import { expect, test } from 'vitest';
import { nameInAddress } from './name-in-address.ts';

test.each([
  ['/alerts/KubePodNotReady/', 'KubePodNotReady'],
  ['/alerts/KubePodNotReady/index.html', 'KubePodNotReady'],
  ['/alerts/Disk%20full.html', 'Disk full'],
  ['/alerts/%E0%A4%A', '%E0%A4%A'],
  ['/', ''],
])('%s names `%s`', (pathname, name) => {
  expect(nameInAddress(pathname)).toBe(name);
});
