import { signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import type { RecordName } from '../../../contract/records/index.ts';
import {
  changeListSettings,
  changeView,
  createView,
  listViews,
  removeView,
  type ListSettings,
  type View,
} from '../../../contract/views.ts';
import { t } from '../../messages/t-workspace.ts';
import { failureOf } from '../failure.ts';
import type { Toasts } from '../toasts.ts';

interface ViewsSettings {
  call: Client;
  type: RecordName;
  toasts: Toasts;
}

interface NewView {
  name: string;
  isShared: boolean;
  query: Record<string, string>;
  columns: string[] | null;
}

export type Views = ReturnType<typeof createViews>;

/** The views of one list, one's own and the team's, and what one has chosen for it. */
export function createViews({ call, type, toasts }: ViewsSettings) {
  /** Null until they are known. */
  const views = signal<View[] | null>(null);
  const settings = signal<ListSettings>({ columns: null, defaultViewId: null });

  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  const load = async () => {
    const answer = await call(listViews, { type, limit: 200 }).catch((error: unknown) => {
      // The list itself says that the server is away; without views it shows all.
      failureOf(error);
      return { items: [], settings: settings.peek() };
    });
    settings.value = answer.settings;
    views.value = answer.items;
  };

  const put = (view: View) => {
    const others = (views.peek() ?? []).filter(({ id }) => id !== view.id);
    views.value = [...others, view].toSorted((one, other) => one.name.localeCompare(other.name));
  };

  /** Throws what the server refuses, for the form to tell. */
  const save = async (wanted: NewView): Promise<View> => {
    const view = await call(createView, { type, ...wanted });
    put(view);
    return view;
  };

  /** Keeps other filters in a view, or gives it another name. Throws what the server refuses. */
  const change = async (view: View, wanted: Partial<NewView>) => {
    put(await call(changeView, { id: view.id, ...wanted }, { ifMatch: view.version }));
  };

  const remove = (view: View) =>
    trying(async () => {
      await call(removeView, { id: view.id });
      views.value = (views.peek() ?? []).filter(({ id }) => id !== view.id);
      if (settings.peek().defaultViewId === view.id)
        settings.value = { ...settings.peek(), defaultViewId: null };
      const { name, isShared, query, columns } = view;
      toasts.show(t('acts.deleted', { name }), () =>
        trying(async () => void (await save({ name, isShared, query, columns }))),
      );
    });

  /** One after the other, so that what was chosen last is what is kept. */
  let kept = Promise.resolve();
  const choose = (wanted: Partial<ListSettings>) => {
    settings.value = { ...settings.peek(), ...wanted };
    kept = kept.then(() =>
      trying(async () => void (await call(changeListSettings, { type, ...wanted }))),
    );
    return kept;
  };

  return { views, settings, load, save, change, remove, choose };
}
