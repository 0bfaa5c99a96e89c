import { browser } from 'wxt/browser';

import { drain } from '../outbox/drain.ts';
import { openOutbox } from '../outbox/open.ts';
import { clientOf, currentSession } from '../session/current.ts';
import { refreshAgenda, storedAgenda } from './agenda.ts';
import { showBadge } from './badge.ts';

export const outboxAlarm = 'outbox';

/** Sends what waits, sets the alarm for the next try, and fetches the agenda that this may have changed. */
export async function sendOutbox(all: boolean) {
  const current = await currentSession();
  if (!current?.session.token) return;
  // What the rep just did counts at once, however long sending takes.
  await showBadge(await storedAgenda(current), false);
  const outbox = await openOutbox();
  const { nextTryAt, sent, signedOut } = await drain({
    outbox,
    owner: current.owner,
    call: clientOf(current),
    all,
  });
  outbox.close();
  // Packed extensions get no alarm sooner than 30 seconds; the browser rounds up by itself.
  if (nextTryAt === null) await browser.alarms.clear(outboxAlarm);
  else await browser.alarms.create(outboxAlarm, { when: Math.max(nextTryAt, Date.now() + 1000) });
  if (sent > 0) await refreshAgenda();
  else await showBadge(await storedAgenda(current), signedOut);
}
