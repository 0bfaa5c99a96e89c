import { signal } from '@preact/signals';

/** As many records as are chosen at once. */
export const mostSelected = 5000;

export type Selection = ReturnType<typeof createSelection>;

/** The records of a list that something is to be done with, by their ids; they stay chosen when they are scrolled away. */
export function createSelection() {
  const ids = signal<ReadonlySet<string>>(new Set());
  /** Where a range begins: the row that was chosen or left last. */
  let anchor = 0;

  const toggle = (id: string, index: number) => {
    const next = new Set(ids.peek());
    if (!next.delete(id)) next.add(id);
    anchor = index;
    ids.value = next;
  };

  /** Chooses further records besides those that are. */
  const add = (more: readonly string[]) => {
    ids.value = new Set([...ids.peek(), ...more].slice(0, mostSelected));
  };

  /** The rows from the last one that was chosen to another one. */
  const rangeTo = (index: number) => ({
    from: Math.min(anchor, index),
    count: Math.abs(anchor - index) + 1,
  });

  /** Leaves records out that are gone, or that are dealt with. */
  const drop = (gone: ReadonlySet<string>) => {
    ids.value = new Set([...ids.peek()].filter((id) => !gone.has(id)));
  };

  const clear = () => {
    if (ids.peek().size > 0) ids.value = new Set();
  };

  return { ids, toggle, add, rangeTo, drop, clear };
}
