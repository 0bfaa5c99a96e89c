import { batch, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import type { Input } from '../../contract/endpoint.ts';
import {
  createTenant,
  listTenants,
  resumeTenant,
  suspendTenant,
  type NewTenant,
  type Tenant,
} from '../../contract/installation.ts';
import { t } from '../messages/t-installation.ts';
import { failureOf, type Failure } from './failure.ts';
import type { Toasts } from './toasts.ts';

export type Companies = ReturnType<typeof createCompanies>;

/** The companies of the installation, page after page, and what is done to them. */
export function createCompanies({ call, toasts }: { call: Client; toasts: Toasts }) {
  const rows = signal<Tenant[] | null>(null);
  const total = signal<number | null>(null);
  const words = signal('');
  const hasMore = signal<string | null>(null);
  const isLoading = signal(false);
  const failure = signal<Failure | null>(null);
  let underWay = new AbortController();

  const ask = async (cursor: string | null) => {
    underWay.abort();
    const { signal: cancelled } = (underWay = new AbortController());
    isLoading.value = true;
    try {
      const input = { q: words.value, ...(cursor ? { cursor } : { count: true }) };
      const found = await call(listTenants, input, { signal: cancelled });
      batch(() => {
        rows.value = cursor ? [...(rows.value ?? []), ...found.items] : found.items;
        hasMore.value = found.nextCursor;
        total.value = found.total ?? total.value;
        failure.value = null;
        isLoading.value = false;
      });
    } catch (error) {
      if (cancelled.aborted) return; // a newer question is under way
      batch(() => {
        failure.value = failureOf(error);
        isLoading.value = false;
      });
    }
  };

  const load = () => ask(null);
  const loadMore = async () => {
    if (hasMore.value && !isLoading.value) await ask(hasMore.value);
  };
  const search = (text: string) => {
    words.value = text;
    return load();
  };

  const put = (changed: Tenant) => {
    rows.value = rows.value?.map((one) => (one.id === changed.id ? changed : one)) ?? null;
  };

  /** Throws what the server refuses, for the form to tell. */
  const create = async (input: Input<typeof createTenant>): Promise<NewTenant> => {
    const made = await call(createTenant, input);
    void load();
    return made;
  };

  /** Throws what the server refuses, for the form to tell. */
  const suspend = async ({ id, name }: Tenant, reason: string): Promise<void> => {
    const suspended = await call(suspendTenant, { id, reason });
    put(suspended);
    toasts.show(t('companies.suspendedToast', { name }), () => resume(suspended));
  };

  const resume = async ({ id, name, suspendedReason }: Tenant): Promise<void> => {
    try {
      const resumed = await call(resumeTenant, { id });
      put(resumed);
      const again = () => suspend(resumed, suspendedReason ?? '').catch(tell);
      toasts.show(t('companies.resumedToast', { name }), again);
    } catch (error) {
      tell(error);
    }
  };

  const tell = (error: unknown) => {
    toasts.show(t('acts.failed', { why: failureOf(error).why }));
  };

  const stop = () => underWay.abort();
  return {
    rows,
    total,
    words,
    hasMore,
    isLoading,
    failure,
    load,
    loadMore,
    search,
    create,
    suspend,
    resume,
    stop,
  };
}
