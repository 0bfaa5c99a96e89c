import { signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import type { Input } from '../../../contract/endpoint.ts';
import {
  changeMember,
  disableMember,
  enableMember,
  listMembers,
  removeMember,
  type HandedOver,
  type Member,
} from '../../../contract/members.ts';
import { t } from '../../messages/t-admin.ts';
import { failureOf } from '../failure.ts';
import { createPaged } from '../paged.ts';
import type { Toasts } from '../toasts.ts';

interface MembersSettings {
  call: Client;
  toasts: Toasts;
  /** Called when somebody is another one than before: names stand everywhere. */
  onChange: () => void;
}

export type Members = ReturnType<typeof createMembers>;

/** The people of the company, page after page, and what is done to them. */
export function createMembers({ call, toasts, onChange }: MembersSettings) {
  const words = signal('');
  const list = createPaged<Member>((place, cancelled) =>
    call(listMembers, { q: words.peek(), ...place }, { signal: cancelled }),
  );

  const search = (text: string) => {
    words.value = text;
    return list.reload();
  };

  const take = (member: Member) => {
    list.put(member);
    onChange();
  };

  /** Throws what the server refuses, for the form to tell. */
  const change = async (
    { id, version }: Member,
    patch: Omit<Input<typeof changeMember>, 'id'>,
  ): Promise<void> => take(await call(changeMember, { id, ...patch }, { ifMatch: version }));

  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  /** Keeps somebody out at once; what is theirs stays theirs, so that Undo lets them go on. */
  const disable = ({ id, name }: Member): Promise<void> =>
    trying(async () => {
      const { member } = await call(disableMember, { id });
      take(member);
      toasts.show(t('members.disabledToast', { name }), () => enable(member));
    });

  const enable = ({ id, name }: Member): Promise<void> =>
    trying(async () => {
      const member = await call(enableMember, { id });
      take(member);
      toasts.show(t('members.enabledToast', { name }), () => disable(member));
    });

  /** Takes somebody away for good. Throws what the server refuses. */
  const remove = async ({ id }: Member, handOverTo: string | null): Promise<HandedOver> => {
    const { handedOver } = await call(removeMember, { id, handOverTo });
    list.take(id);
    onChange();
    return handedOver;
  };

  return { ...list, words, search, change, disable, enable, remove };
}
