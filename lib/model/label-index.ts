import type { LabelSelector } from '../../imports/kubernetes.ts';
import { append } from './append.ts';
import type { Loose } from './kinds.ts';
import { selects } from './selector.ts';

interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
}

/** Things by their labels: a selector looks at those alone that bear its rarest label. */
export class LabelIndex<Item extends Labelled> {
  readonly items: readonly Item[];
  /** By the name of a label and its value. */
  readonly #byLabel = new Map<string, Map<string, Item[]>>();

  constructor(items: readonly Item[]) {
    this.items = items;
    for (const item of items) {
      for (const name in item.labels) {
        let byValue = this.#byLabel.get(name);
        if (byValue === undefined) this.#byLabel.set(name, (byValue = new Map<string, Item[]>()));
        append(byValue, item.labels[name] ?? '', item);
      }
    }
  }

  /** The items that bear a label. */
  bearing(name: string, value: string): readonly Item[] {
    return this.#byLabel.get(name)?.get(value) ?? [];
  }

  /** What a selector selects, in the order in which it was given. */
  selected(selector: Loose<LabelSelector>): readonly Item[] {
    let fewest = this.items;
    let labels = 0;
    const { matchLabels = {}, matchExpressions = [] } = selector;
    for (const name in matchLabels) {
      const bearers = this.bearing(name, matchLabels[name] ?? '');
      if (bearers.length === 0) return bearers;
      if (bearers.length <= fewest.length) fewest = bearers;
      labels += 1;
    }
    if (matchExpressions.length === 0 && labels <= 1) return fewest;
    return fewest.filter((item) => selects(selector, item.labels));
  }
}
