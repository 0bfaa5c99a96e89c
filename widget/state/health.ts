import { signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import { getInstallation, type Health } from '../../contract/installation.ts';
import { failureOf, type Failure } from './failure.ts';

/** How the installation is. */
export function createHealth({ call }: { call: Client }) {
  const health = signal<Health | null>(null);
  const failure = signal<Failure | null>(null);
  const isLoading = signal(false);

  const load = async () => {
    isLoading.value = true;
    try {
      health.value = await call(getInstallation, {});
      failure.value = null;
    } catch (error) {
      failure.value = failureOf(error);
    } finally {
      isLoading.value = false;
    }
  };

  return { health, failure, isLoading, load, stop: () => {} };
}
