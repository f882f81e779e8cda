/** Words of German, French, Spanish and Portuguese, by what they are in English: units behind a number first. */
const unitWords: Record<string, string> = {
  seconds: 'Sekunden?|secondes?|segundos?',
  minutes: 'Minuten|minutos?',
  hours: 'Stunden?|Std|heures?|horas?',
  'business days':
    'Arbeitstage?n?|Werktage?n?|jours? ouvrés?|jours? ouvrables?|d[ií]as? h[aá]bil(?:es)?|dias? [uú](?:til|teis)',
  days: 'Tagen?|Tage|jours?|días?|dias?',
  weeks: 'Wochen?|semaines?|semanas?',
  months: 'Monaten?|Monate|mois|meses|mês|mes',
  years: 'Jahren?|Jahre|ans|años?|anos?',
};

/** How often, in front of copies or alone. */
const oftenWords: Record<string, string> = {
  hourly: 'stündlich|horaires?|por hora',
  daily: 'täglich|quotidien(?:ne)?s?|diari[oa]s?|diári[oa]s?|diariamente|tous les jours|todos los días|todos os dias',
  weekly: 'wöchentlich|hebdomadaires?|semanal(?:es|mente)?|semanais',
  monthly: 'monatlich|mensuel(?:le)?s?|mensual(?:es|mente)?|mensal(?:mente)?|mensais',
  quarterly: 'vierteljährlich|quartalsweise|trimestriel(?:le)?s?|trimestral(?:es)?|trimestrais',
  annually: 'jährlich|annuel(?:le)?s?|anual(?:es)?|anuais',
};

/** What a value says without a number, at its beginning. */
const valueWords: Record<string, string> = {
  Immediate: 'imediat[oa](?:mente)?|inmediat[oa](?:mente)?|immédiate?(?:ment)?|sofort(?:ige?)?',
  'Next business day':
    '(?:no )?próximo dia útil|(?:el )?(?:siguiente|próximo) día (?:hábil|laborable)|(?:le )?(?:jour ouvré suivant|prochain jour ouvré)|nächster (?:Werk|Arbeits)tag',
};

/** In front of a number. */
const boundWords: Record<string, string> = {
  'every ': 'a cada|cada|toutes les|tous les|alle',
  'less than ': "menos de|menos que|moins de|moins d[’']|weniger als",
  'up to ': "até|hasta|jusqu[’']à|bis zu",
};

/** Names of levels of severity, without their accents. */
export const levelWords =
  'critic[oa]|critique|kritisch|urgente?|grave|alt[oa]|eleve|hoch|medi[oa]|moyen(?:ne)?|mittel|baix[oa]|baj[oa]|faible|niedrig|gering|informativ[oa]?';

