/** Words of other languages behind a number, by the unit that they are in English: German, French, Spanish and Portuguese. */
const unitWords: Record<string, string> = {
  seconds: 'Sekunden?|secondes?|segundos?',
  minutes: 'Minuten|minutos?',
  hours: 'Stunden?|Std|heures?|horas?',
  'business days': 'Arbeitstagen?|Arbeitstage|Werktagen?|Werktage|jours ouvrés|jours ouvrables|días hábiles|dias úteis',
  days: 'Tagen?|Tage|jours?|días?|dias?',
  weeks: 'Wochen?|semaines?|semanas?',
  months: 'Monaten?|Monate|mois|meses|mês|mes',
  years: 'Jahren?|Jahre|ans|años?|anos?',
};

/** How often, in front of copies or alone. */
const oftenWords: Record<string, string> = {
  hourly: 'stündlich|horaires?|por hora',
  daily: 'täglich|quotidien(?:ne)?s?|diari[oa]s?|diári[oa]s?',
  weekly: 'wöchentlich|hebdomadaires?|semanal(?:es)?|semanais',
  monthly: 'monatlich|mensuel(?:le)?s?|mensual(?:es)?|mensal|mensais',
  quarterly: 'vierteljährlich|quartalsweise|trimestriel(?:le)?s?|trimestral(?:es)?|trimestrais',
  annually: 'jährlich|annuel(?:le)?s?|anual(?:es)?|anuais',
};

const copies = '(?:back-?ups?|snapshots?|sauvegardes?|copias?(?: de seguridad)?|cópias?(?: de segurança)?)';
const units = Object.entries(unitWords).map(
  ([unit, words]) => [unit, new RegExp(`(?<=\\d\\s*)(?:${words})(?![\\p{L}])`, 'giu')] as const,
);
const beforeCopies = Object.entries(oftenWords).map(
  ([often, words]) => [often, new RegExp(`^(?:${words})(?:e[rsnm]?)?\\s+(?=${copies}(?![\\p{L}]))`, 'iu')] as const,
);
const behindCopies = Object.entries(oftenWords).map(
  ([often, words]) => [often, new RegExp(`^${copies}\\s+(?:${words})(?![\\p{L}])`, 'iu')] as const,
);
// Alone, “Horaires” are opening hours.
const alone = Object.entries({ ...oftenWords, hourly: 'stündlich|toutes les heures|por hora' }).map(
  ([often, words]) => [often, new RegExp(`^(?:${words})$`, 'iu')] as const,
);

/** A text with units behind numbers, and intervals of copies or alone, in English; all other words as they are. */
export function inEnglish(text: string): string {
  let read = text;
  for (const [unit, words] of units) read = read.replace(words, unit);
  if (read !== text) read = read.replace(/(?<![\d.,])1 (business day|[a-z]+)s(?!\p{L})/gu, '1 $1');
  for (const [often, words] of beforeCopies) read = read.replace(words, `${often} `);
  for (const [often, words] of behindCopies) read = read.replace(words, `${often} backups`);
  for (const [often, words] of alone) read = read.replace(words, often);
  return read;
}
