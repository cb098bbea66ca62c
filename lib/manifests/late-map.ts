/** A map whose keys are known, and whose values are read when somebody first asks for one. */
export class LateMap<Value> implements ReadonlyMap<string, Value> {
  readonly #of: ReadonlyMap<string, () => ReadonlyMap<string, Value>>;

  private constructor(of: ReadonlyMap<string, () => ReadonlyMap<string, Value>>) {
    this.#of = of;
  }

  /** @param read - is called once, when somebody asks for the first value */
  static from<Value>(keys: Iterable<string>, read: () => ReadonlyMap<string, Value>): LateMap<Value> {
    let all: ReadonlyMap<string, Value> | undefined;
    const once = () => (all ??= read());
    return new LateMap(new Map(Array.from(keys, (key) => [key, once])));
  }

  /** Several maps as one; a later one wins. */
  static merged<Value>(maps: readonly ReadonlyMap<string, Value>[]): LateMap<Value> {
    const of = new Map<string, () => ReadonlyMap<string, Value>>();
    for (const map of maps) {
      const itself = () => map;
      for (const key of map.keys()) of.set(key, itself);
    }
    return new LateMap(of);
  }

  get size(): number {
    return this.#of.size;
  }

  has(key: string): boolean {
    return this.#of.has(key);
  }

  get(key: string): Value | undefined {
    return this.#of.get(key)?.().get(key);
  }

  keys(): MapIterator<string> {
    return this.#of.keys();
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [key, map] of this.#of) yield [key, map().get(key) as Value];
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(act: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this) act(value, key, this);
  }
}
