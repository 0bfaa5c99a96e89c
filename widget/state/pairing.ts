import { computed, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { createPairing as createPairingCode } from '../../contract/pairing.ts';
import { sessionName, type OpenSessions } from './open-sessions.ts';

interface PairingSettings {
  call: Client;
  sessions: OpenSessions;
  every?: (run: () => void, ms: number) => () => void;
}

const tickMs = 1000;
/** How often it is asked whether the code was used. */
const lookMs = 4000;

const repeating = (run: () => void, ms: number) => {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
};

/** A code that signs the extension in, how long it still works, and whether it was used. */
export function createPairing({ call, sessions, every = repeating }: PairingSettings) {
  const code = signal<{ text: string; expiresAt: number } | null>(null);
  const now = signal(Date.now());
  /** The extension that came in with the code. */
  const paired = signal<string | null>(null);
  const leftMs = computed(() => (code.value ? Math.max(0, code.value.expiresAt - now.value) : 0));
  let before = new Set<string>();
  let stopClock = () => {};

  const ids = () => (sessions.rows.value ?? []).map(({ id }) => id);

  /** Throws what the server refuses. */
  const make = async () => {
    stop();
    await sessions.load();
    before = new Set(ids());
    const { code: text, expiresAt } = await call(createPairingCode, {});
    now.value = Date.now();
    paired.value = null;
    code.value = { text, expiresAt: Date.parse(expiresAt) };
    const stops = [every(tick, tickMs), every(() => void look(), lookMs)];
    stopClock = () => stops.forEach((stopOne) => stopOne());
  };

  const tick = () => {
    now.value = Date.now();
    if (leftMs.value === 0) stop();
  };

  const look = async () => {
    await sessions.load();
    const come = sessions.rows.value?.find(
      ({ id, kind }) => kind === 'extension' && !before.has(id),
    );
    if (!come || code.value === null) return;
    stop();
    code.value = null;
    paired.value = sessionName(come) ?? '';
  };

  const stop = () => {
    stopClock();
    stopClock = () => {};
  };

  return { code, leftMs, paired, make, stop };
}
