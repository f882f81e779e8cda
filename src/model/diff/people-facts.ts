import { isGap } from '../../../schemas/quantities/quantity.ts';
import type { Rotation } from '../../../schemas/team.ts';
import { memberAddress } from '../site/addresses.ts';
import { addressOf } from '../site/document-address.ts';
import type { Document } from '../catalogue/document.ts';
import type { Facts, ItemState } from './site-state.ts';
import { field, fieldsIn, fieldsOf, itemsWithIds } from './values.ts';

/** People, channels, rotations and shifts of a team. */
export function teamFacts({ id, data }: Document<'team'>): Facts {
  const address = (thing: { id: string }): string => memberAddress(`${id}/${thing.id}`);
  const named = ({ name }: { name: string }): string => name;
  return {
    fields: fieldsIn('people', data, ['people', 'channels', 'rotations']),
    items: [
      ...itemsWithIds(data.people, {
        section: 'people',
        noun: 'person',
        nameOf: ({ name, role }) => (name === undefined ? role : isGap(name) ? name.text : name),
        addressOf: address,
      }),
      ...itemsWithIds(data.channels, { section: 'people', noun: 'channel', nameOf: named, addressOf: address }),
      ...data.rotations.flatMap((rotation) => [
        ...itemsWithIds([rotation], {
          section: 'people',
          noun: 'rotation',
          nameOf: named,
          addressOf: address,
          without: ['shifts', 'overrides'],
        }),
        ...overrideItems(rotation, address(rotation)),
        ...itemsWithIds(rotation.shifts, { section: 'people', noun: 'shift', nameOf: named, addressOf: address }),
      ]),
    ],
  };
}

/** Overrides have no ids: they are told apart by the shift and the time, so that a change says who stands in. */
function overrideItems({ id, name, shifts, overrides }: Rotation, address: string): ItemState[] {
  const seen = new Map<string, number>();
  return overrides.map(({ from, until, shift: shiftId, ...rest }) => {
    const shift = shifts.find(({ id }) => id === shiftId) ?? (shiftId === undefined ? shifts[0] : undefined);
    const time = `${from.text} to ${until.text}`;
    const place = `${id}/${shift?.id ?? shiftId ?? ''}/${time}`;
    const count = (seen.get(place) ?? 0) + 1;
    seen.set(place, count);
    return {
      key: `override/${place}${count > 1 ? `/${count}` : ''}`,
      section: 'people',
      noun: 'override',
      name: `${shift?.name ?? shiftId ?? name}, ${time}`,
      address,
      fields: fieldsOf(rest),
    };
  });
}

/** Steps of a policy have no names: they are told apart by who they call, and when. */
export function escalationFacts({ data, ...document }: Document<'escalation'>): Facts {
  return {
    fields: [
      ...field('severities', 'severity matrix', data.severityMatrix),
      ...fieldsIn('people', data, ['steps', 'severityMatrix']),
    ],
    items: data.steps.map((step, index) => ({
      key: `step/${index + 1}`,
      section: 'people',
      noun: 'step',
      name: step.name ?? `Step ${index + 1}`,
      address: addressOf(document),
      fields: fieldsOf(step),
    })),
  };
}
