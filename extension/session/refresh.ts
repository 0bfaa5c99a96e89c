import { ApiError, NoAnswer } from '../../contract/client.ts';
import { getMe } from '../../contract/sessions.ts';
import { read } from '../storage.ts';
import { clientOf, currentSession } from './current.ts';
import { keepMe } from './keep.ts';

/** Asks who is signed in now: a role may have been changed since, and a sign-in may have been ended elsewhere. */
export async function refreshSession() {
  const current = await currentSession();
  if (!current?.session.token) return;
  const { apiAddress, session } = current;
  try {
    const me = await clientOf(current)(getMe, {});
    // Somebody else may have signed in while the answer was on its way.
    if ((await read('sessions'))[apiAddress]?.token === session.token)
      await keepMe(apiAddress, current.session.token, me);
  } catch (error) {
    // Without an answer, what was known stays; that the sign-in has ended, the client has noted.
    if (!(error instanceof NoAnswer) && !(error instanceof ApiError)) throw error;
  }
}
