import { useEffect, useRef, useState } from 'preact/hooks';

import { ApiError } from '../../../contract/client.ts';
import type { RecordType } from '../../../contract/record.ts';
import { Button } from '../../components/Button.tsx';
import { Failed } from '../../components/Failed.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { useShortcuts } from '../../components/useShortcuts.ts';
import { t } from '../../messages/t-workspace.ts';
import { failureOf } from '../../state/failure.ts';
import { isMergeable } from '../../state/merging/rights.ts';
import { createRecordPage } from '../../state/record-page.ts';
import { mayOn } from '../../state/rights.ts';
import { hasTimeline } from '../../state/timeline.ts';
import { useMe } from '../useMe.ts';
import { useWorkspace } from '../workspace-context.ts';
import { BecameClient } from './BecameClient.tsx';
import { ChangeHistory } from './ChangeHistory.tsx';
import { contactActs } from './contact-acts.ts';
import { EditRecord } from './EditRecord.tsx';
import { Facts } from './Facts.tsx';
import { History } from './History.tsx';
import { MergedAway } from './MergedAway.tsx';
import { OvertakenBanner } from './OvertakenBanner.tsx';
import { PastActs } from './PastActs.tsx';
import { RecordHead } from './RecordHead.tsx';
import { RelatedRecords } from './related/RelatedRecords.tsx';
import { StageHistory } from './StageHistory.tsx';
import { useChangeInPlace } from './useChangeInPlace.ts';
import { isHistory, useRecordActs } from './useRecordActs.ts';

interface RecordPageProps {
  type: RecordType;
  id: string;
  /** It was opened to be edited. */
  startsEditing?: boolean;
  onClose: () => void;
}

/** One record: who it is in one line, facts on the left, what happened and what comes next on the right. */
export function RecordPage({ type, id, startsEditing = false, onClose }: RecordPageProps) {
  const { call, changes, mergeActs, restoring, toasts } = useWorkspace();
  const page = useOwned(() => createRecordPage({ call, type, id, changes }), [type, id]);
  const heading = useRef<HTMLHeadingElement>(null);
  const [wantsToEdit, setEditing] = useState(startsEditing);
  const record = page.record.value;
  const me = useMe();
  const { acts, convertHref } = useRecordActs(type, record);
  const isOver = record !== null && isHistory(type, record);
  const clientId = record?.['convertedClientId'];
  const isOurs = me !== null && record !== null && !isOver;
  const mayChange = isOurs && mayOn(me, type, 'change', record);
  const mayDelete = isOurs && mayOn(me, type, 'delete', record);
  // Children that went to another record, or came back, are asked for anew.
  const moved = mergeActs.moved.value;
  const isEditing = wantsToEdit && mayChange;
  const isThere = record !== null;
  const changing = useChangeInPlace(type);
  const changeHere = record && !isOver ? changing(record) : null;

  useEffect(() => void page.load(), [page]);
  useEffect(() => {
    if (isThere) heading.current?.focus({ preventScroll: true });
  }, [isThere]);
  useTitle(record && type.title(record));
  useShortcuts({
    e: () => setEditing(true),
    Escape: () => (isEditing ? setEditing(false) : onClose()),
  });

  /** For controls without a place for errors: the reason comes as a toast; a newer version has the banner. */
  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      const isTold = error instanceof ApiError && error.code === 'stale';
      if (!isTold) toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };
  const remove = async () => {
    const name = record ? type.title(record) : '';
    await page.remove();
    onClose();
    toasts.show(t('acts.deleted', { name }), () => restoring.undo({ type, id, name }));
  };

  const failure = page.failure.value;
  if (failure)
    return (
      <article class="page">
        <span class="page-back">
          <Button icon="back" iconOnly look="plain" onClick={onClose}>
            {t('page.back')}
          </Button>
        </span>
        <Failed
          what={
            failure.kind === 'notFound'
              ? t('page.gone', { label: type.label.toLowerCase() })
              : t('failed.title')
          }
          failure={failure}
          onRetry={() => void page.load()}
        />
        {failure.kind === 'notFound' && isMergeable(type) && <MergedAway type={type} id={id} />}
      </article>
    );
  if (!record)
    return (
      <article class="page">
        <Skeleton rows={8} height={44} />
      </article>
    );
  return (
    <article class="page" aria-label={type.title(record)}>
      <div class="page-top">
        <RecordHead
          type={type}
          record={record}
          heading={heading}
          onChange={mayChange ? (changed) => void trying(() => page.save(changed)) : null}
          onStatus={changeHere}
          onEdit={mayChange ? () => setEditing(true) : null}
          acts={[
            ...(type.name === 'contact' ? contactActs(type, record, changeHere) : []),
            ...acts,
          ]}
          convertHref={convertHref}
          onDelete={mayDelete ? () => void trying(remove) : null}
          onClose={onClose}
        />
        {typeof clientId === 'string' && isOver && <BecameClient leadId={id} clientId={clientId} />}
        <OvertakenBanner type={type} record={record} overtaken={page.overtaken.value} />
      </div>
      <div class="page-body">
        <div class="page-facts">
          {isEditing ? (
            <EditRecord page={page} record={record} onLeave={() => setEditing(false)} />
          ) : (
            <Facts page={page} record={record} mayChange={mayChange} />
          )}
          {type.name === 'project' && <StageHistory type={type} id={id} />}
          <PastActs type={type} id={id} />
          <RelatedRecords key={moved} type={type} id={id} isOver={isOver} />
        </div>
        {!hasTimeline(type.name) && (
          <section class="history" aria-label={t('story.history')}>
            <ChangeHistory page={page} record={record} mayChange={mayChange} />
          </section>
        )}
        {hasTimeline(type.name) && (
          <History
            key={moved}
            page={page}
            type={type.name}
            record={record}
            mayChange={mayChange}
            isOver={isOver}
          />
        )}
      </div>
    </article>
  );
}

/** The name of the record stands in the window's title while it is open. */
function useTitle(name: string | null) {
  useEffect(() => {
    if (!name) return undefined;
    const before = document.title;
    document.title = `${name} · ${t('app.name')}`;
    return () => {
      document.title = before;
    };
  }, [name]);
}
