import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { linksIn } from '../../model/rule-links/alert-link.ts';
import { isFunction, readValue } from './cloudformation-text.ts';
import { Refused, writeLink } from './link-text.ts';
import { flowStyleOf, indentAt, insertInBraces, refuseShared, replaceValue, type FlowStyle } from './map-edits.ts';
import { addField, inBraces } from './rule-edits.ts';
import type { RuleFile } from './rule-file.ts';
import { behindColon, quotesOf, replaceInside, replaceScalar, styleAt } from './scalar-edits.ts';
import { behindLine, insertLines, type Splice } from './splice.ts';
import type { Entry } from '../yaml-nodes.ts';

/** What an edit of an alarm changes, as a later reading shows it. */
export interface AlarmEdit {
  splice: Splice;
  annotation: string;
  value: string;
}

/**
 * Writes a link into an alarm of CloudFormation: into its tag; else in place of the one link of its description; else
 * into a new tag.
 *
 * @throws Refused when functions of the template make the tag or the description.
 */
export function linkAlarm(file: RuleFile, properties: YAMLMap, key: string, link: string): AlarmEdit | undefined {
  const entries = file.nodes.entriesOf(properties);
  const tags = entries.get('Tags');
  const tag = tags && tagOf(file, tags, key);
  if (tag) return { splice: replaceTag(file, tag, link), annotation: key, value: link };
  const description = entries.get('AlarmDescription');
  const links = linksIn(readValue(file, description?.value)?.value ?? '');
  if (links.length === 1) return links[0] === link ? undefined : inDescription(file, description!, links[0]!, link);
  refuseSub(link, false);
  return {
    splice: tags ? addTag(file, tags, key, link) : addTags(file, properties, key, link),
    annotation: key,
    value: link,
  };
}

function tagOf(file: RuleFile, tags: Entry, key: string): YAMLMap | undefined {
  const found = file
    .peekItems(tags.value)
    .find((item) => readValue(file, file.peekFields(item)?.get('Key')?.value)?.value === key);
  return isMap(found) ? found : undefined;
}

function replaceTag(file: RuleFile, tag: YAMLMap, link: string): Splice {
  refuseShared(file, tag);
  const entry = file.nodes.entriesOf(tag).get('Value');
  if (!entry || entry.isInherited) throw new Refused('its tag has no value');
  const found = readValue(file, entry.value);
  if (!found && !isFunction(file, entry.value)) return replaceValue(file, tag, entry, link);
  if (!found?.isWhole) throw new Refused('functions of the template make the value of its tag');
  refuseSub(link, found.node !== entry.value || found.node.tag === '!Sub');
  return found.node === entry.value
    ? replaceValue(file, tag, entry, link)
    : replaceScalar(file, found.node, link, { inFlow: true });
}

function inDescription(file: RuleFile, description: Entry, found: string, link: string): AlarmEdit {
  const { value, node, isWhole } = readValue(file, description.value)!;
  if (!isWhole) throw new Refused('functions of the template make its description');
  if (linksIn(link)[0] !== link) throw new Refused('its end could not be told from the rest of the description');
  refuseSub(link, node !== description.value || node.tag === '!Sub');
  const lost = (found.match(/\$\{[^{}]*\}/g) ?? []).find((part) => !link.includes(part));
  if (lost !== undefined) throw new Refused(`\`${lost}\` makes a part of the link that is there`);
  return {
    splice: replaceInside(file, node, found, link),
    annotation: 'AlarmDescription',
    value: value.replace(found, () => link),
  };
}

/** @throws Refused when `${…}` of a link would be there as it is, because no `!Sub` reads it. */
function refuseSub(link: string, isSub: boolean): void {
  if (!isSub && link.includes('${')) throw new Refused('`${…}` in the link needs `!Sub` around it');
}

function addTags(file: RuleFile, properties: YAMLMap, key: string, link: string): Splice {
  const write = tagWriter(file, properties, key, link);
  const field = {
    lines: (indent: string, unit: string) => [`${indent}Tags:`, ...write.lines(indent + unit)],
    flow: (style: FlowStyle) => `${writeLink('Tags', style)}${style.colon}[${write.flow(style)}]`,
  };
  return addField(file, properties, ['AlarmDescription', 'AlarmName'], field, 'list');
}

function addTag(file: RuleFile, tags: Entry, key: string, link: string): Splice {
  const list = tags.value;
  if (tags.isInherited || !isSeq(list) || list.tag) throw new Refused('its tags come from another place');
  if (file.nodes.isRepeated(list)) throw new Refused(`other alarms repeat its tags by \`*${list.anchor ?? ''}\``);
  const first = list.items.find((item) => isMap(item));
  if (list.flow)
    return insertInBraces(
      file,
      list,
      tagWriter(file, first, key, link).flow,
      flowStyleOf(file, first?.items[0]?.key, tags.key),
    );
  const { source } = file.text;
  const indent = indentAt(source, file.text.sourceStart(list.range![0]));
  return insertLines(
    source,
    behindLine(source, behindColon(file, tags.key)),
    tagWriter(file, first, key, link).lines(indent),
  );
}

function tagWriter(
  file: RuleFile,
  beside: YAMLMap | undefined,
  key: string,
  link: string,
): { lines: (indent: string) => string[]; flow: (style: FlowStyle) => string } {
  const value = beside && file.nodes.entriesOf(beside).get('Value')?.value;
  const example = isScalar(value) ? quotesOf(value) : 'none';
  const style = { ...styleAt(file, 0), quotes: example };
  return {
    lines: (indent) => [
      `${indent}- Key: ${writeLink(key, { quotes: 'none' })}`,
      `${indent}  Value: ${writeLink(link, style)}`,
    ],
    flow: (flow) => {
      const text = (written: string): string =>
        writeLink(written, { ...style, quotes: flow.quotes === 'double' ? 'double' : example, inFlow: true });
      const name = (written: string): string => writeLink(written, { quotes: flow.quotes, inFlow: true });
      return inBraces(
        `${name('Key')}${flow.colon}${text(key)},${flow.colon.slice(1)}${name('Value')}${flow.colon}${text(link)}`,
        flow,
      );
    },
  };
}
