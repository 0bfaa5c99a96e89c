import { useComputed } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';

import type { Need } from '../../../contract/permissions.ts';
import type { Me } from '../../../contract/sessions.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSurroundings } from '../../components/surroundings.ts';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-admin.ts';
import { logQueryOf } from '../../state/admin/log-query.ts';
import { createLog, type LogSource } from '../../state/admin/log.ts';
import { may } from '../../state/rights.ts';
import { readPlace, writePlace } from '../../state/router.ts';
import { NoRight } from '../NoRight.tsx';
import { PlaceHead } from '../PlaceHead.tsx';
import { settingsPlaces, type Destination } from '../places.ts';
import { LoadMore } from '../records/LoadMore.tsx';
import { useWorkspace } from '../workspace-context.ts';
import { LogFilters, type LogFilter } from './LogFilters.tsx';
import { LogTable, type LogColumn, type LogRow } from './LogTable.tsx';

export interface LogPageProps<Row extends LogRow> {
  me: Me;
  /** What the member's role must allow; null where everybody who is led here may read it. */
  needs: Need | null;
  /** What the log is a part of, and the pages beside it; the settings where nothing is said. */
  title?: string;
  places?: readonly Destination[];
  source: LogSource<Row>;
  filters: readonly LogFilter[];
  columns: readonly LogColumn<Row>[];
  /** What an opened row tells besides. */
  Details: ComponentType<{ row: Row }>;
  empty: string;
}

/** One of the logs, for whoever's role opens it. */
export const LogPage = <Row extends LogRow>(props: LogPageProps<Row>) =>
  props.needs === null || may(props.me, ...props.needs) ? (
    <Log {...props} />
  ) : (
    <div class="screen">
      <PlaceHead me={props.me} title={t('nav.settings')} places={settingsPlaces} />
      <NoRight />
    </div>
  );

/** Filters are in the address, so that a narrowed log can be sent to somebody. */
function Log<Row extends LogRow>(props: LogPageProps<Row>) {
  const { me, source, filters, columns, Details, empty } = props;
  const { title = t('nav.settings'), places = settingsPlaces } = props;
  const { router, toasts } = useWorkspace();
  const { timeZone } = useSurroundings();
  const [busy, setBusy] = useState(false);
  const asked = useComputed(() => writePlace('', router.place.value.query));
  const query = useComputed(() =>
    logQueryOf(
      readPlace(asked.value).query,
      filters.map(({ name }) => name),
      timeZone,
    ),
  );
  const log = useOwned(() => createLog({ source, query, toasts }), []);
  const { path, query: place } = router.place.value;
  const rows = log.rows.value;
  const download = async () => {
    setBusy(true);
    await log.download();
    setBusy(false);
  };
  return (
    <div class="screen">
      <PlaceHead me={me} title={title} places={places} total={log.total.value}>
        <Button busy={busy} onClick={() => void download()}>
          {t('log.download')}
        </Button>
      </PlaceHead>
      <LogFilters
        filters={filters}
        query={place}
        onChange={(changed) =>
          router.go(writePlace(path, { ...place, ...changed }), { replace: true })
        }
        onClear={() => router.go(path)}
      />
      <div class="screen-body" aria-busy={log.isLoading.value}>
        {!rows && log.failure.value && (
          <Failed failure={log.failure.value} onRetry={() => void log.reload()} />
        )}
        {!rows && !log.failure.value && <Skeleton rows={12} />}
        {rows?.length === 0 && (
          <EmptyState icon="search">
            {Object.keys(query.value).length > 0 ? t('log.nothing') : empty}
          </EmptyState>
        )}
        {rows && rows.length > 0 && <LogTable rows={rows} columns={columns} Details={Details} />}
        <LoadMore list={log} />
      </div>
    </div>
  );
}
