import type { FirstStep } from '../../model/alerts/first-steps.ts';
import { parametersIn } from '../../model/commands/parameters.ts';
import { goString } from './go-template.ts';
import { linkActions, type LinkSettings } from './link-template.ts';

/** What messages are made from. */
export interface MessageSettings extends LinkSettings {
  /** First steps of the runbook of each alert, by its name. */
  steps: ReadonlyMap<string, readonly FirstStep[]>;
  /** How many of them a message shows. */
  limit: number;
}

/** How a receiver writes text. Functions make a Go expression of others. */
interface Markup {
  /** Name of its template: `alertbook.slack`. */
  name: string;
  /** What becomes of the text of strangers, in this order. */
  escape: readonly (readonly [pattern: string, written: string])[];
  newline: string;
  /** The name of an alert that has a link. */
  linked: (link: string, name: string) => string;
  bold: (name: string) => string;
  /** A line of labels. */
  code: (labels: string) => string;
  /** What is in `$steps`, below a title that is escaped already. */
  block: (title: string) => string;
}

const plain = {
  newline: '\n',
  escape: [],
  linked: (link, name) => String.raw`(printf "%s\nRunbook: %s" ${name} ${link})`,
  bold: (name) => name,
  code: (labels) => labels,
  block: (title) => String.raw`printf "%s\n%s" ${title} $steps`,
} satisfies Omit<Markup, 'name'>;

const html: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
];

const markdown: readonly (readonly [string, string])[] = [['([\\\\`*_\\[\\]#~|])', '\\$1'], ...html];

const markups: readonly Markup[] = [
  { name: 'text', ...plain },
  {
    name: 'slack',
    newline: '\n',
    // Slack has no way to write a backtick in code.
    escape: [...html, ['`', 'ˋ']],
    linked: (link, name) => `(printf "*<%s|%s>*" ${link} ${name})`,
    bold: (name) => `(printf "*%s*" ${name})`,
    code: (labels) => `(printf ${goString('`%s`')} ${labels})`,
    block: (title) => `printf ${goString('*%s*\n```\n%s```\n')} ${title} ${escaped({ escape: html }, '$steps')}`,
  },
  {
    name: 'teams',
    newline: '\n\n',
    escape: markdown,
    linked: (link, name) => `(printf "**[%s](%s)**" ${name} ${link})`,
    bold: (name) => `(printf "**%s**" ${name})`,
    code: (labels) => labels,
    // Nobody knows how Teams writes a command that has signs of Markdown in it: it is on the page.
    block: (title) => {
      const titles = escaped({ escape: markdown }, String.raw`(reReplaceAll "(?m)^   .*\n" "" $steps)`);
      return String.raw`printf "**%s**\n\n%s" ${title} (reReplaceAll "\n" "\n\n" ${titles})`;
    },
  },
];

/** Longest text of a message without its steps, in bytes: Slack takes 3000 characters. */
const longestText = 2400;
/** Alerts that a mail shows in full, firing and resolved each. */
const mostInMail = 50;
/** Longest first steps of one alert, in bytes, as the longest markup writes them. */
const longestSteps = 500;

/**
 * Templates for the messages of Alertmanager and Grafana, which have the same data and functions as far as these go. Each
 * alert has a link with its labels and its start; steps of its runbook are in the file, because a template cannot read a site.
 *
 * Nothing in them can fail for a label that nobody expected: patterns hold only what is known here, or what is escaped by
 * `urlquery`. Whatever a message has no room for is counted in it.
 */
export function messageTemplates(settings: MessageSettings): string {
  return [
    define('alertbook.link', linkOfOne(settings)),
    define(
      'alertbook.first_link',
      firstLink(settings, `{{- if $first }}{{ $first }}{{ else }}{{ ${goString(settings.site)} }}{{ end -}}`),
    ),
    define(
      'alertbook.button',
      firstLink(settings, '{{- if $first }}Open the runbook{{ else }}Search the runbooks{{ end -}}'),
    ),
    define('alertbook.title', title([])),
    define('alertbook.slack_title', title(html)),
    define('alertbook.steps', stepsByName(settings)),
    ...markups.map((markup) => define(`alertbook.${markup.name}`, message(markup, settings))),
    define('alertbook.html', htmlMessage(settings)),
  ].join('\n');
}

