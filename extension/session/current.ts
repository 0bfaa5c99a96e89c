import { createClient, type Client } from '../../contract/client.ts';
import { ownerOf } from '../outbox/owner.ts';
import { read, write, type Session } from '../storage.ts';
import { changeSession } from './change.ts';

/** A member at the API address that the options name. */
export interface CurrentSession {
  apiAddress: string;
  session: Session;
  /** Whose outbox and agenda these are. */
  owner: string;
}

/** Who is signed in, or was until the server forgot the token; null when nobody is. */
export async function currentSession(): Promise<CurrentSession | null> {
  const apiAddress = await read('apiAddress');
  const session = (await read('sessions'))[apiAddress];
  if (!session) return null;
  return { apiAddress, session, owner: ownerOf(apiAddress, session.member.id) };
}

/** Calls the API in the member's name. A token that the server no longer knows is forgotten; the member is not. */
export const clientOf = ({ apiAddress, session: { token } }: CurrentSession): Client =>
  createClient({
    base: apiAddress,
    source: 'extension',
    token: () => token,
    onSignedOut: () => void expire(apiAddress, token),
  });

/** Forgets a token that the server no longer knows, and what was fetched with it; remembers whose it was. */
export async function expire(apiAddress: string, token: string | null) {
  const hasExpired = await changeSession(apiAddress, (session) =>
    // A newer token than the one that was refused stays.
    session?.token === token ? { ...session, token: null } : session,
  );
  if (hasExpired) await write('agenda', null);
}
