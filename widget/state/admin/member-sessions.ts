import type { Client } from '../../../contract/client.ts';
import {
  listMemberSessions,
  revokeMemberSession,
  type OpenSession,
} from '../../../contract/open-sessions.ts';
import { t } from '../../messages/t-admin.ts';
import { failureOf } from '../failure.ts';
import { createPaged } from '../paged.ts';
import type { Toasts } from '../toasts.ts';

interface MemberSessionsSettings {
  call: Client;
  toasts: Toasts;
  memberId: string;
}

/** Where a member is signed in, and ending it. */
export function createMemberSessions({ call, toasts, memberId }: MemberSessionsSettings) {
  const list = createPaged<OpenSession>((place, cancelled) =>
    call(
      listMemberSessions,
      { id: memberId, ...('cursor' in place ? place : {}) },
      { signal: cancelled },
    ),
  );
  const revoke = async ({ id }: OpenSession) => {
    try {
      await call(revokeMemberSession, { id: memberId, sessionId: id });
      list.take(id);
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };
  return { ...list, revoke };
}
