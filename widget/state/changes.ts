export interface Change {
  /** The kind of record, as in the contract. */
  type: string;
  id: string;
  /** Null when it was deleted. */
  record: object | null;
  /** The server has not said yet: shown already, and worth no question. */
  isPending?: boolean;
}

export type Changes = ReturnType<typeof createChanges>;

/** Tells every view on the screen what one of them changed, so that they all show the same. */
export function createChanges() {
  const listeners = new Set<(change: Change) => void>();
  const tell = (change: Change) => {
    for (const listener of listeners) listener(change);
  };
  const listen = (listener: (change: Change) => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return { tell, listen };
}
