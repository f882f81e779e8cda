import { isPlaceholder } from '../../../schemas/quantities/quantity.ts';
import { isOfDrills } from './drills.ts';
import { ifRecurrence, inWords, readableOf, reader } from './record-reader.ts';
import { tidied } from './wording.ts';

export const readDrills = reader({
  kind: 'drill',
  type: 'recovery',
  list: 'drills',
  named: 'what',
  isAbout: (titles, { record }) => record.form === 'row' && isOfDrills(titles),
  read(_facts, given) {
    const { name, cells, others } = given;
    const { fields, unread } = readableOf(given, {
      every: ifRecurrence,
      next: (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) || isPlaceholder(text) ? text : undefined),
    });
    if (fields['every'] === undefined) return undefined;
    return {
      name: name.value,
      fields: { what: tidied(name.value), ...fields, note: inWords([...unread, ...others]) },
      told: [name, ...cells.values(), ...others],
      absorbed: [],
    };
  },
});
