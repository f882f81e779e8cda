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
  for (let from = 0; ;) {
    const start = firstOf(text.indexOf('{{', from), text.indexOf('${', from));
    if (start === -1) return found;
    const isAction = text[start] === '{';
    const end = isAction ? endOfAction(text, start + 2) : text.indexOf('}', start) + 1;
    if (end <= 0) {
      from = start + 2;
      continue;
    }
    found.push({ start, end, ...(isAction ? readAction(text.slice(start + 2, end - 2)) : other) });
    from = end;
  }
}

const other = { kind: 'other', name: '', filters: [] as string[] } as const;

function firstOf(a: number, b: number): number {
  return a === -1 || b === -1 ? Math.max(a, b) : Math.min(a, b);
}

/** Offset behind the braces that close an action, past strings; 0 when nothing closes it. */
function endOfAction(text: string, from: number): number {
  const part = /"(?:[^"\\]|\\.)*"|`[^`]*`|\}\}|./gsy;
  part.lastIndex = from;
  for (let match = part.exec(text); match; match = part.exec(text)) if (match[0] === '}}') return part.lastIndex;
  return 0;
}

/** What an action prints, as far as a pipeline of one value through functions tells. */
function readAction(action: string): Pick<LinkTemplate, 'kind' | 'name' | 'filters'> {
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
