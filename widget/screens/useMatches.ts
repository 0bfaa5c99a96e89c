import { useEffect, useState } from 'preact/hooks';

import { findMatches } from '../../contract/matches.ts';
import type { RecordType, Row } from '../../contract/record.ts';
import { asText, asTexts } from '../components/inputs/input-props.ts';
import type { FoundMatch } from '../components/MatchBanner.tsx';
import type { Form } from '../state/form.ts';
import { useWorkspace } from './workspace-context.ts';

const restMs = 300;

/** What is compared, read from a record or a half-filled form; null while there is nothing to compare. */
export function wordsOf(values: Row) {
  const name = [values['firstName'], values['lastName']].map(asText).filter(Boolean).join(' ');
  const asked = {
    emails: asTexts(values['emails']).filter((email) => /.@.+\../.test(email)),
    phones: asTexts(values['phones']).filter((phone) => phone.replace(/\D/g, '').length > 5),
    names: name.includes(' ') ? [name] : [],
    companies: [asText(values['companyName']) || asText(values['name'])].filter(
      (company) => company.length > 2,
    ),
    website: asText(values['website']) || null,
  };
  const isNothing = Object.values(asked).every((one) => one === null || one.length === 0);
  return isNothing ? null : asked;
}

/** Records that may be the same as the one being typed. */
export function useMatches(type: RecordType, form: Form): FoundMatch[] {
  const { call } = useWorkspace();
  const [matches, setMatches] = useState<FoundMatch[]>([]);
  const isKnown = Object.values(type.fields).some(({ key }) => key);
  const asked = isKnown ? wordsOf(form.values()) : null;
  const text = asked ? JSON.stringify(asked) : '';
  useEffect(() => {
    if (!asked) {
      setMatches([]);
      return undefined;
    }
    const cancel = new AbortController();
    const ask = async () => {
      try {
        const found = await call(findMatches, asked, { signal: cancel.signal });
        setMatches(found.matches);
      } catch {
        // A hint that does not come must not stand in the way: saving checks the same again.
        if (!cancel.signal.aborted) setMatches([]);
      }
    };
    const timer = setTimeout(() => void ask(), restMs);
    return () => {
      clearTimeout(timer);
      cancel.abort();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the text stands for what is asked
  }, [text, call]);
  return matches;
}
