import { createClient } from '../../contract/client.ts';
import { redeemPairing } from '../../contract/pairing.ts';
import { signIn as createSession, signOut as endSession } from '../../contract/sessions.ts';
import { read, write } from '../storage.ts';
import { changeSession } from './change.ts';
import { clientOf, type CurrentSession } from './current.ts';
import { keepSession } from './keep.ts';

interface Credentials {
  email: string;
  password: string;
  /** Of the authenticator app, where the account has a second factor. */
  code: string;
}

/** Signs in at the API address of the options. Throws `ApiError` or `NoAnswer`. */
export async function signIn({ email, password, code }: Credentials) {
  const apiAddress = await read('apiAddress');
  const device = (await read('devices'))[apiAddress];
  const call = createClient({ base: apiAddress, source: 'extension' });
  const given = { email, password, ...(code && { code }), ...(device && { device }) };
  await keepSession(apiAddress, await call(createSession, given));
}

/** Signs in with a code that the workspace shows; `name` is how its member will know this browser there. Throws as above. */
export async function pair(code: string, name: string) {
  const apiAddress = await read('apiAddress');
  const call = createClient({ base: apiAddress, source: 'extension' });
  await keepSession(apiAddress, await call(redeemPairing, { code, name }));
}

/** Forgets the token here first: signing out works without a network, too. What waits in the outbox stays. */
export async function signOut(current: CurrentSession) {
  await changeSession(current.apiAddress, () => undefined);
  await write('agenda', null);
  await clientOf(current)(endSession, {});
}
