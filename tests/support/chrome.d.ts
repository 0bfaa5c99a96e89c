import type { browser } from 'wxt/browser';

/** What functions that a test runs inside the extension find there; it is Chromium, so it has this name. */
declare global {
  const chrome: typeof browser;
}
