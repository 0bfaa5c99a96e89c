import { effect, signal, type ReadonlySignal } from '@preact/signals';

import { NoAnswer } from '../../contract/client.ts';
import { findMatches, type Match } from '../../contract/matches.ts';
import { clientOf, type CurrentSession } from '../session/current.ts';
import type { LeadFields } from './lead-fields.ts';
import { matchQuestion } from './matches.ts';

interface Watched {
  current: ReadonlySignal<CurrentSession | null | undefined>;
  fields: ReadonlySignal<LeadFields>;
}

/** Typing pauses this long before the server is asked again. */
const pauseMs = 300;

/** Who is there already, asked anew whenever the values change; `failed` while the server cannot say. */
export function watchMatches({ current, fields }: Watched) {
  const found = signal<Match[]>([]);
  const failed = signal(false);
  let asked = '';

  const stop = effect(() => {
    const session = current.value;
    const question = matchQuestion(fields.value);
    const asking = JSON.stringify([session?.owner, session?.session.token, question]);
    if (asking === asked) return;
    asked = asking;
    if (!session?.session.token || !question) {
      found.value = [];
      return;
    }
    const call = clientOf(session);
    setTimeout(() => {
      if (asking === asked) void find();
    }, pauseMs);

    async function find() {
      try {
        const { matches } = await call(findMatches, question ?? {});
        if (asking !== asked) return;
        found.value = matches;
        failed.value = false;
      } catch (error) {
        if (asking !== asked) return;
        if (!(error instanceof NoAnswer)) console.warn('No matches were looked up', error);
        found.value = [];
        failed.value = true;
      }
    }
  });

  return { found, failed, stop };
}
