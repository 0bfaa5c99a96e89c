import { createClient } from '../../contract/client.ts';
import { signIn as createSession, signOut as endSession } from '../../contract/sessions.ts';
import { read, write } from '../storage.ts';
import { clientOf, type CurrentSession } from './current.ts';

/** Signs in at the API address of the options, for all pages of the extension. Throws `ApiError` or `NoAnswer`. */
export async function signIn(email: string, password: string) {
  const apiAddress = await read('apiAddress');
  const call = createClient({ base: apiAddress, source: 'extension' });
  const { token, member, tenant } = await call(createSession, { email, password });
  const sessions = await read('sessions');
  await write('sessions', { ...sessions, [apiAddress]: { token, member, tenant } });
}

/** Forgets the token here first: signing out works without a network, too. What waits in the outbox stays. */
export async function signOut(current: CurrentSession) {
  const { [current.apiAddress]: _ended, ...others } = await read('sessions');
  await write('sessions', others);
  await write('agenda', null);
  await clientOf(current)(endSession, {});
}
