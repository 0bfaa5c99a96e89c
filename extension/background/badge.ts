import { browser } from 'wxt/browser';

import type { GroupedAgenda } from '../agenda/group.ts';

/** The widget's colours of overdue and of the accent, as the badge takes no others than sRGB. */
const red = '#c02b2b';
const teal = '#0f766e';
const amber = '#b45309';

/** What the toolbar button says about an agenda: a count of what is late or due today, and the whole of it on hover. */
export function badgeOf(agenda: GroupedAgenda | null, mustSignIn: boolean) {
  if (mustSignIn) return { text: '!', color: amber, title: 'PathSix: sign in again' };
  if (!agenda) return { text: '', color: teal, title: 'PathSix' };
  const { overdue, today, nextSevenDays } = agenda;
  const due = overdue.count + today.count;
  return {
    text: due === 0 ? '' : due > 999 ? '999+' : String(due),
    color: overdue.count > 0 ? red : teal,
    title: `PathSix: ${overdue.count} overdue, ${today.count} due today, ${nextSevenDays.count} in the next 7 days`,
  };
}

export async function showBadge(agenda: GroupedAgenda | null, mustSignIn: boolean) {
  const { text, color, title } = badgeOf(agenda, mustSignIn);
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
  await browser.action.setTitle({ title });
}