/** Labels and titles, as a whole or in a part, without their accents. */
const labelPhrases: Record<string, string> = {
  'severity levels':
    'niveis de severidade|niveles de severidad|niveaux de (?:severite|gravite)|schweregrade|severidades|niveis de prioridade|niveles de prioridad|niveaux de priorite|classificacao de (?:severidade|incidentes)|clasificacion de (?:severidad|incidentes)|classification des incidents',
  'response times':
    'tempos de (?:resposta|atendimento)|tiempos de (?:respuesta|atencion)|(?:delais|temps) de (?:reponse|prise en charge)|reaktionszeiten|antwortzeiten',
  'response time':
    'tempo(?: de)? (?:(?:1[aª]|primeira) )?(?:resposta|atendimento)|tiempo(?: de)? (?:(?:1[aª]|primera) )?(?:respuesta|atencion)|(?:delai|temps) de (?:reponse|prise en charge)|reaktionszeit|antwortzeit',
  'first response': 'primeira resposta|primera respuesta|premiere reponse|erste reaktion|erstreaktion',
  'resolution time':
    'tempo de (?:resolucao|solucao)|tiempo de (?:resolucion|solucion)|(?:delai|temps) de (?:resolution|retablissement)|losungszeit|behebungszeit|wiederherstellungszeit',
  'update frequency':
    'frequencia de (?:atualizacao|atualizacoes|comunicacao)|frecuencia de (?:actualizacion|actualizaciones|comunicacion)|frequence (?:des mises a jour|de mise a jour|de communication)|atualiza(?:cao|coes)(?: de status)?|actualizacion(?:es)?(?: de estado)?|mises a jour',
  'recovery time objective':
    'objetivo de tempo de recuperacao|objetivo de tiempo de recuperacion|duree maximale d interruption',
  'retention period':
    'periodo de retencao|periodo de retencion|duree de (?:retention|conservation)|aufbewahrungs(?:dauer|frist|zeit)|politica de retencao|politica de retencion',
  'escalation matrix': 'matriz de escal(?:acao|onamento|amento|amiento|acion|ado)|matrice d escalade|eskalationsmatrix',
  'escalation path':
    'fluxo de escal(?:acao|onamento|amento)|flujo de escal(?:amiento|acion|ado)|chemin d escalade|eskalationspfad|eskalationskette|eskalationsstufen|niveles de escal(?:amiento|acion|ado)|niveis de escal(?:acao|onamento|amento)|niveaux d escalade',
  'emergency contacts':
    'contatos de emergencia|contactos de emergencia|contacts d urgence|notfallkontakte|contacts d escalade|contatos de escalacao|contactos de escalamiento',
  'maintenance windows': 'janelas? de manutencao|ventanas? de mantenimiento|fenetres? de maintenance|wartungsfenster',
  'recovery objectives':
    'objetivos de recuperacao|objetivos de recuperacion|objectifs de (?:reprise|recuperation)|wiederherstellungsziele',
  'backup policy': 'politica de (?:backups?|copias(?: de seguridad)?|copias de seguranca)|politique de sauvegarde',
  'backup strategy':
    'estrategia de (?:backups?|copias(?: de seguridad)?)|strategie de sauvegarde|backup-?strategie|datensicherungskonzept|sicherungskonzept',
  severity: 'severidade|severidad|severite|gravite|schweregrad|criticidade|criticidad|criticite|kritikalitat',
  priority: 'prioridade|prioridad|priorite|prioritat',
  description: 'descricao|descripcion|beschreibung|definicao|definicion',
  criteria: 'criterios?|kriterien|criteres?',
  impact: 'impacto|auswirkung(?:en)?',
  examples: 'exemplos?|ejemplos?|exemples?|beispiele?',
  level: 'nivel|niveau|stufe',
  response: 'resposta|respuesta|reponse|reaktion',
  resolution: 'resolucao|resolucion|behebung',
  frequency: 'frequencia|frecuencia|frequence|haufigkeit|periodicidade|periodicidad|periodicite|intervall|turnus',
  retention: 'retencao|retencion|aufbewahrung|conservation',
  location: 'localizacao|ubicacion|emplacement|speicherort|ablageort|localizacion',
  method: 'metodo|methode|verfahren',
  schedule: 'cronograma|agendamento|calendario|planification|zeitplan',
  type: 'tipo|typ',
  component: 'componente|composant|komponente',
  service: 'servico|servicio|dienst',
  system: 'sistema|systeme',
  data: 'dados|datos|donnees|daten',
  scenario: 'cenario|escenario|szenario',
  metric: 'metrica|metrique|kennzahl|metrik',
  indicator: 'indicador|indicateur|indikator',
  target: 'meta|objetivo|objectif|cible|zielwert|ziel',
  window: 'janela|ventana|fenetre|zeitfenster|periodo|periode|zeitraum',
  measurement: 'medicao|medicion|mesure|messung|fonte de medicao',
  availability: 'disponibilidade|disponibilidad|disponibilite|verfugbarkeit',
  latency: 'latencia|latence|latenz',
  'error rate': 'taxa de erros?|tasa de errores|taux d erreurs?|fehlerrate|fehlerquote',
  hours: 'horarios?|horaires?|erreichbarkeit|betriebszeiten',
  coverage: 'cobertura|couverture|abdeckung',
  role: 'funcao|funcion|fonction|papel|rolle|funktion',
  name: 'nome|nombre|nom',
  phone: 'telefone|telefono|telephone|telefon|telefonnummer',
  mobile: 'celular|movil|mobil|handy',
  email: 'correo(?: electronico)?|courriel|e-mail-adresse',
  contact: 'contato|contacto|kontakt|ansprechpartner',
  contacts: 'contatos|contactos|kontakte|kontaktliste|lista de contatos|lista de contactos|liste des contacts',
  owner: 'responsavel|responsable|verantwortlich(?:er|e)?|zustandig',
  channel: 'canal|kanal',
  channels: 'canais|canales|canaux|kanale',
  escalation: 'escalacao|escalonamento|escalamento|escalamiento|escalacion|escalado|escalade|eskalation',
  backups: 'sauvegardes?|copias de seguridad|copias de seguranca|datensicherung(?:en)?|backups',
  'on-call': 'plantao|guardia|astreintes?|rufbereitschaft|bereitschaft(?:sdienst)?|sobreaviso',
  rotation: 'rotacao|rotacion|rodizio',
  maintenance: 'manutencao|mantenimiento|wartung',
  drills: 'simulados|simulacros|exercices|ubungen|notfallubungen',
  updated: 'actualizado|atualizado',
  'last updated':
    'ultima atualizacao|ultima actualizacion|derniere mise a jour|letzte aktualisierung|zuletzt aktualisiert',
};

