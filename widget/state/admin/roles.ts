import type { Client } from '../../../contract/client.ts';
import { ApiError } from '../../../contract/client.ts';
import {
  changeRole,
  createRole,
  listRoles,
  removeRole,
  resetRole,
  type Role,
} from '../../../contract/roles.ts';
import { t } from '../../messages/t-admin.ts';
import { failureOf } from '../failure.ts';
import { createPaged } from '../paged.ts';
import type { Toasts } from '../toasts.ts';
import { createRoleDraft, type RoleDraft } from './role-draft.ts';

interface RolesSettings {
  call: Client;
  toasts: Toasts;
  /** Drafts by role, which outlive this page. */
  drafts: Map<string, RoleDraft>;
}

export type Roles = ReturnType<typeof createRoles>;

/** The roles of the company, and what is done to them. */
export function createRoles({ call, toasts, drafts }: RolesSettings) {
  const list = createPaged<Role>((place, cancelled) =>
    call(listRoles, { limit: 200, ...('cursor' in place ? place : {}) }, { signal: cancelled }),
  );

  /** The draft of a role, with what was changed in it before. */
  const draftOf = (role: Role): RoleDraft => {
    const draft = drafts.get(role.id) ?? createRoleDraft(role);
    drafts.set(role.id, draft);
    return draft;
  };

  /** Drafts go on from what the server has by now. */
  const reload = async () => {
    await list.reload();
    for (const role of list.rows.peek() ?? []) drafts.get(role.id)?.rebase(role);
  };

  const take = (role: Role) => {
    draftOf(role).rebase(role);
    list.put(role);
  };

  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  /** Saves what was changed. Where somebody else was faster, theirs is shown below what was changed here, to be saved again. */
  const save = (draft: RoleDraft) =>
    trying(async () => {
      const { id, version } = draft.role.peek();
      try {
        const saved = await call(changeRole, { id, ...draft.patch() }, { ifMatch: version });
        draft.discard();
        take(saved);
        toasts.show(t('roles.saved', { name: saved.name, count: saved.holders }));
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'stale') throw error;
        await reload();
        toasts.show(t('roles.overtaken', { name: draft.role.peek().name }));
      }
    });

  /** Makes a role of the same rights. Null when it could not be made. */
  const copy = async (role: Role): Promise<Role | null> => {
    try {
      const made = await call(createRole, { name: freeName(role.name), copyOf: role.id });
      await reload();
      return made;
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
      return null;
    }
  };

  const freeName = (name: string): string => {
    const taken = new Set(list.rows.peek()?.map((one) => one.name));
    let wanted = t('roles.copyName', { name });
    for (let nth = 2; taken.has(wanted); nth++) wanted = t('roles.nthCopyName', { name, nth });
    return wanted.slice(0, 60);
  };

  const reset = ({ id, name, permissions, fields }: Role) =>
    trying(async () => {
      take(await call(resetRole, { id }));
      toasts.show(t('roles.resetToast', { name }), () =>
        trying(async () =>
          take(
            await call(changeRole, {
              id,
              ...(permissions && { permissions }),
              ...(fields && { fields }),
            }),
          ),
        ),
      );
    });

  /** Nobody holds it, so that Undo can make it again as it was. */
  const remove = ({ id, name, version, permissions, fields }: Role) =>
    trying(async () => {
      await call(removeRole, { id }, { ifMatch: version });
      list.take(id);
      drafts.delete(id);
      toasts.show(t('roles.deleted', { name }), () =>
        trying(async () => {
          const rights = { ...(permissions && { permissions }), ...(fields && { fields }) };
          await call(createRole, { name, ...rights });
          await reload();
        }),
      );
    });

  return { ...list, reload, draftOf, save, copy, reset, remove };
}
