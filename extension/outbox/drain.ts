import type { Client } from '../../contract/client.ts';
import type { OutboxEntry } from './entry.ts';
import { listEntries } from './list.ts';
import type { Outbox } from './open.ts';
import { send } from './send.ts';
import { forgetOldSent, settle } from './settle.ts';

interface Draining {
  outbox: Outbox;
  owner: string;
  call: Client;
  /** Also what is not due yet: the rep asked for it, or the server is known to be back. */
  all?: boolean;
  now?: () => number;
  random?: () => number;
  timeoutMs?: number;
}

export interface Drained {
  /** When the next try is due, in epoch milliseconds; null when nothing waits for one. */
  nextTryAt: number | null;
  /** The server wants to know who is asking before it takes anything. */
  signedOut: boolean;
  /** How many the server took. */
  sent: number;
}

/** After so many in a row without an answer there is no point in trying the others now. */
const silenceMeansDown = 3;

/**
 * Sends what waits, one after the other. Only one drain of an owner runs at a time, in whatever page or worker; the browser
 * gives the lock back when the one that held it dies.
 */
export const drain = (draining: Draining): Promise<Drained> =>
  navigator.locks.request(`outbox ${draining.owner}`, () => drainAlone(draining));

async function drainAlone(draining: Draining): Promise<Drained> {
  const { outbox, owner, call, now = Date.now, random = Math.random, timeoutMs } = draining;
  const tried = new Set<string>();
  let unanswered = 0;
  let signedOut = false;
  let sent = 0;
  let entry: OutboxEntry | undefined;
  while ((entry = nextToSend(await listEntries(outbox, owner), draining, tried, now()))) {
    tried.add(entry.id);
    const outcome = await send(call, entry, timeoutMs);
    if (outcome.is === 'signedOut') {
      signedOut = true;
      break;
    }
    await settle(outbox, entry, outcome, now(), random);
    if (outcome.is !== 'tryAgain') {
      if (outcome.is === 'sent') sent += 1;
      unanswered = 0;
      continue;
    }
    // The others would be told the same.
    if (outcome.problem.code === 'too_many' || outcome.problem.code === 'forbidden') break;
    unanswered = outcome.problem.code === 'no_answer' ? unanswered + 1 : 0;
    if (unanswered >= silenceMeansDown) break;
  }
  await forgetOldSent(outbox, owner, now());
  return { signedOut, sent, nextTryAt: soonest(await listEntries(outbox, owner)) };
}

/** Those that waited longest for a try come first, so that a few that always fail cannot starve the rest. */
function nextToSend(
  entries: OutboxEntry[],
  { all = false }: Draining,
  tried: Set<string>,
  now: number,
) {
  const unsent = new Set(entries.filter(({ state }) => state !== 'sent').map(({ id }) => id));
  return entries
    .filter(({ id, state }) => state === 'waiting' && !tried.has(id))
    .filter(({ after }) => after === null || !unsent.has(after))
    .filter(({ nextTryAt }) => all || nextTryAt <= now)
    .toSorted((a, b) => a.nextTryAt - b.nextTryAt)
    .at(0);
}

function soonest(entries: OutboxEntry[]): number | null {
  const times = entries.flatMap(({ state, nextTryAt }) => (state === 'waiting' ? nextTryAt : []));
  return times.length > 0 ? Math.min(...times) : null;
}
