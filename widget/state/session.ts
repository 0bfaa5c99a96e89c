import { batch, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { ApiError } from '../../contract/client.ts';
import type { Input } from '../../contract/endpoint.ts';
import { acceptInvitation } from '../../contract/invitations.ts';
import { getMe, signIn, signOut, type Me, type NewSession } from '../../contract/sessions.ts';
import { setUp as setUpEndpoint } from '../../contract/set-up.ts';
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
  /** The company is; the session lives on and is good again once it is resumed. */
  | { is: 'suspended'; failure: Failure }
  | { is: 'signedIn'; me: Me };

export type Session = ReturnType<typeof createSession>;

/** Who is signed in. */
export function createSession({ call, cookie, keepToken }: SessionSettings) {
  const state = signal<SessionState>({ is: 'unknown' });

  /** Asks the server; `move` goes elsewhere in the same breath, so that no screen is drawn for where one is no longer. */
  const load = async (move = () => {}) => {
    const next = await call(getMe, {}).then(
      (me): SessionState => ({ is: 'signedIn', me }),
      stateOf,
    );
    batch(() => {
      move();
      state.value = next;
    });
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
  const enter = async (given: Omit<Input<typeof signIn>, 'cookie'>) => {
    await keep(await call(signIn, { ...given, cookie }));
  };

  /** Becomes a member with the link of an invitation. Throws what the server refuses, for the form to tell. */
  const join = async (given: Omit<Input<typeof acceptInvitation>, 'cookie'>) => {
    await keep(await call(acceptInvitation, { ...given, cookie }));
  };

  /** Makes the first superadmin. Throws what the server refuses, for the form to tell. */
  const setUp = async (given: Omit<Input<typeof setUpEndpoint>, 'cookie'>) => {
    await keep(await call(setUpEndpoint, { ...given, cookie }));
  };

  const keep = async ({ token, expiresAt: _, device: __, ...me }: NewSession) => {
    await keepToken?.(token);
    state.value = { is: 'signedIn', me };
  };

  /** Takes over what the member has changed of themselves. */
  const change = ({ member, tenant }: Pick<Me, 'member' | 'tenant'>) => {
    const now = state.peek();
    if (now.is === 'signedIn') state.value = { is: 'signedIn', me: { ...now.me, member, tenant } };
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

  return { state, load, refresh, enter, setUp, join, change, leave, forget };
}

function stateOf(error: unknown): SessionState {
  if (error instanceof ApiError && error.code === 'unauthenticated') return { is: 'signedOut' };
  const failure = failureOf(error);
  return isOfSuspended(error)
    ? { is: 'suspended', failure: { ...failure, kind: 'failed' } }
    : { is: 'failed', failure };
}

/** Whether the company was suspended. */
export const isOfSuspended = (error: unknown): boolean =>
  error instanceof ApiError &&
  error.code === 'forbidden' &&
  error.errors.some(({ field }) => field === 'tenant');
