import { useEffect, useState } from 'preact/hooks';

import { findMatches, type Match } from '../../../contract/matches.ts';
import type { RecordType } from '../../../contract/record.ts';
import type { AnyRecord } from '../../state/any-record.ts';
import { failureOf, type Failure } from '../../state/failure.ts';
import { wordsOf } from '../useMatches.ts';
import { useWorkspace } from '../workspace-context.ts';

interface Likely {
  /** Null until it is known. */
  found: Match[] | null;
  failure: Failure | null;
}

/** Records of the same kind that may be the same one as a record, and that whoever asks may open. */
export function useLikely(type: RecordType, record: AnyRecord): Likely {
  const { call } = useWorkspace();
  const [likely, setLikely] = useState<Likely>({ found: null, failure: null });
  useEffect(() => {
    const cancel = new AbortController();
    const ask = async () => {
      const asked = wordsOf(record);
      if (!asked) return setLikely({ found: [], failure: null });
      try {
        const { matches } = await call(findMatches, asked, { signal: cancel.signal });
        const found = matches.filter(
          (one) => one.type === type.name && one.id !== record.id && one.readable,
        );
        setLikely({ found, failure: null });
      } catch (error) {
        if (!cancel.signal.aborted) setLikely({ found: [], failure: failureOf(error) });
      }
    };
    void ask();
    return () => cancel.abort();
  }, [call, type, record]);
  return likely;
}
