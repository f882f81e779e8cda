import { expect, test } from 'vitest';
import { nameInAddress, nearestPages } from './nearest-pages.ts';

const pages = [
  'KubePodCrashLooping',
  'KubePodNotReady',
  'KubePersistentVolumeFillingUp',
  'Disk full',
  'The queue grows',
].map((name) => ({ name, href: `/${name}/` }));

function names(text: string): string[] {
  return nearestPages(text, pages, 3).map(({ name }) => name);
}

test.each([
  ['kubepodcrashlooping', 'KubePodCrashLooping'],
  ['KubePodCrashLoping', 'KubePodCrashLooping'],
  ['crashlooping', 'KubePodCrashLooping'],
  ['disk-full', 'Disk full'],
  ['the_queue_grows', 'The queue grows'],
])('%s is most likely %s', (text, name) => {
  expect(names(text)[0]).toBe(name);
});

test('a text that is like nothing finds nothing', () => {
  expect(names('zzzzzzzz')).toEqual([]);
  expect(names('')).toEqual([]);
});

test.each([
  ['/alerts/KubePodNotReady/', 'KubePodNotReady'],
  ['/alerts/Disk%20full.html', 'Disk full'],
  ['/alerts/%E0%A4%A', '%E0%A4%A'],
  ['/', ''],
])('%s names `%s`', (pathname, name) => {
  expect(nameInAddress(pathname)).toBe(name);
});
