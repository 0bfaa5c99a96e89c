import { signal } from '@preact/signals';

export interface Toast {
  id: number;
  message: string;
  undo: (() => void | Promise<void>) | null;
}

/** How long Undo is offered. */
const undoMs = 10_000;
const plainMs = 5_000;

export type Toasts = ReturnType<typeof createToasts>;

/** Short messages at the foot of the page, the latest last; one with an undo stays for ten seconds. */
export function createToasts(later: (run: () => void, ms: number) => void = setTimeout) {
  const shown = signal<Toast[]>([]);
  let lastId = 0;

  const close = (id: number) => {
    shown.value = shown.value.filter((toast) => toast.id !== id);
  };

  const show = (message: string, undo: Toast['undo'] = null) => {
    const id = ++lastId;
    shown.value = [...shown.value.slice(-2), { id, message, undo }];
    later(() => close(id), undo ? undoMs : plainMs);
    return id;
  };

  return { shown, show, close };
}
