import type { Me, NewSession } from '../../contract/sessions.ts';
import { read, write } from '../storage.ts';

const kept = ({ member, tenant, rights, mustSetUpTotp }: Me) => ({
  member,
  tenant,
  rights,
  mustSetUpTotp,
});

/** Keeps a new sign-in for all pages of the extension. */
export async function keepSession(apiAddress: string, { token, device, ...me }: NewSession) {
  await write('devices', { ...(await read('devices')), [apiAddress]: device });
  await keepMe(apiAddress, token, me);
}

/** Keeps who a token belongs to and what they may do. Pages and the worker act on every write, so the same is not written again. */
export async function keepMe(apiAddress: string, token: string, me: Me) {
  const sessions = await read('sessions');
  const session = { token, ...kept(me) };
  if (JSON.stringify(sessions[apiAddress]) !== JSON.stringify(session))
    await write('sessions', { ...sessions, [apiAddress]: session });
}
