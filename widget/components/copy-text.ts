import { t } from '../messages/t.ts';
import type { Toasts } from '../state/toasts.ts';

/** Copies a text and says so; browsers may refuse. */
export async function copyText(text: string, said: string, toasts: Toasts) {
  try {
    await navigator.clipboard.writeText(text);
    toasts.show(said);
  } catch {
    toasts.show(t('common.copyFailed')); // the browser asks people for this right
  }
}
