import type { Catalogue } from '../model/catalogue/catalogue.ts';
import { mayHold } from '../model/catalogue/document.ts';
import { includedParts } from '../model/catalogue/parts.ts';
import type { Check, Reported } from '../model/audit/finding.ts';
import { didYouMean } from '../model/text/nearest.ts';
import { includesUnread } from '../model/catalogue/unread.ts';
import { parametersByDocument, parametersOfShownLinks, type ParametersOf } from './commands/declared-parameters.ts';

/** What a part needs, the part declares; the pages that include it have it from there. */
export const parameterUndeclared = {
  id: 'parameter/undeclared',
  level: 'error',
  summary: 'Every `{{name}}` in a text is declared under `params:`.',
  run: (catalogue: Catalogue) =>
    parametersByDocument(catalogue)
      // A part that could not be read may declare them.
      .filter(
        ({ document }) =>
          !includesUnread(catalogue, document) &&
          [document, ...includedParts(catalogue, document).map(({ part }) => part)].every(
            (text) => !mayHold(text, ['params', '*', 'name']),
          ),
      )
      .flatMap((parameters) => [...inText(parameters), ...inShownLinks(catalogue, parameters)]),
} satisfies Check;

function inText({ document, declared, names }: ParametersOf): Reported[] {
  const uses = document.body?.parameters.filter(({ name }) => !names.has(name)) ?? [];
  return uses.map(({ name, at }) => ({
    message: `\`{{${name}}}\` is used here, but ${declared ? `\`params:\` does not declare \`${name}\`` : `only runbooks, guides and parts have parameters`}.`,
    hint: declared ? didYouMean(name, names, declareHint(name)) : 'Write the value itself.',
    at,
  }));
}

function inShownLinks(catalogue: Catalogue, { document, declared, names }: ParametersOf): Reported[] {
  if (!declared || document.type === 'part') return [];
  return parametersOfShownLinks(catalogue, document)
    .filter(({ name }) => !names.has(name))
    .map(({ name, link, at }) => ({
      message: `The address of the link \`${link}\` needs \`{{${name}}}\`, but \`params:\` does not declare \`${name}\`.`,
      hint: declareHint(name),
      at,
    }));
}

function declareHint(name: string): string {
  return `Declare it: \`- name: ${name}\` with \`label:\` and \`example:\`.`;
}
