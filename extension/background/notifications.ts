import { browser } from 'wxt/browser';

import { completeLater, snoozeLater } from '../agenda/act.ts';
import { agendaGroups, type GroupedAgenda } from '../agenda/group.ts';
import { currentSession } from '../session/current.ts';
import { may } from '../session/may.ts';
import { read, write } from '../storage.ts';
import { recordUrl, workspaceUrl } from '../workspace-url.ts';
import { storedAgenda } from './agenda.ts';
import { sendOutbox } from './send-outbox.ts';

const prefix = 'follow-up:';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** What was due before the browser was opened is in the badge and the popup; nobody wants it all at once. */
const freshMs = 15 * minuteMs;

/** Shows one notification for each follow-up whose time has just come. */
export async function notifyDue(now = Date.now()) {
  const current = await currentSession();
  const agenda = current && (await storedAgenda(current));
  if (!agenda) return;
  const notified = await read('notified');
  const due = agendaGroups
    .flatMap((group) => agenda[group].items)
    .filter(({ id, dueAt }) => dueAt && notified[id] !== dueAt && isFresh(dueAt, now));
  if (due.length === 0) return;
  const shown = Object.fromEntries(due.map(({ id, dueAt }) => [id, dueAt ?? '']));
  await write('notified', { ...recent(notified, now), ...shown });
  for (const { id, title, subjectName } of due)
    await browser.notifications.create(prefix + id, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title,
      message: subjectName ?? 'Due now',
      // Firefox refuses a notification with buttons.
      ...(import.meta.env.FIREFOX || !may(current, 'followUp', 'change')
        ? {}
        : { buttons: [{ title: 'Done' }, { title: 'Snooze 1 hour' }] }),
    });
}

const isFresh = (dueAt: string, now: number) => {
  const late = now - Date.parse(dueAt);
  return late >= 0 && late < freshMs;
};

const recent = (notified: Record<string, string>, now: number) =>
  Object.fromEntries(Object.entries(notified).filter(([, at]) => isFresh(at, now)));

export async function onNotificationButton(notificationId: string, button: number) {
  if (!notificationId.startsWith(prefix)) return;
  await browser.notifications.clear(notificationId);
  const current = await currentSession();
  if (!current) return;
  const id = notificationId.slice(prefix.length);
  if (button === 0) await completeLater(current.owner, { id, title: 'Follow-up' }, null);
  else await snoozeLater(current.owner, { id, title: 'Follow-up' }, new Date(Date.now() + hourMs));
  await sendOutbox(false);
}

export async function onNotificationClick(notificationId: string) {
  if (!notificationId.startsWith(prefix)) return;
  await browser.notifications.clear(notificationId);
  const id = notificationId.slice(prefix.length);
  const current = await currentSession();
  const agenda = current && (await storedAgenda(current));
  const subject = agenda && subjectOf(agenda, id);
  const url = (subject && recordUrl(subject)) ?? workspaceUrl('/follow-ups');
  await browser.tabs.create({ url });
}

const subjectOf = (agenda: GroupedAgenda, id: string) =>
  agendaGroups.flatMap((group) => agenda[group].items).find((item) => item.id === id)?.subject ??
  null;
