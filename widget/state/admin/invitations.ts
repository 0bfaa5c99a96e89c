import { computed } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import type { Input } from '../../../contract/endpoint.ts';
import {
  createInvitation,
  listInvitations,
  removeInvitation,
  resendInvitation,
  type Invitation,
} from '../../../contract/invitations.ts';
import { listMailbox, type Mail } from '../../../contract/mailbox.ts';
import { t } from '../../messages/t-admin.ts';
import { failureOf } from '../failure.ts';
import { createPaged } from '../paged.ts';
import type { Toasts } from '../toasts.ts';
import { linkIn } from './mail-link.ts';

export type Invitations = ReturnType<typeof createInvitations>;

/** Who was invited and has not come yet. Where mails are kept instead of sent, each comes with the link that its mail holds. */
export function createInvitations({ call, toasts }: { call: Client; toasts: Toasts }) {
  const list = createPaged<Invitation>((place, cancelled) =>
    call(listInvitations, { ...pageOf(place), limit: 200 }, { signal: cancelled }),
  );
  const mails = createPaged<Mail>((place, cancelled) =>
    call(listMailbox, { ...pageOf(place), limit: 200 }, { signal: cancelled }),
  );

  /** By the address it was written to: the latest counts, the links of the ones before are dead. */
  const latest = computed(() => {
    const found = new Map<string, Mail>();
    for (const mail of mails.rows.value ?? [])
      if (mail.kind === 'invitation' && !found.has(mail.to)) found.set(mail.to, mail);
    return found;
  });

  /** What became of the mail to somebody: it is sent, or kept here, with its link for whoever may read that. */
  const mailTo = (email: string): { isKept: boolean; link: string | null } => {
    const mail = latest.value.get(email);
    return { isKept: mail?.state === 'kept', link: mail?.text ? linkIn(mail.text) : null };
  };

  const load = async () => {
    await Promise.all([list.reload(), mails.reload()]);
  };

  /** Throws what the server refuses, for the form to tell. */
  const create = async (input: Input<typeof createInvitation>): Promise<Invitation> => {
    const made = await call(createInvitation, input);
    await load();
    return made;
  };

  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
      await load();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  const resend = ({ id, email }: Invitation) =>
    trying(async () => {
      await call(resendInvitation, { id });
      toasts.show(t('invitations.resent', { email }));
    });

  /** Its link is dead at once. Undo invites anew, with a new link. */
  const withdraw = ({ id, email, name, role, teams }: Invitation) =>
    trying(async () => {
      await call(removeInvitation, { id });
      const again = { email, name, role, teamIds: teams.map((team) => team.id) };
      toasts.show(t('invitations.withdrawn', { email }), () =>
        trying(async () => void (await call(createInvitation, again))),
      );
    });

  const stop = () => {
    list.stop();
    mails.stop();
  };
  return { ...list, mailTo, load, create, resend, withdraw, stop };
}

/** These lists do not count. */
const pageOf = (place: object) => ('cursor' in place ? { cursor: String(place.cursor) } : {});
