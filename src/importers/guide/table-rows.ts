import type { Row, TableOf } from './outline.ts';

/** A row of a table by what its columns mean. */
export interface NamedRow<Key extends string> {
  row: Row;
  /** Cells by meaning; those that are empty are left out. */
  cells: Partial<Record<Key, string>>;
  /** Cells of columns that mean nothing here, with their titles. */
  others: { title: string; cell: string }[];
}

/**
 * Rows by the meaning of their columns. The first column that fits a meaning has it; a column has one meaning.
 *
 * @param meanings By meaning, what the title of such a column looks like, in the order in which columns are given away.
 * @returns Nothing when a column is missing that the table needs.
 */
export function namedRows<Key extends string>(
  { header, rows }: TableOf,
  meanings: Record<Key, RegExp>,
  needed: readonly NoInfer<Key>[],
): NamedRow<Key>[] {
  const columnByKey = new Map<Key, number>();
  for (const [key, pattern] of Object.entries(meanings) as [Key, RegExp][]) {
    const column = header.findIndex(
      (title, index) => pattern.test(title.trim()) && ![...columnByKey.values()].includes(index),
    );
    if (column !== -1) columnByKey.set(key, column);
  }
  if (needed.some((key) => !columnByKey.has(key))) return [];
  const meant = new Set(columnByKey.values());
  return rows.map((row): NamedRow<Key> => {
    const cells = Object.fromEntries(
      [...columnByKey]
        .map(([key, column]) => [key, row.cells[column]?.trim() ?? ''] as const)
        .filter(([, cell]) => cell !== ''),
    ) as Partial<Record<Key, string>>;
    const others = row.cells.map((cell, index) => ({ title: header[index] ?? '', cell: cell.trim(), index }));
    return {
      row,
      cells,
      others: others
        .filter(({ cell, index }) => cell !== '' && !meant.has(index))
        .map(({ title, cell }) => ({ title, cell })),
    };
  });
}

/** What columns say that have no field, in words: `Owner: Data team; Region: eu`. */
export function inWords(others: readonly { title: string; cell: string }[]): string | undefined {
  return others.map(({ title, cell }) => (title === '' ? cell : `${title}: ${cell}`)).join('; ') || undefined;
}
