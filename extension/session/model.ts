import { signal } from '@preact/signals';

import { watch } from '../storage.ts';
import { currentSession, type CurrentSession } from './current.ts';

export type SessionModel = ReturnType<typeof createSessionModel>;

/** Who is signed in, the same in every open page of the extension; undefined until storage was read. */
export function createSessionModel() {
  const current = signal<CurrentSession | null | undefined>(undefined);
  const load = async () => {
    current.value = await currentSession();
  };
  watch('sessions', () => void load());
  watch('apiAddress', () => void load());
  void load();
  return { current };
}
