import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';

interface Drawing {
  /** All that it depends on. */
  madeOf: readonly unknown[];
  drawing: VNode;
}

/**
 * Draws parts of a long list, each by its key: a part that is made of the same as the last time is the very drawing of that time,
 * which Preact passes over. Those that are not drawn any more are forgotten.
 */
export function useKeptDrawings() {
  const last = useRef(new Map<string, Drawing>());
  const now = new Map<string, Drawing>();
  const before = last.current;
  last.current = now;
  return (key: string, madeOf: readonly unknown[], draw: () => VNode): VNode => {
    const kept = before.get(key);
    const isSame = kept?.madeOf.every((part, at) => Object.is(part, madeOf[at])) ?? false;
    const drawn = kept && isSame ? kept : { madeOf, drawing: draw() };
    now.set(key, drawn);
    return drawn.drawing;
  };
}
