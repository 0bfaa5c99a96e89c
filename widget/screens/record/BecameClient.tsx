import { useEffect } from 'preact/hooks';

import { RecordLink } from '../../components/RecordLink.tsx';
import { RelativeTime } from '../../components/RelativeTime.tsx';
import { useOwned } from '../../components/useOwned.ts';
import { t } from '../../messages/t-workspace.ts';
import { createPastActs } from '../../state/merging/past-acts.ts';
import { useWorkspace } from '../workspace-context.ts';
import { UndoWhileItLasts } from './PastActs.tsx';

interface BecameClientProps {
  leadId: string;
  clientId: string;
}

/** At the head of a lead that was converted: which client it is now, and the way back while it lasts. */
export function BecameClient({ leadId, clientId }: BecameClientProps) {
  const { call, mergeActs } = useWorkspace();
  const past = useOwned(() => createPastActs({ call, type: 'lead', id: leadId }), [leadId]);
  useEffect(() => void past.load(), [past]);
  const [conversion] = past.conversions.value;
  return (
    <div class="banner became-client" role="status">
      <span class="grow">
        {t('past.isClient')} <RecordLink type="client" id={clientId} />
        {conversion && (
          <>
            {' '}
            <RelativeTime at={conversion.at} />
          </>
        )}
        . {t('past.readOnly')}
      </span>
      {conversion && (
        <UndoWhileItLasts
          until={conversion.undoUntil}
          what={t('past.converted', { lead: conversion.leadName })}
          onUndo={() => mergeActs.takeConversionBack(conversion.id)}
        />
      )}
    </div>
  );
}
