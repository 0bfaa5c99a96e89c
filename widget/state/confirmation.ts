import { signal } from '@preact/signals';

import { ApiError, type Client } from '../../contract/client.ts';
import { confirmSession } from '../../contract/open-sessions.ts';

/** Whether an act was refused only because the password was not given lately. */
export const wantsPassword = (error: unknown) =>
  error instanceof ApiError &&
  error.code === 'forbidden' &&
  error.errors.some(({ field }) => field === 'confirmation');

/**
 * Some acts are refused until the password was given again. `call` waits then for the one who sits there, and asks the server
 * once more by itself; when they do not want to, it throws what the server said.
 */
export function createConfirmation(call: Client) {
  const isAsked = signal(false);
  let answer: ((isConfirmed: boolean) => void) | null = null;
  let asking: Promise<boolean> | null = null;

  /** However many acts wait, they wait for one answer. */
  const ask = (): Promise<boolean> => {
    asking ??= new Promise((resolve) => {
      answer = resolve;
      isAsked.value = true;
    });
    return asking;
  };

  const end = (isConfirmed: boolean) => {
    asking = null;
    isAsked.value = false;
    answer?.(isConfirmed);
  };

  /** Throws what the server refuses, for the form to tell. */
  const confirm = async (given: { password: string; code?: string }) => {
    await call(confirmSession, given);
    end(true);
  };

  const patient: Client = async (endpoint, input, options) => {
    try {
      return await call(endpoint, input, options);
    } catch (error) {
      if (!wantsPassword(error) || !(await ask())) throw error;
      return call(endpoint, input, options);
    }
  };

  return { isAsked, confirm, cancel: () => end(false), call: patient };
}
