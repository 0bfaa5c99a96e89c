import { en } from './index.ts';
import { merged } from './merged.ts';
import { records } from './records.ts';
import { screens } from './screens.ts';
import { visits } from './visits.ts';

/** What the workspace says, but for the pages that few people open. */
export const workspace = { ...en, ...merged, ...records, ...screens, ...visits };
