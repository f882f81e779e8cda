/** A stretch of a link that the monitoring system or CloudFormation fills in. Offsets count in the link's text. */
export interface LinkTemplate {
  start: number;
  end: number;
  /** `external` labels are those of the server; `value` is a number; `other` can be anything. */
  kind: 'label' | 'external' | 'value' | 'other';
  /** Name of the label; empty for values and others. */
  name: string;
  /** Functions that change what is filled in, in their order: `toLower`, `urlquery`. */
  filters: string[];
}

/**
 * Templates of Prometheus and Grafana (`{{ $labels.pod | urlquery }}`), of Helm (`{{ .Values.url }}`) and of
 * CloudFormation (`${Domain}`) in a text, in order. Braces that are never closed are text.
 */
export function templatesIn(text: string): LinkTemplate[] {
  const found: LinkTemplate[] = [];
  const ends = text.includes('{{') ? endsOfActions(text) : [];
  // Each search goes on where the last one ended: a text of nothing but beginnings is read once.
  let action = text.indexOf('{{');
  let variable = text.indexOf('${');
  let brace = text.indexOf('}');
  for (let from = 0; ;) {
    if (action !== -1 && action < from) action = text.indexOf('{{', from);
    if (variable !== -1 && variable < from) variable = text.indexOf('${', from);
    const start = action === -1 || variable === -1 ? Math.max(action, variable) : Math.min(action, variable);
    if (start === -1) return found;
    const isAction = start === action;
    if (!isAction && brace !== -1 && brace < start) brace = text.indexOf('}', start);
    const end = isAction ? ends[start + 2]! : brace + 1;
    if (end <= 0) {
      from = start + 2;
      continue;
    }
    found.push({ start, end, ...(isAction ? readAction(text.slice(start + 2, end - 2)) : other) });
    from = end;
  }
}

/** What is between the braces of each action of a text, with the offset where it begins. */
export function actionBodiesIn(text: string): { start: number; body: string }[] {
  const ends = text.includes('{{') ? endsOfActions(text) : [];
  const bodies: { start: number; body: string }[] = [];
  for (let at = text.indexOf('{{'); at !== -1;) {
    const end = ends[at + 2]!;
    if (end > 0) bodies.push({ start: at + 2, body: text.slice(at + 2, end - 2) });
    at = text.indexOf('{{', end > 0 ? end : at + 2);
  }
  return bodies;
}

const other = { kind: 'other', name: '', filters: [] as string[] } as const;

/**
 * For each offset the one behind the braces that close an action whose inside begins there, past strings; 0 where nothing
 * closes it. Made from the end of the text, so that each character is looked at once however many actions begin before it.
 */
function endsOfActions(text: string): Int32Array {
  const ends = new Int32Array(text.length + 1);
  /** Offset behind the next quote that no backslash escapes, from here on and from the next character on. */
  let [quote, afterNext] = [0, 0];
  let backtick = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const character = text[at]!;
    const string = character === '"' ? quote : character === '`' ? backtick : 0;
    ends[at] = character === '}' && text[at + 1] === '}' ? at + 2 : ends[string > 0 ? string : at + 1]!;
    const before = quote;
    if (character === '"') quote = at + 1;
    else if (character === '\\') quote = afterNext;
    afterNext = before;
    if (character === '`') backtick = at + 1;
  }
  return ends;
}

/** An action that is longer prints more than one value, in UTF-16 units. */
const longestAction = 2048;

/** What an action prints, as far as a pipeline of one value through functions tells. */
function readAction(action: string): Pick<LinkTemplate, 'kind' | 'name' | 'filters'> {
  if (action.length > longestAction) return other;
  const body = action.replace(/^-\s/, ' ').replace(/\s-$/, ' ');
  const stages = (body.match(/(?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^|"`])+/g) ?? []).map((stage) => stage.trim());
  const [first = '', ...rest] = stages;
  const filters = rest.map((stage) => stage.split(/\s/, 1)[0]!);
  const calls = /^([A-Za-z]\w*)\s+(\S+)$/.exec(first);
  const indexed = /^index\s+(\S+)\s+["`]([^"`]*)["`]$/.exec(first);
  if (indexed) return { ...kindOf(`${indexed[1]}.${indexed[2]}`), filters };
  if (calls) return { ...kindOf(calls[2]!), filters: [calls[1]!, ...filters] };
  return { ...kindOf(first), filters };
}

function kindOf(value: string): Pick<LinkTemplate, 'kind' | 'name'> {
  const [, scope, name = ''] =
    /^\$?\.?(labels|Labels|externalLabels|ExternalLabels)\.([A-Za-z_]\w*)$/.exec(value) ?? [];
  if (scope !== undefined) return { kind: /^external/i.test(scope) ? 'external' : 'label', name };
  return { kind: /^(?:\$value|\.Value|\$?\.Value)$/.test(value) ? 'value' : 'other', name: '' };
}

/** A value as some functions of a template print it. Undefined for functions that are not known here. */
export function throughFilters(value: string, filters: readonly string[]): string | undefined {
  let text = value;
  for (const filter of filters) {
    if (filter === 'toLower') text = text.toLowerCase();
    else if (filter === 'toUpper') text = text.toUpperCase();
    else if (filter === 'urlquery') text = encodeURIComponent(text).replaceAll('%20', '+');
    else if (filter !== 'print' && filter !== 'safeHtml') return undefined;
  }
  return text;
}
