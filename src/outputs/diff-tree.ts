import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { sections, type Change, type Note, type TextChange, type ValueChange } from '../model/diff/changes.ts';
import { visibleLine, visibleText } from '../model/text/visible-text.ts';
import { bySection, countsOf, kindWords, type DiffReport, type SideName } from './diff-report.ts';

/** Where an address of the new side, from the root of the site, is to be linked to; undefined for no link. */
export type HrefOf = (address: string) => string | undefined;

/** A comparison as a tree of HTML below its heading. Text is text, whatever is in it. */
export function diffTree(report: DiffReport, hrefOf: HrefOf): Root {
  const groups = bySection(report.changes);
  return {
    type: 'root',
    children: [
      h('p', 'From ', ...sideNodes(report.old), ' to ', ...sideNodes(report.new), '.'),
      ...report.notes.map(noteNode),
      ...(groups.length === 0
        ? [h('p', 'Nothing changes for readers.')]
        : [
            h(
              'ul',
              countsOf(report.changes).map(({ title, counts }, place) =>
                h('li', [h('a', { href: `#${groups[place]![0]}` }, title), `: ${counts}`]),
              ),
            ),
          ]),
      ...groups.flatMap(([section, changes]) => [
        h('h2', { id: section }, sections[section]),
        h(
          'ul',
          { className: ['changes'] },
          changes.map((change) => changeNode(change, hrefOf)),
        ),
      ]),
    ],
  };
}

function sideNodes({ kind, name, detail }: SideName): ElementContent[] {
  const words = { content: 'content', site: 'the built site', revision: 'revision' };
  return [h('span', `${words[kind]} `), h('code', visibleLine(name)), h('span', detail === '' ? '' : ` (${detail})`)];
}

function noteNode({ text, names }: Note): ElementContent {
  const shown = names.flatMap((name, place) => [place === 0 ? ' ' : ', ', h('code', visibleLine(name))]);
  return h('p', { className: ['change-note'] }, [h('strong', 'Note: '), text, ...shown]);
}

/** One change: what happened, to what, and how. */
export function changeNode(change: Change, hrefOf: HrefOf): ElementContent {
  const { kind, noun, name, of, address, oldAddress, values, text } = change;
  const href = address === undefined ? undefined : hrefOf(address);
  const shown = visibleLine(name);
  return h('li', [
    h('strong', kindWords[kind]),
    ` ${noun} `,
    href === undefined ? h('span', { className: ['change-name'] }, shown) : h('a', { href }, shown),
    ...(of === undefined ? [] : [` of ${visibleLine(of)}`]),
    ...(kind === 'renamed' && oldAddress !== undefined ? [', was ', h('code', visibleLine(oldAddress))] : []),
    ...(values.length === 0 ? [] : [h('ul', values.map(valueNode))]),
    ...text.map(textNode),
  ]);
}

function valueNode({ field, old, new: now, remark }: ValueChange): ElementContent {
  return h('li', [
    h('span', `${visibleLine(field)}: `),
    ...(old === undefined ? [] : [h('del', h('code', visibleText(old)))]),
    ...(old === undefined || now === undefined ? [] : [' → ']),
    ...(now === undefined ? [] : [h('ins', h('code', visibleText(now)))]),
    ...(remark === undefined ? [] : [` (${remark})`]),
  ]);
}

const textWords = { added: 'Added: ', removed: 'Removed: ', changed: 'Changed: ' };

/** A piece of text, with the words that are gone and new in elements of their own. */
export function textNode({ kind, words }: TextChange): ElementContent {
  return h('p', { className: ['change-text'] }, [
    h('strong', textWords[kind]),
    ...words.map(([sign, run]) =>
      sign === '=' ? visibleText(run) : h(sign === '-' ? 'del' : 'ins', visibleText(run)),
    ),
  ]);
}
