import { plainId, titleFrom } from '../write/names.ts';
import { filled } from '../slo/objective-draft.ts';
import type { SpecValue } from '../slo/specification.ts';
import { linkOf, type ChannelFields, type Drafts, type LinkFields } from './service-draft.ts';

/** @see https://docs.datadoghq.com/internal_developer_portal/software_catalog/entity_model/ */
export const isDatadog = (root: SpecValue): boolean =>
  root.get('schema-version').isThere || /^v3/.test(root.get('apiVersion').peek() ?? '');

/** What a definition of Datadog becomes, of any version of its schema. */
export function datadogDrafts(root: SpecValue): Drafts {
  const kind = root.get('kind').peek();
  if (kind !== undefined && kind !== 'service') return { services: [], teams: [], others: [{ from: root, kind }] };
  for (const name of ['schema-version', 'apiVersion', 'kind']) root.get(name).text();
  const about = root.get('metadata').isThere ? root.get('metadata') : root;
  const first = (...values: SpecValue[]): string | undefined => values.map((value) => value.text()).find(Boolean);
  const name = first(root.get('dd-service'), about.get('name'), root.get('info', 'dd-service')) ?? '';
  const shown = first(about.get('displayName'), root.get('info', 'display-name')) ?? titleFrom(name);
  const tier = tierOf([root.get('tier'), root.get('spec', 'tier'), root.get('info', 'service-tier')]);
  const owner = first(root.get('team'), about.get('owner'), root.get('org', 'team'));
  return {
    services: [
      {
        id: plainId(name),
        fields: {
          name: shown,
          ...filled({ summary: first(about.get('description'), root.get('info', 'description')), tier }),
          links: [...linksIn(about.get('links')), ...linksIn(root.get('external-resources')), ...pagersIn(root)],
        },
        owner: owner === undefined ? undefined : plainId(owner),
        channels: [...channelsIn(about.get('contacts')), ...channelsOfFirstVersion(root.get('contact'))],
        from: root,
      },
    ],
    teams: [],
    others: [],
  };
}

/** `1`, `Tier 1` and `tier1`: words such as `High` are no number, and stay for a person to decide. */
function tierOf(values: readonly SpecValue[]): number | undefined {
  for (const value of values) {
    const number = /^(?:tier\W?)?([1-5])$/i.exec(value.peek() ?? '')?.[1];
    if (number === undefined) continue;
    value.text();
    return Number(number);
  }
  return undefined;
}

function linksIn(list: SpecValue): LinkFields[] {
  return list.items().flatMap((link) => {
    const url = link.get('url').text();
    const words = ['type', 'provider'].map((field) => link.get(field).text());
    return url === undefined ? [] : [linkOf(link.get('name').text() ?? url, url, words)];
  });
}

function pagersIn(root: SpecValue): LinkFields[] {
  return root
    .get('integrations')
    .entries()
    .flatMap(([name, integration]) => {
      const url = integration.get('service-url').text() ?? integration.get('serviceURL').text() ?? integration.text();
      return url === undefined ? [] : [{ ...linkOf(titleFrom(name), url, []), kind: 'pager' as const }];
    });
}

function channelsIn(list: SpecValue): ChannelFields[] {
  return list.items().flatMap((contact) => {
    const type = contact.get('type').text() ?? '';
    const address = contact.get('contact').text();
    return address === undefined ? [] : [channelOf(contact.get('name').text(), type, address)];
  });
}

function channelsOfFirstVersion(contact: SpecValue): ChannelFields[] {
  return contact.entries().flatMap(([type, value]) => {
    const address = value.text();
    return address === undefined ? [] : [channelOf(undefined, type, address)];
  });
}

function channelOf(name: string | undefined, type: string, address: string): ChannelFields {
  const plain = name ?? address;
  const kind = /mail/i.test(type) ? 'email' : /slack|teams|chat/i.test(type) ? 'chat' : 'other';
  const isWeb = /^https?:\/\//i.test(address);
  return {
    id: plainId(name ?? type) || kind,
    name: isWeb || kind === 'email' || plain === address ? plain : `${plain} (${address})`,
    kind,
    ...(kind === 'email' && { email: address }),
    ...(isWeb && { url: address }),
  };
}
