import { isScalar, type Scalar, type YAMLMap } from 'yaml';
import { linksIn } from '../../model/rule-links/alert-link.ts';
import type { AlertRule } from '../../model/alerts/alert-rule.ts';
import { Refused } from './link-text.ts';
import type { RuleFile } from './rule-file.ts';
import { replaceInside } from './scalar-edits.ts';
import type { Splice } from './splice.ts';

/** The first link in the text of a rule, with its place. */
export function describedLink(file: RuleFile, node: Scalar, value: string): Pick<AlertRule, 'describedLink'> {
  const [link] = linksIn(value);
  if (link === undefined) return {};
  const [start, end] = node.range!;
  const written = file.text.yaml.slice(start, end).indexOf(link);
  return {
    describedLink: { value: link, at: written === -1 ? file.placedScalar(node).at : file.placeOf(start + written) },
  };
}

/**
 * Writes a link in place of the only one in a text of a rule.
 *
 * @returns undefined when it is there already.
 * @throws Refused when the text has none, or several, so that nobody can say where it belongs.
 */
export function linkInText(
  file: RuleFile,
  owner: YAMLMap,
  field: string,
  link: string,
): { splice: Splice; annotation: string; value: string } | undefined {
  const node = file.nodes.follow(file.nodes.entriesOf(owner).get(field)?.value);
  const value = file.peekText(node) ?? '';
  const [found, ...others] = linksIn(value);
  if (!isScalar(node) || found === undefined || others.length > 0)
    throw new Refused(`\`${field}\` has ${found === undefined ? 'no link' : 'several links'} that it could replace`);
  if (found === link) return undefined;
  if (linksIn(link)[0] !== link) throw new Refused(`its end could not be told from the rest of \`${field}\``);
  return { splice: replaceInside(file, node, found, link), annotation: field, value: value.replace(found, () => link) };
}
