import { browser } from 'wxt/browser';

import type { Capture } from '../contract/capture.ts';
import type { Agenda } from '../contract/follow-ups.ts';
import type { Me } from '../contract/sessions.ts';
import { noDrafts } from './panel/draft.ts';

/** Who is signed in at one API address. `token` is null once the server no longer knows it: the same member has to sign in again. */
export interface Session {
  token: string | null;
  member: Me['member'];
  tenant: Me['tenant'];
  /** What the role allowed when that was last asked. */
  rights: Me['rights'];
  mustSetUpTotp: boolean;
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
  /** By API address: what the server knows this browser by when somebody signs in again. */
  devices: {} as Record<string, string>,
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
  drafts: noDrafts,
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

/** A tab as one member sees it: whoever signs in next at this browser finds nothing of it. */
export interface OwnTab {
  id: number;
  owner: string;
}
const tabPrefix = (tabId: number) => `tab:${tabId}:`;
const tabKey = (name: keyof OfTab, { id, owner }: OwnTab) => `${tabPrefix(id)}${name}:${owner}`;

export async function readTab<K extends keyof OfTab>(name: K, tab: OwnTab): Promise<OfTab[K]> {
  const key = tabKey(name, tab);
  const found = await browser.storage.session.get({ [key]: tabDefaults[name] });
  // As above: `writeTab` is the only way in.
  return found[key] as OfTab[K];
}

export const writeTab = <K extends keyof OfTab>(name: K, tab: OwnTab, value: OfTab[K]) =>
  browser.storage.session.set({ [tabKey(name, tab)]: value });

/** Forgets what is kept of a tab that was closed. */
export const forgetTab = (tabId: number) => forgetKeys((key) => key.startsWith(tabPrefix(tabId)));

/** Forgets what was read and typed by anybody else; by everybody, when nobody is signed in. */
export const forgetTabsOfOthers = (owner: string | null) =>
  forgetKeys((key) => key.startsWith('tab:') && !(owner !== null && key.endsWith(`:${owner}`)));

async function forgetKeys(isToGo: (key: string) => boolean) {
  const kept = await browser.storage.session.get(null);
  await browser.storage.session.remove(Object.keys(kept).filter(isToGo));
}

/** Calls `listener` with each new value of the tab, whichever page wrote it; returns how to stop. */
export function watchTab<K extends keyof OfTab>(
  name: K,
  tab: OwnTab,
  listener: (value: OfTab[K]) => void,
) {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[tabKey(name, tab)];
    if (area === 'session' && change) listener((change.newValue ?? tabDefaults[name]) as OfTab[K]);
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage.onChanged.removeListener(changed);
}

/** Keeps scripts that run inside pages away from the tokens; Firefox has no such pages to keep away, and lacks the call. */
export async function closeToPages() {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
