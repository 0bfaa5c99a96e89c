import { signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { ApiError } from '../../contract/client.ts';
import { getMe, signIn, signOut, type Me } from '../../contract/sessions.ts';
import { failureOf, type Failure } from './failure.ts';
import { same } from './field-value.ts';

interface SessionSettings {
  call: Client;
  /** `true`: the server sets a cookie, and the token is not kept by us. */
  cookie: boolean;
  /** Gets the token of a new session, and null at its end. */
  keepToken?: ((token: string | null) => void | Promise<void>) | undefined;
}

/** `unknown` until the server was asked. */
export type SessionState =
  | { is: 'unknown' }
  | { is: 'failed'; failure: Failure }
  | { is: 'signedOut' }
  | { is: 'signedIn'; me: Me };

export type Session = ReturnType<typeof createSession>;

/** Who is signed in. */
export function createSession({ call, cookie, keepToken }: SessionSettings) {
  const state = signal<SessionState>({ is: 'unknown' });

  const load = async () => {
    try {
      state.value = { is: 'signedIn', me: await call(getMe, {}) };
    } catch (error) {
      const isStranger = error instanceof ApiError && error.code === 'unauthenticated';
      state.value = isStranger ? { is: 'signedOut' } : { is: 'failed', failure: failureOf(error) };
    }
  };

  /** Asks again who is signed in and what they may; answers whether that is something else than before. */
  const refresh = async (): Promise<boolean> => {
    const before = state.peek();
    if (before.is !== 'signedIn') return false;
    const me = await call(getMe, {}).catch((error: unknown) => {
      // What is on the screen stays; whatever is wrong with the server is told by what was asked of it.
      failureOf(error);
      return before.me;
    });
    if (same(me, before.me) || state.peek() !== before) return false;
    state.value = { is: 'signedIn', me };
    return true;
  };

  /** Throws what the server refuses, for the form to tell. */
  const enter = async (email: string, password: string) => {
    const {
      token,
      expiresAt: _,
      device: __,
      ...me
    } = await call(signIn, { email, password, cookie });
    await keepToken?.(token);
    state.value = { is: 'signedIn', me };
  };

  /** Forgets who was signed in; the server is not asked. */
  const forget = () => {
    state.value = { is: 'signedOut' };
    void keepToken?.(null);
  };

  const leave = async () => {
    await call(signOut, {});
    forget();
  };

  return { state, load, refresh, enter, leave, forget };
}
