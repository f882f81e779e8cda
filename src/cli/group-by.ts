/**
 * `Map.groupBy`, which Node 20 lacks, and nothing else of that age is used: `lib` in tsconfig.json names what may be.
 *
 * @see https://tc39.es/ecma262/#sec-map.groupby
 */
function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// Not an assignment: what goes through the names of a built-in must not find it.
if (!('groupBy' in Map)) Object.defineProperty(Map, 'groupBy', { value: groupBy, writable: true, configurable: true });
