/** A map whose keys are known, and whose values are read when somebody asks for them. */
export class LateMap<Value> implements ReadonlyMap<string, Value> {
  readonly #of: ReadonlyMap<string, (key: string) => Value | undefined>;

  private constructor(of: ReadonlyMap<string, (key: string) => Value | undefined>) {
    this.#of = of;
  }

  /** @param read - is called whenever somebody asks for the value of a key, with the place of the key among all */
  static each<Value>(keys: readonly string[], read: (key: string, index: number) => Value): LateMap<Value> {
    return new LateMap(new Map(keys.map((key, index) => [key, () => read(key, index)])));
  }

  /** Several maps as one; a later one wins. */
  static merged<Value>(maps: readonly ReadonlyMap<string, Value>[]): LateMap<Value> {
    const of = new Map<string, (key: string) => Value | undefined>();
    for (const map of maps) {
      const get = map.get.bind(map);
      for (const key of map.keys()) of.set(key, get);
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
    return this.#of.get(key)?.(key);
  }

  keys(): MapIterator<string> {
    return this.#of.keys();
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [key, get] of this.#of) yield [key, get(key) as Value];
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(act: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this) act(value, key, this);
  }
}
