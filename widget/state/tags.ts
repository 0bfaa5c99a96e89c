import { batch, signal } from '@preact/signals';

import type { Client } from '../../contract/client.ts';
import type { Output } from '../../contract/endpoint.ts';
import { listTags, removeTag, renameTag } from '../../contract/tags.ts';
import { failureOf, type Failure } from './failure.ts';

export type UsedTag = Output<typeof listTags>['items'][number];

/** The tags in use, and what is done to one of them on all its records. */
export function createTags({ call }: { call: Client }) {
  const tags = signal<UsedTag[] | null>(null);
  const failure = signal<Failure | null>(null);

  const load = async () => {
    try {
      const { items } = await call(listTags, {});
      batch(() => {
        tags.value = items;
        failure.value = null;
      });
    } catch (error) {
      failure.value = failureOf(error);
    }
  };

  /** The server changes some hundreds at a time; what it has changed stays so when the next ones fail. Answers how many. */
  const untilDone = async (change: () => Promise<{ changed: number; left: number }>) => {
    let changed = 0;
    try {
      for (;;) {
        const answer = await change();
        changed += answer.changed;
        if (answer.left === 0 || answer.changed === 0) return changed;
      }
    } finally {
      await load();
    }
  };

  /** Throw what the server refuses. */
  const rename = (tag: string, to: string) => untilDone(() => call(renameTag, { tag, to }));
  const remove = (tag: string) => untilDone(() => call(removeTag, { tag }));

  return { tags, failure, load, rename, remove, stop: () => {} };
}
