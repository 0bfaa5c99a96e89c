import { browser } from 'wxt/browser';

import type { Capture } from '../contract/capture.ts';
import type { Agenda } from '../contract/follow-ups.ts';
import type { Me } from '../contract/sessions.ts';
import { noDrafts, type PanelDrafts } from './panel/draft.ts';

/** Who is signed in at one API address. `token` is null once the server no longer knows it: the same member has to sign in again. */
export interface Session {
  token: string | null;
  member: Me['member'];
  tenant: Me['tenant'];
}

/** The last agenda that came, so that the popup shows something before the network answers. */
export interface StoredAgenda {
  owner: string;
  agenda: Agenda;
  fetchedAt: string;
}

/** What survives a closed browser, with what it is before anything was written. */
const defaults = {
  apiAddress: 'http://localhost:8787',
  /** By API address, so that a token never goes to another server than the one that gave it. */
  sessions: {} as Record<string, Session>,
  agenda: null as StoredAgenda | null,
  /** Follow-ups that a notification was shown for, and the time they were due then. */
  notified: {} as Record<string, string>,
};
export type Stored = typeof defaults;

/** What was read off a tab, or why nothing was. */
export interface StoredTab {
  capture: Capture | null;
  problem: string | null;
}

/** What is kept of a tab while the browser runs: tab ids mean nothing afterwards. */
const tabDefaults = {
  read: { capture: null, problem: null } as StoredTab,
  /** What the rep made of it so far. */
  drafts: noDrafts as PanelDrafts,
};
type OfTab = typeof tabDefaults;

export async function read<K extends keyof Stored>(key: K): Promise<Stored[K]> {
  const found = await browser.storage.local.get({ [key]: defaults[key] });
  // `get` forgets the type; `write` below is the only way in.
  return found[key] as Stored[K];
}

export const write = <K extends keyof Stored>(key: K, value: Stored[K]) =>
  browser.storage.local.set({ [key]: value });

/** Calls `listener` with each new value, whoever wrote it; returns how to stop. */
export function watch<K extends keyof Stored>(key: K, listener: (value: Stored[K]) => void) {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'local' && change) listener((change.newValue ?? defaults[key]) as Stored[K]);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}

const tabKey = (name: keyof OfTab, tabId: number) => `tab:${tabId}:${name}`;

export async function readTab<K extends keyof OfTab>(name: K, tabId: number): Promise<OfTab[K]> {
  const key = tabKey(name, tabId);
  const found = await browser.storage.session.get({ [key]: tabDefaults[name] });
  // As above: `writeTab` is the only way in.
  return found[key] as OfTab[K];
}

export const writeTab = <K extends keyof OfTab>(name: K, tabId: number, value: OfTab[K]) =>
  browser.storage.session.set({ [tabKey(name, tabId)]: value });

export const forgetTab = (tabId: number) =>
  browser.storage.session.remove([tabKey('read', tabId), tabKey('drafts', tabId)]);

/** Calls `listener` with each new reading of the tab; returns how to stop. */
export function watchTab(tabId: number, listener: (tab: StoredTab) => void) {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[tabKey('read', tabId)];
    if (area === 'session' && change) listener((change.newValue ?? tabDefaults.read) as StoredTab);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}

/** Keeps scripts that run inside pages away from the tokens; Firefox has no such pages to keep away, and lacks the call. */
export async function closeToPages() {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
