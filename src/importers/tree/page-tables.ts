import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Note } from '../write/new-file.ts';
import { plainText } from '../source/plain-text.ts';

/**
 * Keeps what broken tables hold. A row with more cells than the heading would lose them on the page, so the heading gets
 * empty ones; what looks like a table and is none stays the text that it is.
 */
export function normalizeTables(root: Root): Note[] {
  const notes: Note[] = [];
  visit(root, (node) => {
    if (node.type === 'table') {
      const [head, ...rows] = node.children;
      const most = Math.max(...rows.map(({ children }) => children.length), 0);
      const missing = most - (head?.children.length ?? 0);
      if (!head || missing <= 0) return;
      const title = plainText(head.children[0] ?? head);
      head.children.push(...Array.from({ length: missing }, () => ({ type: 'tableCell' as const, children: [] })));
      notes.push(
        note(
          `A row of this table has ${missing} cells more than its heading, which got empty ones.`,
          'Name its columns.',
          title,
        ),
      );
    }
    if (node.type === 'paragraph' && /^\|.*\n[\s:|]*-[\s:|-]*(?:\n|$)/.test(textWithLines(node.children))) {
      const first = plainText(node)
        .split('|')
        .find((cell) => cell.trim() !== '')
        ?.trim();
      notes.push(
        note(
          'These lines look like a table, and are not one: the line below the heading does not fit it.',
          'Give that line as many cells as the heading has.',
          first ?? '|',
        ),
      );
    }
  });
  return notes;
}

function textWithLines(children: readonly { type: string }[]): string {
  return children.map((child) => ('value' in child ? String(child.value) : ' ')).join('');
}

function note(message: string, hint: string, find: string): Note {
  return { id: 'import/table', level: 'warning', message, hint, find };
}