/** Letters as they are typed where there are no accents: `Résolution` is `Resolution`. */
export function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

const phrases = Object.entries(labelPhrases).map(
  ([english, words]) => [english, new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'giu')] as const,
);
const wholePhrases = Object.entries(labelPhrases).map(
  ([english, words]) => [english, new RegExp(`^(?:${words})$`, 'iu')] as const,
);

/** A label in English where its words are known, to be compared with others: `Tempo de Resposta` is `response time`. */
export function labelInEnglish(label: string): string {
  const plain = withoutAccents(label).replace(/[’']/g, ' ');
  return phrases.reduce((read, [english, words]) => read.replace(words, english), plain);
}

/** A title in English where all of it is known: `Níveis de Severidade` is `Severity levels`; any other as it is. */
export function titleInEnglish(title: string): string {
  const [, said = title, inside = ''] = /^(.*?)(\s*\([^()]*\))?$/u.exec(title) ?? [];
  const parts = said.split(/\s+(?:e|y|et|und|&)\s+/iu).map((part) => {
    const plain = withoutAccents(part).replace(/[’']/g, ' ').trim();
    return /^\p{Lu}{2,}s?$/u.test(plain) ? plain : wholePhrases.find(([, words]) => words.test(plain))?.[0];
  });
  if (!parts.every((part) => part !== undefined) || parts.every((part) => /^\p{Lu}{2,}/u.test(part))) return title;
  const read = parts.join(' and ');
  return `${read.charAt(0).toUpperCase()}${read.slice(1)}${inside}`;
}

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
const alone = Object.entries({ ...oftenWords, hourly: 'stündlich|toutes les heures|por hora', ...valueWords }).map(
  ([english, words]) => [english, new RegExp(`^(?:${words})(?=\\s*(?:$|\\())`, 'iu')] as const,
);
const bounds = Object.entries(boundWords).map(
  ([english, words]) => [english, new RegExp(`(?<![\\p{L}])(?:${words})\\s*(?=\\d)`, 'giu')] as const,
);

/** A text with amounts of time, and intervals of copies or alone, in English; all other words as they are. */
export function inEnglish(text: string): string {
  let read = text;
  for (const [unit, words] of units) read = read.replace(words, unit);
  if (read !== text) read = read.replace(/(?<![\d.,])1 (business day|[a-z]+)s(?!\p{L})/gu, '1 $1');
  for (const [often, words] of beforeCopies) read = read.replace(words, `${often} `);
  for (const [often, words] of behindCopies) read = read.replace(words, `${often} backups`);
  for (const [english, words] of alone) read = read.replace(words, english);
  // `Alle` may be everyone: only in front of an amount of time that was read does it say how often.
  if (read !== text) for (const [english, words] of bounds) read = read.replace(words, english);
  return read;
}
