import { t } from '../messages/t-workspace.ts';
import type { Toasts } from '../state/toasts.ts';

/** Puts a text on the clipboard and says so. */
export async function copyText(text: string, said: string, toasts: Toasts): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toasts.show(said);
  } catch {
    toasts.show(t('common.copyFailed')); // the browser asks people for this right
  }
}
