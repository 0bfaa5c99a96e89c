import { acts } from './acts.ts';
import { common } from './common.ts';
import { followUps } from './follow-ups.ts';
import { forms } from './forms.ts';

/** The words that every surface says, in English. Another language is a catalogue with the same keys. */
export const en = { ...acts, ...common, ...forms, ...followUps };
