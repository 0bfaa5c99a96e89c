import type { Member } from '../../../contract/members.ts';
import type { Me } from '../../../contract/sessions.ts';
import { Avatar } from '../../components/Avatar.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu, type MenuChoice } from '../../components/Menu.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { t } from '../../messages/t-admin.ts';
import { may } from '../../state/rights.ts';

interface MemberTableProps {
  me: Me;
  members: readonly Member[];
  onEdit: (member: Member) => void;
  onSessions: (member: Member) => void;
  onDisable: (member: Member) => void;
  onEnable: (member: Member) => void;
  onRemove: (member: Member) => void;
}

/** A row a person. How safe an account is, and what can be done about it, is for whoever looks after members. */
export function MemberTable({ me, members, ...acts }: MemberTableProps) {
  const looksAfter = may(me, 'members', 'change');
  return (
    <table class="table members">
      <thead>
        <tr>
          <th scope="col">{t('members.name')}</th>
          <th scope="col" data-rank="1">
            {t('members.role')}
          </th>
          <th scope="col" data-rank="2">
            {t('members.teams')}
          </th>
          <th scope="col" data-rank="4">
            {t('members.state')}
          </th>
          {looksAfter && (
            <>
              <th scope="col" data-rank="6">
                {t('members.secondFactor')}
              </th>
              <th scope="col" data-rank="5">
                {t('members.lastSeen')}
              </th>
              <th scope="col" class="row-acts">
                <span class="unseen">{t('common.more')}</span>
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Row key={member.id} me={me} member={member} looksAfter={looksAfter} {...acts} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Omit<MemberTableProps, 'members'> {
  member: Member;
  looksAfter: boolean;
}

function Row({ me, member, looksAfter, ...acts }: RowProps) {
  const { name, email, roleName, teams, disabledAt, hasTotp, lastSeenAt } = member;
  const isMe = member.id === me.member.id;
  return (
    <tr data-out={disabledAt !== null || undefined}>
      <th scope="row" class="table-name">
        <Avatar name={name} isMember />
        <span class="two-lines">
          <span class="cut">
            {name}
            {isMe && <span class="faint"> {t('members.you')}</span>}
          </span>
          <a class="small cut" href={`mailto:${email}`}>
            {email}
          </a>
        </span>
      </th>
      <td data-rank="1">
        <span class="cut">{roleName}</span>
        {disabledAt && <span class="small only-narrow">{t('members.disabled')}</span>}
      </td>
      <td data-rank="2">
        <span class="cut">
          {teams
            .map((team) => (team.isLead ? t('members.leads', { team: team.name }) : team.name))
            .join(', ') || t('members.noTeam')}
        </span>
      </td>
      <td data-rank="4">
        <Standing isOut={disabledAt !== null} />
      </td>
      {looksAfter && (
        <>
          <td data-rank="6">{t(hasTotp ? 'members.hasTotp' : 'members.noTotp')}</td>
          <td data-rank="5">
            {lastSeenAt ? <RelativeTime at={lastSeenAt} /> : t('members.neverSeen')}
          </td>
          <td class="row-acts">
            <Menu
              buttonClass="button icon-button"
              small
              label={t('members.acts', { name })}
              choices={choicesFor(member, isMe, acts)}
            >
              <Icon name="more" />
            </Menu>
          </td>
        </>
      )}
    </tr>
  );
}

const Standing = ({ isOut }: { isOut: boolean }) => (
  <span class="pill" data-tone={isOut ? 'overdue' : 'done'}>
    <span>{t(isOut ? 'members.disabled' : 'members.active')}</span>
  </span>
);

/** Nobody locks themselves out. */
function choicesFor(
  member: Member,
  isMe: boolean,
  acts: Omit<MemberTableProps, 'me' | 'members'>,
): MenuChoice[] {
  const always: MenuChoice[] = [
    { id: 'edit', label: t('members.edit'), icon: 'edit', onChoose: () => acts.onEdit(member) },
    {
      id: 'sessions',
      label: t('members.sessions'),
      icon: 'keyboard',
      onChoose: () => acts.onSessions(member),
    },
  ];
  if (isMe) return always;
  return [
    ...always,
    member.disabledAt
      ? {
          id: 'enable',
          label: t('members.enable'),
          icon: 'check',
          onChoose: () => acts.onEnable(member),
        }
      : {
          id: 'disable',
          label: t('members.disable'),
          icon: 'nobody',
          onChoose: () => acts.onDisable(member),
        },
    {
      id: 'remove',
      label: t('members.remove'),
      icon: 'trash',
      onChoose: () => acts.onRemove(member),
    },
  ];
}
