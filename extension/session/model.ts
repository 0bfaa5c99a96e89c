import { signal } from '@preact/signals';

import { read, watch } from '../storage.ts';
import { currentSession, type CurrentSession } from './current.ts';
import { refreshSession } from './refresh.ts';

export type SessionModel = Awaited<ReturnType<typeof createSessionModel>>;

/** Who is signed in, the same in every open page of the extension; undefined until storage was read. */
export async function createSessionModel() {
  const initialAddress = await read('apiAddress');
  const current = signal<CurrentSession | null | undefined>(undefined);
  const apiAddress = signal(initialAddress);
  const load = async () => {
    current.value = await currentSession();
  };
  watch('sessions', () => void load());
  watch('apiAddress', (address) => {
    apiAddress.value = address;
    void load();
  });
  void load();
  void refreshSession();
  return { current, apiAddress };
}
