import { createForm, type Form } from './form.ts';

/** Forms that were left before they were saved, by the place they belong to: opening one again shows what was typed. */
export function createDrafts() {
  const kept = new Map<string, Form>();
  const open = (key: string, settings: Parameters<typeof createForm>[0]): Form => {
    const form = kept.get(key) ?? createForm(settings);
    kept.set(key, form);
    return form;
  };
  const drop = (key: string) => {
    kept.delete(key);
  };
  return { open, drop };
}
