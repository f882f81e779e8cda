import { usablePattern } from '../../schemas/quantities/value-pattern.ts';
import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { isInertPattern, patternLike } from '../model/commands/inert-pattern.ts';
import { isInert } from '../model/commands/inert.ts';
import { doubtInWords, type Place } from '../model/commands/place.ts';
import type { Check } from '../model/audit/finding.ts';
import { firstOfEach, usesInCommands } from './commands/parameter-uses.ts';

const inertValues = 'values of letters, digits and `_ . : / @ + , -`';

/** What places take that take less. */
const taken: ReadonlyMap<Place['kind'], string> = new Map<Place['kind'], string>([
  ['inert-word', 'values of letters, digits and `_ . : -`'],
  ['inert-host', 'hosts, with a port or without,'],
  ['sql-word', 'values of letters, digits and `_`'],
  ['sql-table', 'names of tables'],
  ['sql-number', 'numbers'],
]);

/** A pattern of inert characters says that the parameter never needs more. */
export const parameterInertOnly = {
  id: 'parameter/inert-only',
  level: 'note',
  summary: 'Every place of a command takes all values that its parameter can have.',
  run: (catalogue: Catalogue) =>
    firstOfEach(
      usesInCommands(catalogue).filter(
        ({ command, declared }) =>
          'why' in command.place &&
          command.place.why.kind !== 'command-name' &&
          !isInertPattern(usablePattern(declared?.pattern) ?? '.'),
      ),
      ({ command }) => JSON.stringify('why' in command.place && command.place.why),
    ).map(({ name, command, declared, at }) => ({
      message: `For \`{{${name}}}\`, only ${taken.get(command.place.kind) ?? inertValues} are filled in here, because ${
        'why' in command.place ? doubtInWords(command.place.why) : ''
      }.`,
      hint: isInert(declared?.example ?? '')
        ? `If these are enough, write \`pattern: ${patternLike(declared!.example)}\` for \`${name}\` under \`params:\`.`
        : `Put \`{{${name}}}\` where one program reads it as one argument, or let people type it.`,
      at,
    })),
} satisfies Check;
