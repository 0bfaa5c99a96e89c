import type { Client } from '../../contract/client.ts';
import { listTags } from '../../contract/tags.ts';
import type { Changes } from './changes.ts';

/** The tags in use, asked for when somebody begins to write one, and anew once something was changed. */
export function createKnownTags({ call, changes }: { call: Client; changes: Changes }) {
  let known: Promise<readonly string[]> | null = null;
  const ask = async () => {
    try {
      return (await call(listTags, {})).items.map(({ tag }) => tag);
    } catch {
      known = null; // without suggestions a tag is written out; the next input asks again
      return [];
    }
  };
  const all = () => (known ??= ask());
  const stop = changes.listen(() => {
    known = null;
  });
  return { all, stop };
}