function define(name: string, body: string): string {
  return `{{ define "${name}" -}}\n${body.trim()}\n{{- end }}\n`;
}

/** The link of the alert that is the dot: one that is over starts no clock. */
function linkOfOne(settings: MessageSettings): string {
  return String.raw`{{- if eq .Status "firing" -}}${linkActions(settings, { isFiring: true })}{{- $link -}}{{- else -}}${linkActions(settings, { isFiring: false })}{{- $link -}}{{- end -}}`;
}

/** For a button: in `$first` the link of the first firing alert that has one, else of the first one that is over. */
function firstLink(settings: MessageSettings, written: string): string {
  const search = (alerts: string, isFiring: boolean): string =>
    `{{- range .Alerts.${alerts} }}{{ if not $first }}${linkActions(settings, { isFiring })}{{ $first = $link }}{{ end }}{{ end -}}`;
  return `{{- $first := "" -}}\n${search('Firing', true)}\n${search('Resolved', false)}\n${written}`;
}

/** How many alerts fire, and their names; what is over is named where nothing fires. */
function title(escape: Markup['escape']): string {
  const text = (written: string, longest: number): string => escaped({ escape }, cut(written, longest));
  const names = (alerts: string): string => String.raw`
  {{- range .Alerts.${alerts} }}{{ $name := urlquery .Labels.alertname -}}
    {{- if and (le (len $names) 150) (not (match (printf "[|]\\Q%s\\E[|]" $name) $seen)) -}}
      {{- $seen = printf "%s%s|" $seen $name -}}
      {{- $names = printf "%s%s%s" $names (reReplaceAll "(?s)^.+$" ", " $names) ${line('.Labels.alertname')} -}}
    {{- end -}}
  {{- end -}}`;
  return String.raw`
{{- $names := "" }}{{ $seen := "|" -}}
{{- if .Alerts.Firing -}}${names('Firing')}
[FIRING:{{ len .Alerts.Firing }}]
{{- else -}}${names('Resolved')}
[RESOLVED:{{ len .Alerts.Resolved }}]
{{- end }} {{ ${text('$names', 150)} }}
{{- if .CommonLabels.severity }} ({{ ${text(line('.CommonLabels.severity'), 30)} }}){{ end -}}`;
}

/** The dot is a list: which markup, and the name of the alert. */
function stepsByName({ steps, limit }: MessageSettings): string {
  const entries = [...steps].flatMap(([name, all]) => {
    const text = stepsText(all, limit);
    return text === '' ? [] : [`{{- if eq $name ${goString(name)} }}{{ $steps = ${goString(text)} }}{{ end -}}`];
  });
  const title = (markup: Markup): string =>
    `(printf "First steps for %s:" ${escaped(markup, cut(line('$name'), 100))})`;
  const written = markups.map(
    (markup) => `{{- if eq $markup "${markup.name}" }}{{ ${markup.block(title(markup))} }}{{ end -}}`,
  );
  return String.raw`
{{- $markup := index . 0 }}{{ $name := index . 1 }}{{ $steps := "" -}}
${entries.join('\n')}
{{- if $steps -}}
${written.join('\n')}
{{- if eq $markup "html" }}<p style="margin:8px 0"><b>First steps for {{ ${cut(line('$name'), 200)} }}</b></p>
<pre style="font-size:14px;white-space:pre-wrap">{{ $steps }}</pre>{{ end -}}
{{- end -}}`;
}

const noteOnValues = 'The page fills in the values.\n';
const noteOnRest = 'The rest is in the runbook.\n';

