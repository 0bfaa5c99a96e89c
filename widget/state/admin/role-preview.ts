import { batch, effect, signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import type { Output } from '../../../contract/endpoint.ts';
import { previewRole } from '../../../contract/roles.ts';
import { failureOf, type Failure } from '../failure.ts';
import type { RoleDraft } from './role-draft.ts';

/** Somebody who changes several cells asks once. */
const restMs = 250;

interface RolePreviewSettings {
  call: Client;
  draft: RoleDraft;
}

/** What a member would see with a role as it is drafted; asked anew with every change. */
export function createRolePreview({ call, draft }: RolePreviewSettings) {
  const memberId = signal<string | null>(null);
  const answer = signal<Output<typeof previewRole> | null>(null);
  const failure = signal<Failure | null>(null);
  const isLoading = signal(false);

  const stop = effect(() => {
    const [member, permissions, fields] = [
      memberId.value,
      draft.permissions.value,
      draft.fields.value,
    ];
    if (member === null) return undefined;
    const cancel = new AbortController();
    const ask = async () => {
      try {
        const asked = { memberId: member, permissions, fields };
        const found = await call(previewRole, asked, { signal: cancel.signal });
        if (cancel.signal.aborted) return;
        batch(() => {
          answer.value = found;
          failure.value = null;
          isLoading.value = false;
        });
      } catch (error) {
        if (cancel.signal.aborted) return; // something else is asked by now
        batch(() => {
          failure.value = failureOf(error);
          isLoading.value = false;
        });
      }
    };
    isLoading.value = true;
    const timer = setTimeout(() => void ask(), restMs);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  });

  return { memberId, answer, failure, isLoading, stop };
}
