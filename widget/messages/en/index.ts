import { common } from './common.ts';
import { extension } from './extension.ts';
import { followUps } from './follow-ups.ts';
import { forms } from './forms.ts';

/** All words of the UI, in English. Another language is a catalogue with the same keys. */
export const en = { ...common, ...forms, ...followUps, ...extension };
