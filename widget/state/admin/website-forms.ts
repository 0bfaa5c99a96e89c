import { signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import {
  changeWebsiteForm,
  createWebsiteForm,
  listWebsiteForms,
  revokeWebsiteForm,
  type WebsiteForm,
} from '../../../contract/website-forms.ts';
import { t } from '../../messages/t-admin.ts';
import { failureOf, type Failure } from '../failure.ts';
import type { Toasts } from '../toasts.ts';

/** The publishable keys of this company. */
export function createWebsiteForms({ call, toasts }: { call: Client; toasts: Toasts }) {
  const forms = signal<WebsiteForm[] | null>(null);
  const failure = signal<Failure | null>(null);

  const load = async () => {
    try {
      forms.value = (await call(listWebsiteForms, { limit: 200 })).items;
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  /** Throws what the server refuses, for the form to tell. */
  const create = async (name: string, origins: string[]) => {
    const made = await call(createWebsiteForm, { name, origins });
    forms.value = [made, ...(forms.value ?? [])];
  };

  /** Throws what the server refuses, for the form to tell. The key stays, so that pages need no change. */
  const change = async ({ id }: WebsiteForm, name: string, origins: string[]) => {
    const changed = await call(changeWebsiteForm, { id, name, origins });
    forms.value = forms.value?.map((one) => (one.id === id ? changed : one)) ?? null;
  };

  /** Throws what the server refuses. */
  const revoke = async ({ id, name }: WebsiteForm) => {
    await call(revokeWebsiteForm, { id });
    toasts.show(t('websiteForms.revokedToast', { name }));
    await load();
  };

  return { forms, failure, load, create, change, revoke };
}
