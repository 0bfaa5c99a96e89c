import { batch, signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import type { Input } from '../../../contract/endpoint.ts';
import { changeTenant, getTenant, type TenantSettings } from '../../../contract/tenant-settings.ts';
import { failureOf, type Failure } from '../failure.ts';

/** The company's settings. */
export function createTenantSettings({ call }: { call: Client }) {
  const settings = signal<TenantSettings | null>(null);
  const failure = signal<Failure | null>(null);

  const load = async () => {
    try {
      const found = await call(getTenant, {});
      batch(() => {
        settings.value = found;
        failure.value = null;
      });
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  /** Throws what the server refuses, for the form to tell. */
  const change = async (patch: Input<typeof changeTenant>) => {
    settings.value = await call(changeTenant, patch);
  };

  return { settings, failure, load, change };
}
