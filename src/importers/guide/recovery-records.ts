import { boundedDurationKind } from '../../../schemas/quantities/bounded-duration.ts';
import { inWords, nothing, readableOf, reader } from './record-reader.ts';
import { lengthOfTime, tidied, upperBound, withoutBrackets } from './wording.ts';

/** `≤ 24 hours based on nightly dumps`: a figure, and words without another that explain it. */
function explainedFigure(text: string): { figure: string; note: string } | undefined {
  const [, figure = '', note = ''] =
    new RegExp(
      `^((?:<=|<|≤)?\\s*${lengthOfTime})\\s+((?:for|to|by|based on|after|thanks to|via|with|from|once)\\b.+)$`,
      'i',
    ).exec(text.trim()) ?? [];
  const isWhole = figure !== '' && 'value' in boundedDurationKind.parse(figure.trim()) && !/\d/.test(note);
  return isWhole ? { figure: upperBound(figure), note: tidied(note) } : undefined;
}

/** Columns that say since when or until when figures hold, and nothing that they are of. */
const isState =
  /^(?:now|today|current\b.*|actual\b.*|measured|achieved|goals?|status|notes?|values?|targets?)$|\b(?:post|after|once|future|planned)\b/i;

export const readTargets = reader({
  kind: 'recovery target',
  type: 'recovery',
  list: 'targets',
  named: 'scope',
  isAbout: (titles, { record, name }) =>
    (record.form === 'row' || (record.form === 'column' && !isState.test(name.value))) &&
    !titles.some((title) => /\brecords?\b|results?\b/i.test(title)),
  read(_facts, given) {
    const { name, cells, others } = given;
    const bounded = (text: string): string | undefined => {
      const figure = upperBound(withoutBrackets(text).text);
      return 'value' in boundedDurationKind.parse(figure) ? figure : explainedFigure(text)?.figure;
    };
    // `24 hours (nightly dump)`: what stands in brackets explains the figure, unless it is another.
    const remarks = [...cells.values()].flatMap(({ label, value }) => {
      const inside = explainedFigure(value)?.note ?? withoutBrackets(value).inside;
      return inside === undefined ? [] : [{ label, inside }];
    });
    if (remarks.some(({ inside }) => /\d/.test(inside))) return undefined;
    const { fields: figures, unread } = readableOf(given, { rto: bounded, rpo: bounded, mttr: bounded });
    if (!['rto', 'rpo'].some((figure) => Object.hasOwn(figures, figure))) return undefined;
    // What has no figure, or no single one, is said as well: `RPO: N/A`.
    const gaps = [...cells.values()].filter(({ value }) => nothing.test(value) && /\w/.test(value));
    const scope = /^targets?\s*\(([^()]+)\)$/i.exec(name.value)?.[1] ?? name.value;
    return {
      name: scope,
      fields: {
        scope: tidied(scope),
        ...figures,
        note:
          [
            ...remarks
              .filter(({ label }) => !unread.some((cell) => cell.label === label))
              .map(({ label, inside }) => `${label}: ${inside}`),
            inWords([...unread, ...others], gaps),
          ]
            .filter(Boolean)
            .join('; ') || undefined,
      },
      told: [name, ...cells.values(), ...others],
      absorbed: ['up to within at most max under less than', 'target targets'],
    };
  },
});
