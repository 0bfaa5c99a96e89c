import { signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import { undoConversion, type convertLead } from '../../../contract/conversions.ts';
import type { Output } from '../../../contract/endpoint.ts';
import { undoMerge, type Mergeable } from '../../../contract/merges.ts';
import { recordTypes } from '../../../contract/records/index.ts';
import { t } from '../../messages/t-workspace.ts';
import type { AnyRecord } from '../any-record.ts';
import type { Changes } from '../changes.ts';
import { failureOf } from '../failure.ts';
import type { Toasts } from '../toasts.ts';

interface MergeActsSettings {
  call: Client;
  changes: Changes;
  toasts: Toasts;
  /** What hung on one record hangs on another: asks anew for what is due. */
  onMoved: () => void;
}

interface Merged {
  type: Mergeable;
  mergeId: string;
  into: AnyRecord;
  from: AnyRecord;
}

type Converted = Output<typeof convertLead> & { lead: AnyRecord };

/** Tells the screen of merges and conversions, and takes them back, wherever one has gone since. */
export function createMergeActs({ call, changes, toasts, onMoved }: MergeActsSettings) {
  /** Counts the times that children went from one record to another: what shows them is drawn anew. */
  const moved = signal(0);

  const tellMoved = () => {
    moved.value += 1;
    onMoved();
  };

  const trying = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      toasts.show(t('acts.failed', { why: failureOf(error).why }));
    }
  };

  const takeMergeBack = (mergeId: string) =>
    trying(async () => {
      const { type, into, from } = await call(undoMerge, { id: mergeId });
      for (const record of [into, from]) changes.tell({ type, id: record.id, record });
      tellMoved();
      toasts.show(t('acts.unmerged', { name: titleOf(type, from) }));
    });

  const takeConversionBack = (conversionId: string) =>
    trying(async () => {
      const { lead } = await call(undoConversion, { id: conversionId });
      changes.tell({ type: 'lead', id: lead.id, record: lead });
      tellMoved();
      toasts.show(t('acts.unconverted', { name: titleOf('lead', lead) }));
    });

  const tellMerged = ({ type, mergeId, into, from }: Merged) => {
    changes.tell({ type, id: from.id, record: null });
    changes.tell({ type, id: into.id, record: into });
    tellMoved();
    const words = { from: titleOf(type, from), into: titleOf(type, into) };
    toasts.show(t('acts.merged', words), () => takeMergeBack(mergeId));
  };

  const tellConverted = ({ lead, client, contact, conversionId }: Converted) => {
    changes.tell({ type: 'client', id: client.id, record: client });
    if (contact) changes.tell({ type: 'contact', id: contact.id, record: contact });
    tellMoved();
    const words = { lead: titleOf('lead', lead), client: client.name };
    toasts.show(t('acts.converted', words), () => takeConversionBack(conversionId));
  };

  return { moved, tellMerged, takeMergeBack, tellConverted, takeConversionBack };
}

const titleOf = (type: Mergeable, record: object) => recordTypes[type].title(record);
