import { hours, timesOf } from './maintenance.ts';
import { fieldsOf, ifDuration, ifRecurrence, inWords, reader } from './record-reader.ts';
import { tidied, without } from './wording.ts';

export const readWindows = reader({
  kind: 'maintenance window',
  type: 'maintenance',
  list: 'windows',
  named: 'name',
  isAbout: (titles, { record }) => record.form === 'row' && titles.some((title) => /maintenance/i.test(title)),
  read(_facts, given) {
    const { name, cells, others } = given;
    const time = cells.get('time')?.value ?? '';
    const found = hours.exec(time);
    const times = found && timesOf(found);
    const fields = fieldsOf(given, { every: ifRecurrence, longest: ifDuration, notice: ifDuration });
    if (!times || without(time, found[0]) !== '' || fields?.['every'] === undefined) return undefined;
    const { every, ...lengths } = fields;
    return {
      name: name.value,
      fields: { name: tidied(name.value), every, ...times.fields, ...lengths, for: inWords(others) },
      told: [name, ...cells.values(), ...others],
      absorbed: times.absorbed,
    };
  },
});
