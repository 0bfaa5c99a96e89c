import { acts } from './acts.ts';
import { common } from './common.ts';
import { extension } from './extension.ts';
import { followUps } from './follow-ups.ts';
import { forms } from './forms.ts';
import { records } from './records.ts';
import { screens } from './screens.ts';
import { visits } from './visits.ts';

/** All words of the UI, in English. Another language is a catalogue with the same keys. */
export const en = {
  ...acts,
  ...common,
  ...forms,
  ...followUps,
  ...records,
  ...screens,
  ...visits,
  ...extension,
};
