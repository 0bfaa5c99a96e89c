import { signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import {
  endGrant,
  enterGrant,
  leaveGrant,
  listGrants,
  openGrant,
  type Grant,
} from '../../contract/grants.ts';
import { t } from '../messages/t-workspace.ts';
import { failureOf } from './failure.ts';
import type { Router } from './router.ts';
import type { Session } from './session.ts';
import type { Toasts } from './toasts.ts';

interface VisitsSettings {
  call: Client;
  session: Session;
  router: Router;
  toasts: Toasts;
}

export type Visits = ReturnType<typeof createVisits>;

/** A superadmin's grants to look into companies, and going in and out by them. */
export function createVisits({ call, session, router, toasts }: VisitsSettings) {
  /** Those that still hold. */
  const live = signal<Grant[]>([]);

  const load = () =>
    tried(async () => {
      const { items } = await call(listGrants, {});
      live.value = items.filter(
        ({ endedAt, expiresAt }) => endedAt === null && Date.parse(expiresAt) > Date.now(),
      );
    });

  const tried = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  const goIn = async (id: string) => {
    await call(enterGrant, { id });
    await session.load(() => router.go('/leads'));
  };

  /** Opens a grant and goes in. Throws what the server refuses, for the form to tell. */
  const open = async (tenantId: string, reason: string, minutes: number) => {
    const { id } = await call(openGrant, { tenantId, reason, minutes });
    await goIn(id);
  };

  const enter = ({ id }: Grant) => tried(() => goIn(id));

  const end = ({ id, tenant: { name } }: Grant) =>
    tried(async () => {
      await call(endGrant, { id });
      toasts.show(t('grant.ended', { name }));
      await load();
    });

  const leave = () =>
    tried(async () => {
      await call(leaveGrant, {});
      await session.load(() => router.go('/'));
    });

  return { live, load, open, enter, end, leave };
}
