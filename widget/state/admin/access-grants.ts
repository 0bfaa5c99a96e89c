import type { Client } from '../../../contract/client.ts';
import { endAccessGrant, listAccessGrants, type AccessGrant } from '../../../contract/grants.ts';
import { t } from '../../messages/t-admin.ts';
import { failureOf } from '../failure.ts';
import { createPaged } from '../paged.ts';
import type { Toasts } from '../toasts.ts';

/** When a superadmin could look into the company, latest first, and keeping them out. */
export function createAccessGrants({ call, toasts }: { call: Client; toasts: Toasts }) {
  const list = createPaged<AccessGrant>((place, cancelled) =>
    call(listAccessGrants, 'cursor' in place ? place : {}, { signal: cancelled }),
  );
  const end = async ({ id, superadmin }: AccessGrant) => {
    try {
      await call(endAccessGrant, { id });
      toasts.show(t('access.endedToast', { name: superadmin.name }));
      await list.reload();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };
  return { ...list, end };
}

/** Whether it still lets the superadmin in. */
export const isLive = ({ endedAt, expiresAt }: AccessGrant, now: number): boolean =>
  endedAt === null && Date.parse(expiresAt) > now;
