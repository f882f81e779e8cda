import { expect, test } from 'vitest';
import { importedGuide } from '../../../test/support/imported-guide.ts';
import { inEnglish } from './other-languages.ts';

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
])('`%s` is `%s`', (text, read) => {
  expect(inEnglish(text)).toBe(read);
});

test.each(['Les horaires du support', 'Horaires', 'El diario', '3 ansible hosts', '2 anode rows', 'Tagesgeschäft'])(
  '`%s` stays what it is',
  (text) => {
    expect(inEnglish(text)).toBe(text);
  },
);

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
