import { ApiError, NoAnswer } from '../../contract/client.ts';
import { getMe } from '../../contract/sessions.ts';
import { changeSession } from './change.ts';
import { clientOf, currentSession } from './current.ts';
import { sessionOf } from './keep.ts';

/** Asks who is signed in now: a role may have been changed since, and a sign-in may have been ended elsewhere. */
export async function refreshSession() {
  const current = await currentSession();
  const token = current?.session.token;
  if (!current || !token) return;
  const { apiAddress } = current;
  try {
    const me = await clientOf(current)(getMe, {});
    await changeSession(apiAddress, (now) =>
      // Somebody else may have signed in while the answer was on its way.
      now?.token === token ? sessionOf(token, me) : now,
    );
  } catch (error) {
    // Without an answer, what was known stays; that the sign-in has ended, the client has noted.
    if (!(error instanceof NoAnswer) && !(error instanceof ApiError)) throw error;
  }
}
