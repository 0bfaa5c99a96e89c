import type { Tenant } from '../../../contract/installation.ts';
import { Icon } from '../../components/Icon.tsx';
import { Menu, type MenuChoice } from '../../components/Menu.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { t } from '../../messages/t-installation.ts';

interface CompanyTableProps {
  companies: readonly Tenant[];
  onLook: (company: Tenant) => void;
  onSuspend: (company: Tenant) => void;
  onResume: (company: Tenant) => void;
}

/** A row a company, with a menu of what can be done about it. */
export const CompanyTable = ({ companies, ...acts }: CompanyTableProps) => (
  <table class="table companies">
    <thead>
      <tr>
        <th scope="col">{t('companies.name')}</th>
        <th scope="col" data-rank="1">
          {t('companies.status')}
        </th>
        <th scope="col" data-rank="2">
          {t('companies.members')}
        </th>
        <th scope="col" data-rank="2">
          {t('companies.records')}
        </th>
        <th scope="col" data-rank="5">
          {t('companies.since')}
        </th>
        <th scope="col" class="companies-acts">
          <span class="unseen">{t('common.more')}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {companies.map((company) => (
        <Company key={company.id} company={company} {...acts} />
      ))}
    </tbody>
  </table>
);

interface CompanyProps extends Omit<CompanyTableProps, 'companies'> {
  company: Tenant;
}

function Company({ company, onLook, onSuspend, onResume }: CompanyProps) {
  const { locale } = useSurroundings();
  const { name, slug, members, records, createdAt, suspendedAt } = company;
  const standing: MenuChoice =
    suspendedAt === null
      ? { id: 'suspend', label: t('companies.suspend'), onChoose: () => onSuspend(company) }
      : { id: 'resume', label: t('companies.resume'), onChoose: () => onResume(company) };
  return (
    <tr>
      <th scope="row" class="table-name">
        <span class="cut">{name}</span>
        <span class="faint cut">{slug}</span>
      </th>
      <td data-rank="1">
        <Standing company={company} />
      </td>
      <td data-rank="2">{members.toLocaleString(locale)}</td>
      <td data-rank="2">{records.toLocaleString(locale)}</td>
      <td data-rank="5">
        <RelativeTime at={createdAt} />
      </td>
      <td class="companies-acts">
        <Menu
          small
          label={t('companies.acts', { name })}
          choices={[
            { id: 'look', label: t('grant.look'), onChoose: () => onLook(company) },
            standing,
          ]}
        >
          <Icon name="more" />
        </Menu>
      </td>
    </tr>
  );
}

const Standing = ({ company: { suspendedAt, suspendedReason } }: { company: Tenant }) => (
  <span
    class="pill"
    data-tone={suspendedAt === null ? 'done' : 'overdue'}
    title={suspendedReason ?? undefined}
  >
    <span>{t(suspendedAt === null ? 'companies.active' : 'companies.suspended')}</span>
  </span>
);
