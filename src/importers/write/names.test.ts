import { expect, test } from 'vitest';
import { isAlertName, isIndexName, isWrapper, plainId, titleFrom } from './names.ts';

test.each([
  ['KubePodCrashLooping', 'kubepodcrashlooping'],
  ['Disk is full!', 'disk-is-full'],
  ['Überlast', 'uberlast'],
])('the id of %s keeps camel case together: %s', (name, id) => {
  expect(plainId(name)).toBe(id);
});

test.each(['KubePodCrashLooping', 'etcdNoLeader', 'HTTPErrors', 'job:DOWN_NOW', 'Disk_Full'])(
  '%s is a name that alerts have',
  (name) => {
    expect(isAlertName(name)).toBe(true);
  },
);

test.each(['Backup', 'backup', 'Drain the queue', 'drain-queue', '2ndTry', 'DNS', ''])(
  '%j could be any word, and is no name of an alert',
  (name) => {
    expect(isAlertName(name)).toBe(false);
  },
);

test('a folder that says nothing of its files is told whatever its letter case', () => {
  expect(['Docs', 'RUNBOOKS', 'en'].map(isWrapper)).toEqual([true, true, true]);
  expect(['payments', 'english', 'docs2'].map(isWrapper)).toEqual([false, false, false]);
});

test('the first page of a folder has one of three names', () => {
  expect(['index', '_index', 'README', 'readme'].map(isIndexName)).toEqual([true, true, true, true]);
  expect(['index2', 'my-readme', '__index'].map(isIndexName)).toEqual([false, false, false]);
});

test.each([
  ['kube-state-metrics', 'Kube state metrics'],
  ['disk__full', 'Disk full'],
  ['--', 'Untitled'],
])('the title of %s is %s', (name, title) => {
  expect(titleFrom(name)).toBe(title);
});
