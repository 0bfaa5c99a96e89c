import { useMemo } from 'preact/hooks';

import { exportNotFoundLog, listNotFoundLog, type LostRequest } from '../../../contract/logs.ts';
import type { Me } from '../../../contract/sessions.ts';
import { t } from '../../messages/t-admin.ts';
import { useWorkspace } from '../workspace-context.ts';
import { LogPage } from './LogPage.tsx';
import type { LogColumn } from './LogTable.tsx';
import { Origin } from './Origin.tsx';
import { useMemberOptions } from './useMemberOptions.ts';

const columns: readonly LogColumn<LostRequest>[] = [
  { label: t('notFound.path'), rank: 1, show: ({ path }) => path },
  { label: t('log.who'), rank: 2, show: ({ member }) => member },
  { label: t('notFound.source'), rank: 5, show: ({ source }) => t(`notFound.${source}`) },
  { label: t('log.address'), rank: 4, show: ({ address }) => address },
];

const Details = ({ row }: { row: LostRequest }) => (
  <Origin
    row={row}
    more={[
      [t('log.who'), row.member],
      [t('notFound.path'), row.path],
    ]}
  />
);

export const sourceOptions = () =>
  (['workspace', 'api'] as const).map((value) => ({ value, label: t(`notFound.${value}`) }));

/** Addresses that led people of the company nowhere: links that are broken somewhere. */
export function NotFoundLog({ me }: { me: Me }) {
  const { call } = useWorkspace();
  const members = useMemberOptions();
  const source = useMemo(
    () => ({
      name: 'not-found-log',
      list: (input: object, signal: AbortSignal) => call(listNotFoundLog, input, { signal }),
      export: (input: object) => call(exportNotFoundLog, input),
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
        { name: 'source', label: t('notFound.source'), options: sourceOptions() },
        { name: 'address', label: t('log.address') },
      ]}
      columns={columns}
      Details={Details}
      empty={t('notFound.empty')}
    />
  );
}
