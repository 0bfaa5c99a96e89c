import type { Me, NewSession } from '../../contract/sessions.ts';
import { read, write, type Session } from '../storage.ts';
import { changeSession } from './change.ts';

/** What is kept of a token and of who it belongs to. */
export const sessionOf = (
  token: string,
  { member, tenant, rights, mustSetUpTotp }: Me,
): Session => ({ token, member, tenant, rights, mustSetUpTotp });

/** Keeps a new sign-in for all pages of the extension. */
export async function keepSession(apiAddress: string, { token, device, ...me }: NewSession) {
  await write('devices', { ...(await read('devices')), [apiAddress]: device });
  await changeSession(apiAddress, () => sessionOf(token, me));
}
