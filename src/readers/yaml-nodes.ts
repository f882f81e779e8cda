import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Alias,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';

/** A key of a map with its value. */
export interface Entry {
  key: Scalar;
  /** As written: an alias is not followed. */
  value: Node | null;
  pair: Pair;
  /** Whether it comes from another map, by `<<: *name`. */
  isInherited: boolean;
  /** Further keys of the same name in the same map. */
  repeats: Scalar[];
}

export type Entries = ReadonlyMap<string, Entry>;

/** Something wrong with the aliases of a document. */
export interface AliasProblem {
  offset: number;
  kind: 'unknown' | 'loop' | 'too-many';
  name: string;
}

/** Nodes of YAML documents with their aliases and merge keys followed. */
export class YamlNodes {
  /** How many values aliases may repeat in one document. */
  readonly #maxRepeats: number;
  readonly #targetByAlias = new Map<Alias, Node>();
  readonly #entriesByMap = new Map<YAMLMap, Entries>();
  readonly #repeated = new Set<Node>();

  constructor(maxRepeats: number) {
    this.#maxRepeats = maxRepeats;
  }

  /** Finds what each alias of a document stands for. A document with a problem must not be read further. */
  addDocument(contents: Node | null): AliasProblem[] {
    const problems: AliasProblem[] = [];
    const nodeByAnchor = new Map<string, Node>();
    const sizes = new Map<Node, number>();
    let repeats = 0;
    const sizeOfAlias = (alias: Alias): number => {
      const problem = (kind: AliasProblem['kind']): void =>
        void problems.push({ offset: alias.range?.[0] ?? 0, kind, name: alias.source });
      const target = nodeByAnchor.get(alias.source);
      if (!target) return (problem('unknown'), 1);
      const size = sizes.get(target);
      if (size === undefined) return (problem('loop'), 1);
      this.#targetByAlias.set(alias, target);
      this.#repeated.add(target);
      if (repeats <= this.#maxRepeats && repeats + size > this.#maxRepeats) problem('too-many');
      repeats += size;
      return size;
    };
    const sizeOf = (node: unknown): number => {
      if (isAlias(node)) return sizeOfAlias(node);
      if (isPair(node)) return sizeOf(node.key) + sizeOf(node.value);
      if (!isMap(node) && !isSeq(node) && !isScalar(node)) return 0;
      if (node.anchor) nodeByAnchor.set(node.anchor, node);
      let size = 1;
      if (!isScalar(node)) for (const item of node.items) size += sizeOf(item);
      if (node.anchor) sizes.set(node, size);
      return size;
    };
    sizeOf(contents);
    return problems;
  }

  /** The node that an alias stands for; any other node is itself. */
  follow(node: unknown): Node | null {
    if (isAlias(node)) return this.#targetByAlias.get(node) ?? null;
    return (node ?? null) as Node | null;
  }

  /** Whether an alias repeats this node elsewhere, so that a change here would be a change there. */
  isRepeated(node: Node): boolean {
    return this.#repeated.has(node);
  }

  /** Entries of a map by their key: its own first, then those that `<<` brings. Of a key that appears twice, the first. */
  entriesOf(map: YAMLMap): Entries {
    const known = this.#entriesByMap.get(map);
    if (known) return known;
    const entries = new Map<string, Entry>();
    this.#entriesByMap.set(map, entries);
    const merged: Node[] = [];
    for (const pair of map.items) {
      const key = this.follow(pair.key);
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const first = entries.get(name);
      if (name === '<<' && key.type === 'PLAIN') merged.push(...this.#mergedMaps(pair.value));
      else if (first) first.repeats.push(key);
      else entries.set(name, { key, value: pair.value as Node | null, pair, isInherited: false, repeats: [] });
    }
    for (const source of merged) {
      if (!isMap(source)) continue;
      for (const [name, entry] of this.entriesOf(source))
        if (!entries.has(name)) entries.set(name, { ...entry, isInherited: true, repeats: [] });
    }
    return entries;
  }

  #mergedMaps(value: unknown): Node[] {
    const node = this.follow(value);
    const nodes = isSeq(node) ? node.items.map((item) => this.follow(item)) : [node];
    return nodes.filter((found) => found !== null);
  }
}
