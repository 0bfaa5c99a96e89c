import { useSignal } from '@preact/signals';

import { ApiError, NoAnswer } from '../../contract/client.ts';
import { t } from '../../widget/messages/t-extension.ts';

interface Problem {
  /** The field that it is about, as the server names it; null where none is. */
  field: string | null;
  message: string;
}

/** A sign-in under way, and why it did not work. When it does, the rest of the extension notices by itself. */
export function useAttempt(apiAddress: string) {
  const isBusy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const attempt = async (act: () => Promise<void>) => {
    isBusy.value = true;
    problem.value = null;
    try {
      await act();
    } catch (error) {
      problem.value = problemOf(error, apiAddress);
    } finally {
      isBusy.value = false;
    }
  };
  return { isBusy, problem, attempt };
}

function problemOf(error: unknown, apiAddress: string): Problem {
  if (error instanceof NoAnswer)
    return { field: null, message: t('signIn.unreachable', { address: apiAddress }) };
  if (!(error instanceof ApiError)) throw error;
  return error.errors[0] ?? { field: null, message: error.message };
}
