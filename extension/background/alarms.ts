import { browser } from 'wxt/browser';

import { refreshAgenda } from './agenda.ts';
import { notifyDue } from './notifications.ts';
import { outboxAlarm, sendOutbox } from './send-outbox.ts';

const minuteAlarm = 'minute';

/** Browsers forget alarms at an update, and may at a restart. */
export async function keepMinuteAlarm() {
  if (!(await browser.alarms.get(minuteAlarm)))
    await browser.alarms.create(minuteAlarm, { periodInMinutes: 1 });
}

export async function onAlarm({ name }: { name: string }) {
  if (name === outboxAlarm) await sendOutbox(false);
  if (name === minuteAlarm) await everyMinute();
}

/** A server that answers for the agenda also takes what waits, whenever its next try was to be. */
export async function everyMinute() {
  const { answered } = await refreshAgenda();
  await sendOutbox(answered);
  await notifyDue();
}
