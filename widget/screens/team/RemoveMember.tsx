import { useEffect, useId, useState } from 'preact/hooks';

import type { HandedOver, Member } from '../../../contract/members.ts';
import type { Me } from '../../../contract/sessions.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { Field } from '../../components/Field.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { t } from '../../messages/t-admin.ts';
import { countHoldings } from '../../state/admin/holdings.ts';
import type { Members } from '../../state/admin/members.ts';
import { failureOf } from '../../state/failure.ts';
import { useWorkspace } from '../workspace-context.ts';

interface RemoveMemberProps {
  me: Me;
  member: Member;
  onRemove: Members['remove'];
  onClose: () => void;
}

/** "12 leads, 1 client": only what there is any of. */
const inWords = ({ leads, clients, projects, followUps }: HandedOver) =>
  [
    leads > 0 && t('holdings.leads', { count: leads }),
    clients > 0 && t('holdings.clients', { count: clients }),
    projects > 0 && t('holdings.projects', { count: projects }),
    followUps > 0 && t('holdings.followUps', { count: followUps }),
  ]
    .filter(Boolean)
    .join(', ');

/** Says what somebody leaves behind and asks who gets it. It cannot be taken back. */
export function RemoveMember({ me, member, onRemove, onClose }: RemoveMemberProps) {
  const { names, toasts } = useWorkspace();
  const holdings = useHoldings(member.id);
  const { name } = member;
  const [heir, setHeir] = useState(me.member.id);
  const others = names.members.value.filter(
    (one) => one.id !== member.id && one.disabledAt === null,
  );
  const owned = typeof holdings === 'object' && holdings ? inWords(holdings) : null;
  const remove = async () => {
    const handed = inWords(await onRemove(member, owned === '' ? null : heir || null));
    const to = others.find((one) => one.id === heir)?.name ?? '';
    toasts.show(
      handed
        ? t('members.removedHanded', { name, what: handed, heir: to })
        : t('members.removedToast', { name }),
    );
  };
  return (
    <Confirm
      title={t('members.removeTitle', { name })}
      act={t('members.removeAct', { name })}
      isWaiting={holdings === null}
      onAct={remove}
      onClose={onClose}
    >
      <p>{t('members.removeWhy', { name })}</p>
      {holdings === null && <Skeleton rows={1} />}
      {owned === '' && <p>{t('members.ownsNothing', { name })}</p>}
      {holdings !== null && owned !== '' && (
        <Heir
          label={t('members.handOver', { what: owned ?? t('holdings.unknown') })}
          heirs={others}
          heir={heir}
          onChoose={setHeir}
        />
      )}
    </Confirm>
  );
}

interface HeirProps {
  label: string;
  heirs: readonly Member[];
  heir: string;
  onChoose: (id: string) => void;
}

function Heir({ label, heirs, heir, onChoose }: HeirProps) {
  const id = useId();
  return (
    <Field id={id} label={label} help={t('members.heirHelp')}>
      {(described) => (
        <select
          {...described}
          class="input"
          name="handOverTo"
          value={heir}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {heirs.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
          <option value="">{t('members.leaveIt')}</option>
        </select>
      )}
    </Field>
  );
}

/** What is theirs: null until it is counted, `unknown` where it cannot be. */
function useHoldings(memberId: string): HandedOver | 'unknown' | null {
  const { call, toasts } = useWorkspace();
  const [holdings, setHoldings] = useState<HandedOver | 'unknown' | null>(null);
  useEffect(() => {
    const count = async () => {
      try {
        setHoldings(await countHoldings(call, memberId));
      } catch (error) {
        toasts.show(t('members.notCounted', { why: failureOf(error).why }));
        setHoldings('unknown');
      }
    };
    void count();
  }, [call, memberId, toasts]);
  return holdings;
}
