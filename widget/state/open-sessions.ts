import { batch, computed, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import type { Output } from '../../contract/endpoint.ts';
import {
  endOtherSessions,
  listSessions,
  revokeSession,
  type OpenSession,
} from '../../contract/open-sessions.ts';
import { deviceName } from './device-name.ts';
import { failureOf, type Failure } from './failure.ts';

export type OwnSession = Output<typeof listSessions>['items'][number];
export type OpenSessions = ReturnType<typeof createOpenSessions>;

/** What a session is called: the name that its device was given, else what its browser says of itself. */
export const sessionName = ({ name, userAgent }: Pick<OpenSession, 'name' | 'userAgent'>) =>
  name ?? deviceName(userAgent);

/** Where one is signed in, and how to end it there. What is thrown is for the caller to tell. */
export function createOpenSessions({ call }: { call: Client }) {
  const rows = signal<OwnSession[] | null>(null);
  const next = signal<string | null>(null);
  const failure = signal<Failure | null>(null);
  const hasOthers = computed(() => rows.value?.some(({ isCurrent }) => !isCurrent) ?? false);

  const ask = async (cursor: string | null) => {
    try {
      const page = await call(listSessions, { limit: 50, ...(cursor ? { cursor } : {}) });
      batch(() => {
        rows.value = [...((cursor && rows.value) || []), ...page.items];
        next.value = page.nextCursor;
        failure.value = null;
      });
    } catch (error) {
      failure.value = failureOf(error);
    }
  };
  const load = () => ask(null);
  const loadMore = () => ask(next.value);

  const end = async ({ id }: OwnSession) => {
    await call(revokeSession, { id });
    rows.value = rows.value?.filter((one) => one.id !== id) ?? null;
  };

  const endOthers = async () => {
    await call(endOtherSessions, {});
    await load();
  };

  return { rows, next, failure, hasOthers, load, loadMore, end, endOthers };
}
