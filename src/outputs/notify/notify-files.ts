import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { messageTemplates, type MessageSettings } from './message-templates.ts';

/** Systems that `alertbook notify` writes for. */
export const notifySystems = ['alertmanager', 'grafana', 'helm'] as const;
export type NotifySystem = (typeof notifySystems)[number];

export interface NotifyFile {
  name: string;
  content: string;
}

/** Files for one system. */
export interface NotifyFiles {
  /** Made from the content, and made again when it changes. */
  templates: NotifyFile;
  /** Receivers that use the templates: something to begin with, whose addresses and keys are to be filled in. */
  receivers: NotifyFile;
}

/** Templates for the messages of a system, and receivers that use them. */
export function notifyFiles(system: NotifySystem, settings: MessageSettings): NotifyFiles {
  const text = messageTemplates(settings);
  const note = `Templates for messages with links to runbooks, by \`alertbook notify ${system}\`. Run it again when a runbook changes.`;
  switch (system) {
    case 'alertmanager':
      return {
        templates: { name: 'alertbook.tmpl', content: withMark(`{{/* ${note} */}}`, text) },
        receivers: { name: 'alertbook-alertmanager.yaml', content: alertmanagerConfig('alertbook.tmpl') },
      };
    case 'grafana':
      return {
        templates: {
          name: 'alertbook-templates.yaml',
          content: withMark(
            `# ${note}`,
            yaml({ apiVersion: 1, templates: [{ orgId: 1, name: 'alertbook', template: text }] }),
          ),
        },
        receivers: { name: 'alertbook-contact-points.yaml', content: contactPoints },
      };
    case 'helm':
      return {
        templates: {
          name: 'alertbook-values.yaml',
          content: withMark(`# ${note}`, yaml({ alertmanager: { templateFiles: { 'alertbook.tmpl': text } } })),
        },
        receivers: { name: 'alertbook-receivers.yaml', content: helmValues() },
      };
  }
}

/** The mark ends the first line of a file: the digest of all that follows it. */
const mark = /^[^\n]* sha256:([0-9a-f]{64})(?: \*\/\}\}|)\n/;

function withMark(firstLine: string, rest: string): string {
  const [, start = firstLine, end = ''] = /^(.*?)( \*\/\}\}|)$/s.exec(firstLine) ?? [];
  return `${start} sha256:${digestOf(rest)}${end}\n${rest}`;
}

/** Whether a file is as the command wrote it: nobody has changed it since. */
export function isAsWritten(content: string): boolean {
  const found = mark.exec(content);
  return found !== null && digestOf(content.slice(found[0].length)) === found[1];
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, blockQuote: 'literal' });
}

/** A whole configuration, so that `amtool check-config` has something to say of it. */
function alertmanagerConfig(templates: string): string {
  return `# A configuration of Alertmanager to begin with. Fill in what is REPLACE, leave out the receivers that you do not have, and
# take the rest into your own. The templates lie beside it. Try it: amtool check-config alertbook-alertmanager.yaml
templates: [${templates}]
${routeAndReceivers}${teamsComment}`;
}

/** Helm reads values as they are, so that braces in them need no escaping, except by the chart's own \`tplConfig\`. */
function helmValues(): string {
  const indented = `templates: [/etc/alertmanager/config/*.tmpl]\n${routeAndReceivers}${teamsComment}`.replace(
    /^(?=.)/gm,
    '    ',
  );
  return `# Receivers for kube-prometheus-stack to begin with. Fill in what is REPLACE, leave out the receivers that you do not have, and
# take the rest into your own values: Helm joins maps of several files, but takes a list whole from the last one.
alertmanager:
  # With true, the chart would read the templates below as its own.
  tplConfig: false
  config:
${indented}`;
}

const routeAndReceivers = `route:
  receiver: slack
  group_by: [alertname]
receivers:
  - name: slack
    slack_configs:
      - api_url: https://hooks.slack.com/services/REPLACE
        channel: '#alerts'
        send_resolved: true
        title: '{{ template "alertbook.slack_title" . }}'
        title_link: '{{ template "alertbook.first_link" . }}'
        fallback: '{{ template "alertbook.slack_title" . }}'
        text: '{{ template "alertbook.slack" . }}'
        actions:
          - type: button
            text: '{{ template "alertbook.button" . }}'
            url: '{{ template "alertbook.first_link" . }}'
  - name: mail
    email_configs:
      - to: oncall@example.com
        from: alertmanager@example.com
        smarthost: mail.example.com:587
        send_resolved: true
        headers:
          Subject: '{{ template "alertbook.title" . }}'
        html: '{{ template "alertbook.html" . }}'
        text: '{{ template "alertbook.text" . }}'
  - name: pagerduty
    pagerduty_configs:
      - routing_key: REPLACE
        send_resolved: true
        description: '{{ template "alertbook.title" . }}'
        client: Runbook
        client_url: '{{ template "alertbook.first_link" . }}'
        details:
          runbooks: '{{ template "alertbook.text" . }}'
        links:
          - text: '{{ template "alertbook.button" . }}'
            href: '{{ template "alertbook.first_link" . }}'
`;

const teamsComment = `  # Alertmanager 0.28 and later:
  # - name: teams
  #   msteamsv2_configs:
  #     - webhook_url: https://REPLACE
  #       send_resolved: true
  #       title: '{{ template "alertbook.title" . }}'
  #       text: '{{ template "alertbook.teams" . }}'
`;

/** Grafana takes dollar signs in these for variables of its environment: there are none. */
const contactPoints = `# Contact points of Grafana to begin with: fill in what is REPLACE, and leave out those that you do not have.
apiVersion: 1
contactPoints:
  - orgId: 1
    name: Slack with runbooks
    receivers:
      - uid: alertbook-slack
        type: slack
        settings:
          url: https://hooks.slack.com/services/REPLACE
          title: '{{ template "alertbook.slack_title" . }}'
          text: '{{ template "alertbook.slack" . }}'
  - orgId: 1
    name: Mail with runbooks
    receivers:
      - uid: alertbook-mail
        type: email
        settings:
          addresses: oncall@example.com
          subject: '{{ template "alertbook.title" . }}'
          message: '{{ template "alertbook.text" . }}'
  - orgId: 1
    name: PagerDuty with runbooks
    receivers:
      - uid: alertbook-pagerduty
        type: pagerduty
        settings:
          integrationKey: REPLACE
          summary: '{{ template "alertbook.title" . }}'
          client: Runbook
          client_url: '{{ template "alertbook.first_link" . }}'
          details:
            runbooks: '{{ template "alertbook.text" . }}'
  - orgId: 1
    name: Teams with runbooks
    receivers:
      - uid: alertbook-teams
        type: teams
        settings:
          url: https://REPLACE
          title: '{{ template "alertbook.title" . }}'
          message: '{{ template "alertbook.teams" . }}'
`;
