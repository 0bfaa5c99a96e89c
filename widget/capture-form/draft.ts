import { newId } from '../../contract/id.ts';
import { noValues, type Values } from './fields.ts';

/** What a visitor typed, and the id it is sent under. */
export interface Draft {
  id: string;
  values: Values;
  /** The server may have it already, although no answer came. */
  tried: boolean;
}

export const emptyDraft = (): Draft => ({ id: newId(), values: noValues, tried: false });

/** Keeps a draft while the tab is open, also across a reload. */
export interface DraftStore {
  read(): Draft;
  write(draft: Draft): void;
  clear(): void;
}

/** A store in the tab's session. Where the page may not store anything, a reload starts with an empty form. */
export function storeIn(storage: Storage | null, name: string): DraftStore {
  const attempt = <T>(work: (storage: Storage) => T): T | null => {
    try {
      return storage && work(storage);
    } catch {
      return null; // full, or taken away by the browser's settings
    }
  };
  return {
    read: () => parseDraft(attempt((kept) => kept.getItem(name))) ?? emptyDraft(),
    write: (draft) => void attempt((kept) => kept.setItem(name, JSON.stringify(draft))),
    clear: () => void attempt((kept) => kept.removeItem(name)),
  };
}

function parseDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const { id, values, tried } = JSON.parse(text);
    if (typeof id !== 'string' || typeof values !== 'object') return null;
    return { id, values: { ...noValues, ...values }, tried: tried === true };
  } catch {
    return null; // somebody else wrote there
  }
}

/** The tab's storage; null in frames and browsers that refuse it. */
export function sessionStorageOrNull(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
