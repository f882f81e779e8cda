import type { Element, ElementContent, Root, RootContent } from 'hast';
import { textOfTree, treeOf } from '../catalogue/tree.ts';
import { commandLanguages } from '../commands/command-languages.ts';
import { firstAction } from './first-action.ts';

/** A step as a message shows it. */
export interface FirstStep {
  title: string;
  /** The command to copy, on one line, with its placeholders as they are written; undefined where the page is needed for it. */
  command: string | undefined;
}

/**
 * The steps that a text begins with, in their order: up to the first fork, because what follows depends on it. A command is
 * given where it is the only one of its step, is on one line, and does not change anything, as far as its writer says. A text
 * without steps and forks begins with its first command.
 *
 * @param tree With the text of its parts, so that no step is missing between two.
 */
export function firstSteps(tree: Root): FirstStep[] {
  const steps: FirstStep[] = [];
  const hasFork = collect(tree.children, steps);
  const action = steps.length === 0 && !hasFork ? firstAction({ treeText: textOfTree(tree) }) : undefined;
  const command = action?.body && codeIn(treeOf(action.body).children as ElementContent[]).map(commandOf)[0];
  if (action && command !== undefined) steps.push({ title: action.title, command });
  return steps;
}

/** @returns Whether the way forks here. */
function collect(nodes: readonly (RootContent | ElementContent)[], steps: FirstStep[]): boolean {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'mdx-decision') return true;
    if (node.tagName !== 'mdx-step') {
      if (collect(node.children, steps)) return true;
      continue;
    }
    const commands = codeIn(node.children);
    steps.push({
      title: String(node.properties['title']),
      command: commands.length === 1 ? commandOf(commands[0]!) : undefined,
    });
    if (holdsDecision(node)) return true;
  }
  return false;
}

function holdsDecision(node: Element): boolean {
  return node.children.some(
    (child) => child.type === 'element' && (child.tagName === 'mdx-decision' || holdsDecision(child)),
  );
}

function codeIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    if (node.tagName !== 'mdx-code') return codeIn(node.children);
    return node.properties['output'] === true ? [] : [node];
  });
}

function commandOf({ properties, children }: Element): string | undefined {
  const { language, risk, doubt } = properties;
  if (!commandLanguages.includes(String(language)) || doubt !== undefined) return undefined;
  if (risk !== 'safe' && risk !== undefined) return undefined;
  const text = copiedText(children).trim();
  return text === '' || text.includes('\n') ? undefined : text;
}

/** What people copy of a command: not its prompts, and not its output. */
function copiedText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type !== 'element') return '';
      if (node.tagName === 'mdx-param') return `{{${String(node.properties['name'])}}}`;
      const classes = node.properties['className'];
      const isAside = Array.isArray(classes) && (classes.includes('prompt') || classes.includes('output'));
      return isAside ? '' : copiedText(node.children);
    })
    .join('');
}
