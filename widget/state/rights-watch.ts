import type { ApiError } from '../../contract/client.ts';
import { t } from '../messages/t.ts';
import type { Session } from './session.ts';
import type { Toasts } from './toasts.ts';

interface RightsWatchSettings {
  session: () => Session;
  toasts: Toasts;
}

/** What to do when the server says that somebody may not: their role may have been changed, so what is offered is asked anew. */
export function createRightsWatch({ session, toasts }: RightsWatchSettings) {
  let isAsking = false;
  return (error: ApiError) => {
    const { state, refresh } = session();
    if (error.code !== 'forbidden' || isAsking || state.peek().is !== 'signedIn') return;
    isAsking = true;
    void refresh()
      .then((isChanged) => isChanged && toasts.show(t('rights.changed')))
      .finally(() => (isAsking = false));
  };
}
