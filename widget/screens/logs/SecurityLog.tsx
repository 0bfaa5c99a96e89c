import { useMemo } from 'preact/hooks';

import { exportSecurityLog, listSecurityLog, type SecurityEvent } from '../../../contract/logs.ts';
import type { Me } from '../../../contract/sessions.ts';
import { t } from '../../messages/t-admin.ts';
import { useWorkspace } from '../workspace-context.ts';
import { LogPage } from './LogPage.tsx';
import type { LogColumn } from './LogTable.tsx';
import { Origin } from './Origin.tsx';
import { askedOf, particulars, securityKindOptions } from './security-words.ts';
import { SecurityKindPill } from './SecurityKindPill.tsx';
import { useMemberOptions } from './useMemberOptions.ts';

const columns: readonly LogColumn<SecurityEvent>[] = [
  {
    label: t('log.what'),
    rank: 1,
    show: ({ kind }) => <SecurityKindPill kind={kind} />,
  },
  { label: t('log.who'), rank: 2, show: ({ member, email }) => member ?? email },
  { label: t('security.path'), rank: 5, show: (event) => askedOf(event) },
  { label: t('log.address'), rank: 3, show: ({ address }) => address },
];

const Details = ({ row }: { row: SecurityEvent }) => (
  <Origin
    row={row}
    more={[
      [t('log.who'), row.member],
      [t('security.email'), row.email],
      [t('security.path'), askedOf(row)],
      [t('security.route'), row.route],
      [t('security.status'), row.status],
      ...particulars(row),
    ]}
  />
);

/** Who signed in from where, who was refused what, and what was taken out. */
export function SecurityLog({ me }: { me: Me }) {
  const { call } = useWorkspace();
  const members = useMemberOptions();
  const source = useMemo(
    () => ({
      name: 'security-log',
      list: (input: object, signal: AbortSignal) => call(listSecurityLog, input, { signal }),
      export: (input: object) => call(exportSecurityLog, input),
    }),
    [call],
  );
  return (
    <LogPage
      me={me}
      needs={['securityLog', 'read']}
      source={source}
      filters={[
        { name: 'memberId', label: t('log.who'), options: members },
        {
          name: 'kind',
          label: t('log.what'),
          options: securityKindOptions(),
        },
        { name: 'address', label: t('log.address') },
      ]}
      columns={columns}
      Details={Details}
      empty={t('security.empty')}
    />
  );
}
