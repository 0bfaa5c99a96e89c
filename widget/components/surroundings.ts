import { signal, type ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** A record or member by name, as pickers and facts show it. */
export interface Named {
  id: string;
  name: string;
  detail: string | null;
}

/** How fields that point to other records find them. */
interface References {
  search(type: string, words: string, signal: AbortSignal): Promise<Named[]>;
  /** Null while the name is looked up or when there is none; reading it subscribes. */
  nameOf(type: string, id: string): string | null;
  /** The tags in use, the most used first. */
  tags(): Promise<readonly string[]>;
}

/** What every component may need of the place it is shown in. */
export interface Surroundings {
  locale: string;
  timeZone: string;
  currency: string;
  /** Milliseconds; ticks, so that "in 2 h" does not grow old. */
  now: ReadonlySignal<number>;
  /** The address of a page of the workspace, like `/leads`. */
  href(path: string): string;
  references: References;
}

const noReferences: References = {
  search: () => Promise.resolve([]),
  nameOf: () => null,
  tags: () => Promise.resolve([]),
};

/** The time, read anew every half minute. */
export function tickingClock(): ReadonlySignal<number> {
  const now = signal(Date.now());
  setInterval(() => {
    now.value = Date.now();
  }, 30_000);
  return now;
}

export const surroundings = (given: Partial<Surroundings> = {}): Surroundings => ({
  locale: navigator.language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'EUR',
  now: signal(Date.now()),
  href: (path) => path,
  references: noReferences,
  ...given,
});

const context = createContext<Surroundings | null>(null);

export const SurroundingsProvider = context.Provider;

export function useSurroundings(): Surroundings {
  const found = useContext(context);
  if (!found) throw new Error('Put a SurroundingsProvider around it');
  return found;
}
