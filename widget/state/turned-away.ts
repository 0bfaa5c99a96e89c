import type { ApiError } from '../../contract/client.ts';
import type { Router } from './router.ts';
import { isOfSuspended, type Session } from './session.ts';
import type { Toasts } from './toasts.ts';

interface TurnedAwaySettings {
  session: () => Session;
  router: Router;
  toasts: Toasts;
}

/**
 * What to do when the company on the screen is closed to whoever looks at it: a grant is over, or the company was suspended. The
 * session lives on, so the server is asked where it stands now. Answers whether it was that.
 */
export function createTurnedAway({ session, router, toasts }: TurnedAwaySettings) {
  let isMoving = false;
  return (error: ApiError): boolean => {
    const { state, load } = session();
    const here = state.peek();
    if (here.is !== 'signedIn' || here.me.tenant === null) return isMoving;
    const isOver =
      error.code === 'forbidden' && error.errors.some(({ field }) => field === 'grant');
    if (!isOver && !isOfSuspended(error)) return false;
    if (isMoving) return true;
    isMoving = true;
    if (isOver) toasts.show(error.message);
    const move = () => isOver && router.go('/', { replace: true });
    void load(move).finally(() => (isMoving = false));
    return true;
  };
}
