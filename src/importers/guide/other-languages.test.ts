import { expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';
import { labelWords } from './labels.ts';
import { inEnglish, titleInEnglish } from './other-languages.ts';

test.each([
  ['RPO < 1 Stunde, RTO < 4 Stunden', 'RPO < 1 hour, RTO < 4 hours'],
  ['30 Tage', '30 days'],
  ['2 jours ouvrés', '2 business days'],
  ['12 mois', '12 months'],
  ['24 horas', '24 hours'],
  ['15 minutos', '15 minutes'],
  ['5 dias úteis', '5 business days'],
  ['Tägliche Backups', 'daily Backups'],
  ['Sauvegardes quotidiennes', 'daily backups'],
  ['Sauvegardes horaires', 'hourly backups'],
  ['mensual', 'monthly'],
  ['1 dia útil', '1 business day'],
  ['A cada 2 horas', 'every 2 hours'],
  ['Alle 30 Minuten', 'every 30 minutes'],
  ['jusqu’à 4 heures', 'up to 4 hours'],
  ['Imediato (< 15 min)', 'Immediate (< 15 min)'],
  ['Sofort', 'Immediate'],
  ['Siguiente día hábil', 'Next business day'],
])('`%s` is `%s`', (text, read) => {
  expect(inEnglish(text)).toBe(read);
});

test.each([
  'Les horaires du support',
  'Horaires',
  'El diario',
  '3 ansible hosts',
  '2 anode rows',
  'Tagesgeschäft',
  'Alle 12 Mitarbeiter',
])('`%s` stays what it is', (text) => {
  expect(inEnglish(text)).toBe(text);
});

test('figures of recovery and copies in German are read, and their lines stay text as well', () => {
  const { typed, guides, refused } = importedGuide(
    '## Backup und Wiederherstellung\n\n- **Kritische Systeme:** RPO < 1 Stunde, RTO < 4 Stunden\n\n### Aufbewahrung\n\n- **Tägliche Backups:** 30 Tage\n- **Wöchentliche Backups:** 12 Wochen',
  );
  expect(refused).toEqual([]);
  expect(typed['recovery']).toMatchObject({
    targets: [{ scope: 'Kritische Systeme', rpo: '< 1 hour', rto: '< 4 hours' }],
    backups: [
      { every: 'daily', kept: '30 days' },
      { every: 'weekly', kept: '12 weeks' },
    ],
  });
  expect(guides).toContain('Stunden');
});

test.each([
  ['Níveis de Severidade', 'Severity levels'],
  ['Severidades y SLOs', 'Severity levels and SLOs'],
  ['Tempos de Resposta (SLA)', 'Response times (SLA)'],
  ['Contacts d’urgence', 'Emergency contacts'],
  ['Eskalationsmatrix', 'Escalation matrix'],
  ['Configuração de Backups Automáticos', 'Configuração de Backups Automáticos'],
  ['Impact of the service', 'Impact of the service'],
  ['SLA', 'SLA'],
])('the title `%s` is `%s`', (title, read) => {
  expect(titleInEnglish(title)).toBe(read);
});

test.each([
  ['Tempo de Resposta', 'response time'],
  ['Délai de réponse', 'response time'],
  ['Tiempo de Resolución', 'resolution time'],
  ['Reaktionszeit', 'response time'],
  ['Aufbewahrungsdauer', 'retention period'],
])('the label `%s` is `%s`', (label, words) => {
  expect(labelWords(label)).toBe(words);
});

test('a table of levels in Portuguese is one, and its lines stay text as well', () => {
  const { typed, guides, refused } = importedGuide(
    '## Níveis de Severidade\n\n| Severidade | Descrição | Tempo de Resposta | Atualizações |\n|---|---|---|---|\n| **P0 - Crítico** | Sistema fora do ar | Imediato (< 15 min) | A cada 1 hora |\n| **P1 - Alto** | Parte do sistema | 1 dia útil | A cada 4 horas |',
  );
  expect(refused).toEqual([]);
  expect(typed['severities']).toMatchObject({
    levels: [
      { id: 'p0', name: 'Crítico', meaning: 'Sistema fora do ar', respond: '15 min', update: '1 hour' },
      { id: 'p1', name: 'Alto', meaning: 'Parte do sistema', respond: '1 business day', update: '4 hours' },
    ],
  });
  expect(guides).toContain('1 dia útil');
});
