import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { messageTemplates, type MessageSettings } from './message-templates.ts';
import { isAsWritten, notifyFiles, notifySystems } from './notify-files.ts';

const settings: MessageSettings = {
  site: 'https://oncall.example.com/docs/',
  key: 'runbook_url',
  parameters: ['namespace'],
  steps: new Map([['Nasty "name" {{ . }}', [{ title: 'Look', command: 'docker ps --format "{{.Names}}" # all' }]]]),
  limit: 3,
};

test('the files of Grafana and Helm hold the very templates of Alertmanager', () => {
  const text = messageTemplates(settings);
  const { templates } = parse(notifyFiles('grafana', settings).templates.content);
  const { alertmanager } = parse(notifyFiles('helm', settings).templates.content);

  expect(templates).toEqual([{ orgId: 1, name: 'alertbook', template: text }]);
  expect(alertmanager.templateFiles).toEqual({ 'alertbook.tmpl': text });
  expect(notifyFiles('alertmanager', settings).templates.content).toContain(text);
});

test('no text of a runbook can be taken for a template, or for a command of a CI', () => {
  const steps = new Map([['##[group]{{ . }}', settings.steps.values().next().value!]]);
  const data = /if eq \$name ("(?:[^"\\]|\\.)*") .*?= ("(?:[^"\\]|\\.)*") /.exec(
    messageTemplates({ ...settings, steps }),
  );
  expect(data![1]).toBe(String.raw`"\x23\x23[group]\x7b\x7b . \x7d\x7d"`);
  expect(data![2]).toContain('docker ps');
  expect(data![2]).not.toMatch(/[{}#]/);
});

test('every receiver names templates that there are', () => {
  const defined = new Set([...messageTemplates(settings).matchAll(/define "([^"]+)"/g)].map(([, name]) => name));
  for (const system of notifySystems) {
    const used = [...notifyFiles(system, settings).receivers.content.matchAll(/template "([^"]+)"/g)];
    expect(used.length).toBeGreaterThan(5);
    for (const [, name] of used) expect(defined).toContain(name);
  }
});

test.each(notifySystems)('the templates for %s show when someone has changed them', (system) => {
  const { content } = notifyFiles(system, settings).templates;
  expect(isAsWritten(content)).toBe(true);
  expect(isAsWritten(content.replace('Runbook', 'runbook'))).toBe(false);
  expect(isAsWritten(content.replace(/^.*\n/, ''))).toBe(false);
});
