import { useEffect, useState } from 'preact/hooks';

import { useSurroundings, type Named } from '../surroundings.ts';

export interface Found extends Named {
  type: string;
}

/** A fast typist asks once, not once per letter. */
const restMs = 120;

/** Records of some kinds whose words are found; `words` null asks nothing. */
export function useSearch(types: readonly string[], words: string | null) {
  const { references } = useSurroundings();
  const [answer, setAnswer] = useState<{ found: Found[]; failed: boolean }>({
    found: [],
    failed: false,
  });
  const kinds = types.join();
  useEffect(() => {
    if (words === null) return undefined;
    const cancel = new AbortController();
    const search = async (type: string) => {
      const named = await references.search(type, words.trim(), cancel.signal);
      return named.map((one) => ({ ...one, type }));
    };
    const ask = async () => {
      let next: typeof answer;
      try {
        const found = await Promise.all(kinds.split(',').map(search));
        next = { found: found.flat().slice(0, 12), failed: false };
      } catch {
        next = { found: [], failed: true }; // the list says so
      }
      if (!cancel.signal.aborted) setAnswer(next);
    };
    const timer = setTimeout(() => void ask(), words ? restMs : 0);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
  }, [kinds, words, references]);
  return answer;
}
