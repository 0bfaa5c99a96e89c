import { NoAnswer } from '../../contract/client.ts';
import { getAgenda } from '../../contract/follow-ups.ts';
import { groupAgenda, type GroupedAgenda } from '../agenda/group.ts';
import { listEntries } from '../outbox/list.ts';
import { openOutbox } from '../outbox/open.ts';
import { clientOf, currentSession, type CurrentSession } from '../session/current.ts';
import { read, write } from '../storage.ts';
import { showBadge } from './badge.ts';

/** Fetches the agenda and keeps it. Says whether the server answered: without an answer the old one stays. */
export async function refreshAgenda(): Promise<{ answered: boolean }> {
  const current = await currentSession();
  if (!current?.session.token) {
    await showBadge(null, Boolean(current));
    return { answered: false };
  }
  const answered = await fetchAgenda(current);
  await showBadge(await storedAgenda(current), false);
  return { answered };
}

async function fetchAgenda(current: CurrentSession): Promise<boolean> {
  const fetchedAt = new Date().toISOString();
  try {
    const agenda = await clientOf(current)(getAgenda, {}, { signal: AbortSignal.timeout(20_000) });
    await write('agenda', { owner: current.owner, agenda, fetchedAt });
    return true;
  } catch (error) {
    const isOffline = error instanceof NoAnswer || error instanceof DOMException;
    if (!isOffline) console.warn('The agenda was not fetched', error);
    return !isOffline;
  }
}

/** The last agenda of this member as it stands now, by the clock and the outbox. */
export async function storedAgenda({ owner }: CurrentSession): Promise<GroupedAgenda | null> {
  const stored = await read('agenda');
  if (stored?.owner !== owner) return null;
  const outbox = await openOutbox();
  const entries = await listEntries(outbox, owner);
  outbox.close();
  return groupAgenda(stored, entries, new Date());
}
