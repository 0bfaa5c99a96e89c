import { createClient } from '../../contract/client.ts';
import { getMe } from '../../contract/sessions.ts';
import { read, watch } from '../storage.ts';
import { changeSession } from './change.ts';
import { expire } from './current.ts';
import { sessionOf } from './keep.ts';

const tokenFor = async (apiAddress: string) => (await read('sessions'))[apiAddress]?.token ?? null;

/** The sign-in that the workspace shares with popup and panel, in the terms of the workspace. */
export function sessionForWorkspace(apiAddress: string) {
  const token = () => tokenFor(apiAddress);
  const keepToken = async (kept: string | null) => {
    if (kept === null) return expire(apiAddress, await token());
    const call = createClient({ base: apiAddress, source: 'extension', token: () => kept });
    const me = await call(getMe, {});
    await changeSession(apiAddress, () => sessionOf(kept, me));
  };
  return { token, keepToken };
}

/** Calls `changed` when another page of the extension signed in, or chose another server. */
export async function onOtherSignIn(apiAddress: string, changed: () => void) {
  let had = await tokenFor(apiAddress);
  watch('apiAddress', changed);
  watch('sessions', (sessions) => {
    const has = sessions[apiAddress]?.token ?? null;
    if (has && !had && document.visibilityState === 'hidden') changed();
    had = has;
  });
}
