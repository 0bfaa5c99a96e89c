import { useMemo } from 'preact/hooks';

import type { Me } from '../../../contract/sessions.ts';
import {
  exportStrangersNotFoundLog,
  listStrangersNotFoundLog,
  type StrangersLostRequest,
} from '../../../contract/strangers-logs.ts';
import { t } from '../../messages/t-admin.ts';
import { strangersPlaces } from '../places.ts';
import { useWorkspace } from '../workspace-context.ts';
import { LogPage } from './LogPage.tsx';
import type { LogColumn } from './LogTable.tsx';
import { sourceOptions } from './NotFoundLog.tsx';
import { Origin } from './Origin.tsx';

const columns: readonly LogColumn<StrangersLostRequest>[] = [
  { label: t('notFound.path'), rank: 1, show: ({ path }) => path },
  { label: t('notFound.source'), rank: 5, show: ({ source }) => t(`notFound.${source}`) },
  { label: t('log.address'), rank: 4, show: ({ address }) => address },
];

const Details = ({ row }: { row: StrangersLostRequest }) => (
  <Origin row={row} more={[[t('notFound.path'), row.path]]} />
);

/** Addresses that are not there, asked for by whoever is in no company. */
export function StrangersNotFoundLog({ me }: { me: Me }) {
  const { call } = useWorkspace();
  const source = useMemo(
    () => ({
      name: 'strangers-not-found-log',
      list: (input: object, signal: AbortSignal) =>
        call(listStrangersNotFoundLog, input, { signal }),
      export: (input: object) => call(exportStrangersNotFoundLog, input),
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
        { name: 'source', label: t('notFound.source'), options: sourceOptions() },
        { name: 'address', label: t('log.address') },
        { name: 'path', label: t('notFound.path') },
      ]}
      columns={columns}
      Details={Details}
      empty={t('notFound.empty')}
    />
  );
}
