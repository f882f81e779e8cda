import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { patternLike } from '../model/commands/inert-pattern.ts';
import type { Check } from '../model/audit/finding.ts';
import { firstOfEach, usesInCommands } from './commands/parameter-uses.ts';

/** Parameters that nothing declares are another check's. */
export const parameterNoPattern = {
  id: 'parameter/no-pattern',
  level: 'warning',
  summary: 'Every parameter of a destructive command says what its values look like.',
  run: (catalogue: Catalogue) =>
    firstOfEach(
      usesInCommands(catalogue).filter(
        ({ command, declared }) => command.risk === 'destructive' && declared && declared.pattern === undefined,
      ),
      () => '',
    ).map(({ name, declared, at }) => ({
      message: `\`{{${name}}}\` is part of a destructive command, and any value fits it.`,
      hint: `Add a pattern to \`${name}\` under \`params:\`, such as \`pattern: ${patternLike(declared?.example ?? '')}\`.`,
      at,
    })),
} satisfies Check;
