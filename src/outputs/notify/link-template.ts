import { goPattern, goString } from './go-template.ts';

/** What the link of an alert is made from. */
export interface LinkSettings {
  /** Public address of the site, with its base and the last slash. */
  site: string;
  /** Annotation that holds the link of an alert. */
  key: string;
  /** Names of all parameters of the site: their values come first, where a link has no room for all. */
  parameters: readonly string[];
}

/** Longest link in bytes: mail programs end at 2083 and buttons of Slack at 3000. */
const longestLink = 2000;
/** Room for `&startsAt=1796000000`. It comes last: what a message puts behind a link then never touches a label. */
const roomForStart = 24;
/** A value that is longer is not filled in by any page, in characters. */
const longestValue = 256;

/** Characters that end a link in some message, and how an address has them. */
const escapes: readonly (readonly [pattern: string, written: string])[] = [
  ['<', '%3C'],
  ['>', '%3E'],
  ['"', '%22'],
  ["'", '%27'],
  ['`', '%60'],
  ['[|]', '%7C'],
  ['[(]', '%28'],
  ['[)]', '%29'],
  ['[\\\\]', '%5C'],
  ['[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]', '%20'],
];

/**
 * Actions of a template that make the link of an alert, which is the dot, in the variable `$link`; it is empty where the
 * alert has none. `$left` names the labels that have no room in it, and `$prose` is what is there in place of a link.
 *
 * A link to the site carries the labels and the start, before its fragment. What the link has already is not written again:
 * whoever wrote the rule knows better. Links to other sites stay as they are: labels are nobody else's business.
 *
 * @param options.isFiring Whether the link starts the clock.
 */
export function linkActions({ site, key, parameters }: LinkSettings, { isFiring }: { isFiring: boolean }): string {
  const first = `^(?:severity${parameters.map((name) => `|${goPattern(name)}`).join('')})$`;
  return String.raw`
{{- $link := "" }}{{ $left := "" }}{{ $prose := "" -}}
{{- $written := reReplaceAll "^\\s+|\\s+$" "" (index .Annotations ${goString(key)}) -}}
{{- if match "(?i)^https?://[^\\s?#]+(?:[?#].*)?$" $written -}}
  {{- $link = $written -}}
${escapes.map(([pattern, written]) => `  {{- $link = reReplaceAll ${goString(pattern)} ${goString(written)} $link -}}`).join('\n')}
{{- else -}}
  {{- $prose = $written -}}
{{- end -}}
{{- if match ${goString(`^(?i:${siteOrigin(site)})${sitePath(site)}`)} $link -}}
  {{- $query := reReplaceAll "#.*$" "" $link -}}
  {{- $anchor := reReplaceAll "^[^#]*" "" $link -}}
  {{- $join := "" -}}
  ${joinAction}
  {{- if match "[?]." $anchor -}}
    {{- $query = printf "%s%s%s" $query $join (reReplaceAll "#.*$" "" (reReplaceAll "^[^?]*[?]" "" $anchor)) -}}
    ${joinAction}
  {{- end -}}
  {{- $anchor = reReplaceAll "[?].*$" "" $anchor -}}
  {{- range .Labels.SortedPairs }}{{ if match ${goString(first)} .Name }}${labelActions}{{ end }}{{ end -}}
  {{- range .Labels.SortedPairs }}{{ if not (match ${goString(first)} .Name) }}${labelActions}{{ end }}{{ end -}}
${isFiring ? startAction : ''}  {{- $link = printf "%s%s" $query $anchor -}}
{{- end -}}
`;
}

/** Addresses of the site by either scheme: certificates come and go. */
function siteOrigin(site: string): string {
  return `https?://${goPattern(new URL(site).host)}`;
}

function sitePath(site: string): string {
  const base = new URL(site).pathname.replace(/\/$/, '');
  return `${goPattern(base)}(?:[/?#]|$)`;
}

/** What stands between an address and one more value. */
const joinAction = String.raw`{{- $join = "?" }}{{ if match "[?]" $query }}{{ $join = "&" }}{{ end }}{{ if match "[?&]$" $query }}{{ $join = "" }}{{ end -}}`;

const startAction = String.raw`  {{- if not (match "[?&]startsAt=[^&]" $query) }}{{ $query = printf "%s%sstartsAt=%d" $query $join .StartsAt.Unix }}{{ $join = "&" }}{{ end -}}
`;

/** Adds the label that is the dot, unless the link has it, or has no room for it. */
const labelActions = [
  String.raw`{{ $name := urlquery .Name }}{{ $value := urlquery .Value }}`,
  String.raw`{{ $isWritten := match (printf "[?&]\\Q%s\\E=[^&]" $name) $query }}`,
  // What Go prints where there is no value.
  String.raw`{{ $isNone := match (printf "[?&]\\Q%s\\E=(?:%%3[Cc]|%%5[Bb]|\\[)no(?:[+]|%%20)value" $name) $query }}`,
  String.raw`{{ if and .Value (or $isNone (not $isWritten)) }}`,
  String.raw`{{ $longer := printf "%s%s%s=%s" $query $join $name $value }}`,
  String.raw`{{ if or (match "(?s)^.{${longestValue + 1}}" .Value) (gt (len (printf "%s%s" $longer $anchor)) ${longestLink - roomForStart}) }}`,
  String.raw`{{ $left = printf "%s%s%s" $left (reReplaceAll "^.+$" ", " $left) $name }}`,
  String.raw`{{ else }}{{ $query = $longer }}{{ $join = "&" }}{{ end }}{{ end }}`,
].join('');
