import { useMemo } from 'preact/hooks';

import {
  auditResults,
  exportAuditLog,
  listAuditLog,
  type AuditEvent,
} from '../../../contract/logs.ts';
import type { Me } from '../../../contract/sessions.ts';
import { t } from '../../messages/t-admin.ts';
import { actionsOf, auditTypes, typeInWords, verbInWords } from '../../state/admin/audit-words.ts';
import { useWorkspace } from '../workspace-context.ts';
import { AuditChanges } from './AuditChanges.tsx';
import { AuditSubject } from './AuditSubject.tsx';
import { GroupNamesProvider, useLoadedGroupNames } from './group-names.ts';
import { LogPage } from './LogPage.tsx';
import type { LogColumn } from './LogTable.tsx';
import { Origin } from './Origin.tsx';
import { useMemberOptions } from './useMemberOptions.ts';

const columns: readonly LogColumn<AuditEvent>[] = [
  { label: t('log.who'), rank: 2, show: (event) => actorOf(event) },
  {
    label: t('log.what'),
    rank: 1,
    show: ({ action, recordType }) =>
      t('audit.did', { verb: verbInWords(action), kind: typeInWords(recordType ?? '') }),
  },
  { label: t('audit.subject'), rank: 3, show: (event) => <AuditSubject event={event} /> },
  {
    label: t('audit.result'),
    rank: 7,
    show: ({ result }) => t(`audit.${result}`),
  },
  { label: t('log.address'), rank: 6, show: ({ address }) => address },
];

const actorOf = ({ actor, actorType }: AuditEvent): string => {
  if (actor) return actor;
  if (actorType === 'form') return t('audit.byForm');
  return actorType === 'superadmin' ? t('audit.bySuperadmin') : t('audit.byServer');
};

const Details = ({ row }: { row: AuditEvent }) => (
  <>
    <AuditChanges event={row} />
    <Origin
      row={row}
      more={[
        [t('log.who'), actorOf(row)],
        [t('audit.grant'), row.onBehalfOf],
        [t('audit.recordId'), row.recordId],
      ]}
    />
  </>
);

/** Who changed what, from what to what. */
export function AuditLog({ me }: { me: Me }) {
  const { call, router } = useWorkspace();
  const members = useMemberOptions();
  const names = useLoadedGroupNames();
  const source = useMemo(
    () => ({
      name: 'audit-log',
      list: (input: object, signal: AbortSignal) => call(listAuditLog, input, { signal }),
      export: (input: object) => call(exportAuditLog, input),
    }),
    [call],
  );
  const { recordType: kind } = router.place.value.query;
  const actions = (kind ? [kind] : auditTypes).flatMap((type) =>
    actionsOf(type).map((value) => ({
      value,
      label: t('audit.did', { verb: verbInWords(value), kind: typeInWords(type) }),
    })),
  );
  return (
    <GroupNamesProvider value={names}>
      <LogPage
        me={me}
        needs={['auditLog', 'read']}
        source={source}
        filters={[
          { name: 'actorId', label: t('log.who'), options: members },
          {
            name: 'recordType',
            label: t('audit.kind'),
            options: auditTypes.map((value) => ({ value, label: typeInWords(value) })),
          },
          {
            name: 'action',
            label: t('log.what'),
            options: actions,
          },
          {
            name: 'result',
            label: t('audit.result'),
            options: auditResults.map((value) => ({ value, label: t(`audit.${value}`) })),
          },
          { name: 'recordId', label: t('audit.recordId') },
        ]}
        columns={columns}
        Details={Details}
        empty={t('audit.empty')}
      />
    </GroupNamesProvider>
  );
}