/** Steps as lines, as many as there is room for. No command is cut. */
function stepsText(steps: readonly FirstStep[], limit: number): string {
  let text = '';
  let notes = '';
  for (const [index, { title, command }] of steps.slice(0, limit).entries()) {
    const line = `${index + 1}. ${shortened(title)}\n`;
    // Three backticks end a block of code in Slack.
    const withCommand = command === undefined || command.includes('```') ? line : `${line}   ${command}\n`;
    const room = longestSteps - sizeOf(noteOnValues + noteOnRest);
    const next = [withCommand, line].find((added) => sizeOf(text + added) <= room);
    if (next === undefined) return text + notes + noteOnRest;
    if (next === withCommand && parametersIn(command ?? '').length > 0) notes = noteOnValues;
    text += next;
  }
  return text + notes + (steps.length > limit && limit > 0 ? noteOnRest : '');
}

function shortened(title: string): string {
  const longest = 120;
  return title.length > longest ? `${title.slice(0, longest)}…`.toWellFormed() : title;
}

/** Bytes of a text as the markup that makes the most of it writes it. */
function sizeOf(text: string): number {
  return new TextEncoder().encode(
    text
      .replaceAll('&', '&amp;')
      .replace(/[<>]/g, '&lt;')
      .replace(/[\\`*_[\]#~|\n]/g, '..'),
  ).length;
}

/** A message of text: each alert that there is room for, how many there are besides, and the first steps of the first one. */
function message(markup: Markup, settings: MessageSettings): string {
  const newline = goString(markup.newline);
  return String.raw`
{{- $text := "" }}{{ $more := "" }}{{ $lead := "" }}{{ $isLinked := "" -}}
{{- range .Alerts.Firing }}{{ if $more }}{{ $more = printf "%s." $more }}{{ else -}}
  ${alertActions(markup, settings, { isFiring: true })}
  {{- if or (not $lead) (and $link (not $isLinked)) }}{{ $lead = .Labels.alertname }}{{ $isLinked = $link }}{{ end -}}
{{- end }}{{ end -}}
{{- $moreFiring := len $more }}{{ $more = "" -}}
{{- range .Alerts.Resolved }}{{ if $more }}{{ $more = printf "%s." $more }}{{ else -}}
  ${alertActions(markup, settings, { isFiring: false })}
{{- end }}{{ end -}}
{{- $text -}}
{{- if $moreFiring }}{{ $moreFiring }} more firing: this message has no room for them.{{ ${newline} }}{{ end -}}
{{- if $more }}{{ len $more }} more resolved: this message has no room for them.{{ ${newline} }}{{ end -}}
{{- if $lead }}{{ template "alertbook.steps" (stringSlice "${markup.name}" $lead) }}{{ end -}}`;
}

/** Adds the alert that is the dot to `$text`, or one more point to `$more` where it has no room. */
function alertActions(markup: Markup, settings: MessageSettings, { isFiring }: { isFiring: boolean }): string {
  const newline = goString(markup.newline);
  const text = (written: string, longest: number): string => escaped(markup, cut(line(written), longest));
  /** A line that is left out where the message has no room for it. */
  const optional = (condition: string, written: string): string =>
    `{{- if ${condition} }}{{ $next := printf "%s%s%s" $block ${written} ${newline} }}{{ if le (len $next) ${longestText} }}{{ $block = $next }}{{ end }}{{ end -}}`;
  return String.raw`
  ${linkActions(settings, { isFiring })}
  {{- $name := printf "${isFiring ? '' : 'Resolved: '}%s" ${text('.Labels.alertname', 100)} -}}
  {{- $block := printf "%s%s%s" $text ${markup.bold('$name')} ${newline} -}}
  {{- if $link }}{{ $block = printf "%s%s%s" $text ${markup.linked('$link', '$name')} ${newline} }}{{ end -}}
  {{- if le (len $block) ${longestText} -}}
    ${optional('$left', `(printf "Too long for the link: %s" ${text('$left', 150)})`)}
    ${optional('$prose', `(printf "Runbook: %s" ${text('$prose', 200)})`)}
    ${optional('.Annotations.summary', text('.Annotations.summary', 200))}
    {{- $labels := "" -}}
    {{- range .Labels.SortedPairs }}{{ if ne .Name "alertname" -}}
      {{- $labels = printf "%s%s%s=%s" $labels (reReplaceAll "(?s)^.+$" " " $labels) .Name ${cut(line('.Value'), 80)} -}}
    {{- end }}{{ end -}}
    ${optional('$labels', markup.code(text('$labels', 400)))}
    {{- $text = printf "%s%s" $block ${newline} -}}
  {{- else }}{{ $more = printf "%s." $more }}{{ end -}}`.trim();
}

/** A message of HTML, whose escaping is that of Go's html/template. */
function htmlMessage(settings: MessageSettings): string {
  const alert = (isFiring: boolean): string => String.raw`
{{- range $index, $alert := .Alerts.${isFiring ? 'Firing' : 'Resolved'} }}{{ if lt $index ${mostInMail} }}{{ with $alert -}}
${linkActions(settings, { isFiring })}
<h2 style="font-size:18px;margin:24px 0 4px">{{ ${cut(line('.Labels.alertname'), 200)} }}${isFiring ? '' : ' (resolved)'}</h2>
{{ if .Annotations.summary }}<p style="margin:4px 0">{{ ${cut(line('.Annotations.summary'), 1000)} }}</p>{{ end }}
{{ if $link }}<p style="margin:8px 0"><a href="{{ $link }}"><b>Open the runbook</b></a></p>{{ end }}
{{ if $prose }}<p style="margin:4px 0">Runbook: {{ ${cut(line('$prose'), 1000)} }}</p>{{ end }}
{{ if $left }}<p style="margin:4px 0">Too long for the link: {{ ${cut(line('$left'), 1000)} }}</p>{{ end }}
<p style="margin:4px 0">${isFiring ? 'Firing since' : 'Started'} {{ .StartsAt.UTC.Format "2006-01-02 15:04" }} UTC</p>
<ul style="margin:4px 0">
{{ range .Labels.SortedPairs }}{{ if ne .Name "alertname" }}<li><code>{{ .Name }}={{ ${cut(line('.Value'), 1000)} }}</code></li>
{{ end }}{{ end }}</ul>
${isFiring ? '{{ if or (not $lead) (and $link (not $isLinked)) }}{{ $lead = .Labels.alertname }}{{ $isLinked = $link }}{{ end }}' : ''}
{{- end }}{{ end }}{{ end -}}
{{- if gt (len .Alerts.${isFiring ? 'Firing' : 'Resolved'}) ${mostInMail} }}<p>These are ${mostInMail} of {{ len .Alerts.${isFiring ? 'Firing' : 'Resolved'} }} alerts.</p>{{ end -}}`;
  return String.raw`
<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>{{ template "alertbook.title" . }}</title></head>
<body style="font-family:sans-serif;font-size:16px;line-height:1.5">
<h1 style="font-size:20px">{{ template "alertbook.title" . }}</h1>
{{- $lead := "" }}{{ $isLinked := "" }}${alert(true)}
{{- if $lead }}{{ template "alertbook.steps" (stringSlice "html" $lead) }}{{ end }}${alert(false)}
</body>
</html>`;
}

/** A text on one line, as an expression: nothing in it hides or reorders what is behind it. */
function line(text: string): string {
  return String.raw`(reReplaceAll "[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+" " " ${text})`;
}

/** A text of at most so many characters, as an expression. */
function cut(text: string, longest: number): string {
  return `(reReplaceAll "(?s)^(.{${longest}}).+$" "$1…" ${text})`;
}

function escaped({ escape }: Pick<Markup, 'escape'>, text: string): string {
  return escape.reduce(
    (inner, [pattern, written]) => `(reReplaceAll ${goString(pattern)} ${goString(written)} ${inner})`,
    text,
  );
}
