import { useMemo } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import {
  exportStrangersSecurityLog,
  listStrangersSecurityLog,
  type StrangerEvent,
} from '../../../contract/strangers-logs.ts';
import { t } from '../../messages/t-admin.ts';
import { strangersPlaces } from '../places.ts';
import { useWorkspace } from '../workspace-context.ts';
import { LogPage } from './LogPage.tsx';
import type { LogColumn } from './LogTable.tsx';
import { Origin } from './Origin.tsx';
import { askedOf, particulars, securityKindOptions } from './security-words.ts';
import { SecurityKindPill } from './SecurityKindPill.tsx';

const columns: readonly LogColumn<StrangerEvent>[] = [
  { label: t('log.what'), rank: 1, show: ({ kind }) => <SecurityKindPill kind={kind} /> },
  { label: t('log.who'), rank: 2, show: ({ superadmin, email }) => superadmin ?? email },
  { label: t('security.path'), rank: 5, show: (event) => askedOf(event) },
  { label: t('log.address'), rank: 3, show: ({ address }) => address },
];

const Details = ({ row }: { row: StrangerEvent }) => (
  <Origin
    row={row}
    more={[
      [t('strangers.superadmin'), row.superadmin],
      [t('security.email'), row.email],
      [t('security.path'), askedOf(row)],
      [t('security.route'), row.route],
      [t('security.status'), row.status],
      ...particulars(row),
    ]}
  />
);

/** What belongs to no company: strangers, unknown accounts and keys, and whoever runs the installation. */
export function StrangersSecurityLog({ me }: { me: Me }) {
  const { call } = useWorkspace();
  const source = useMemo(
    () => ({
      name: 'strangers-security-log',
      list: (input: object, signal: AbortSignal) =>
        call(listStrangersSecurityLog, input, { signal }),
      export: (input: object) => call(exportStrangersSecurityLog, input),
    }),
    [call],
  );
  return (
    <LogPage
      me={me}
      needs={null}
      title={t('nav.strangers')}
      places={strangersPlaces}
      source={source}
      filters={[
        { name: 'kind', label: t('log.what'), options: securityKindOptions() },
        { name: 'address', label: t('log.address') },
        { name: 'path', label: t('security.path') },
      ]}
      columns={columns}
      Details={Details}
      empty={t('strangers.empty')}
    />
  );
}
