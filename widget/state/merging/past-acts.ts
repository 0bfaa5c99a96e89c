import { signal } from '@preact/signals';

import type { Client } from '../../../contract/client.ts';
import { listConversions, type Conversion } from '../../../contract/conversions.ts';
import { listMerges, type Merge, type Mergeable } from '../../../contract/merges.ts';
import { failureOf, type Failure } from '../failure.ts';

interface PastActsSettings {
  call: Client;
  type: Mergeable;
  id: string;
}

/** Merges and conversions that a record came out of or went into, latest first, without those that were undone. */
export function createPastActs({ call, type, id }: PastActsSettings) {
  const merges = signal<Merge[]>([]);
  const conversions = signal<Conversion[]>([]);
  const failure = signal<Failure | null>(null);
  let isOver = false;

  const load = async () => {
    try {
      const [merged, converted] = await Promise.all([
        call(listMerges, { type, id }),
        call(listConversions, { type, id }),
      ]);
      if (isOver) return;
      merges.value = merged.items.filter(({ undoneAt }) => undoneAt === null);
      conversions.value = converted.items.filter(({ undoneAt }) => undoneAt === null);
      failure.value = null;
    } catch (error) {
      if (!isOver) failure.value = failureOf(error);
    }
  };

  const stop = () => {
    isOver = true;
  };
  return { merges, conversions, failure, load, stop };
}
