import type { Parameter } from '../../../schemas/runbook.ts';
import { allDocuments, type Catalogue } from '../../model/catalogue/catalogue.ts';
import { mayHold, type ParameterUse } from '../../model/catalogue/document.ts';
import { declaredBy } from './declared-parameters.ts';

/** A parameter in a command, with what its page declares of it. */
export interface CommandUse extends ParameterUse {
  command: NonNullable<ParameterUse['command']>;
  declared: Parameter | undefined;
}

/** Every parameter in a block that is there to be run, by the document that it is written in. */
export function usesInCommands(catalogue: Catalogue): CommandUse[] {
  return allDocuments(catalogue).flatMap((document) => {
    const declared = declaredBy(document) ?? [];
    const mayDeclareMore = mayHold(document, ['params', '*', 'name']);
    return (document.body?.parameters ?? []).flatMap((use) => {
      const own = declared.find(({ name }) => name === use.name);
      return use.command && (own || !mayDeclareMore) ? [{ ...use, command: use.command, declared: own }] : [];
    });
  });
}

/** The first use of each parameter in each file, as `key` tells uses apart. */
export function firstOfEach(uses: readonly CommandUse[], key: (use: CommandUse) => string): CommandUse[] {
  const seen = new Set<string>();
  return uses.filter((use) => {
    const id = [use.at.file, use.name, key(use)].join('\0');
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
