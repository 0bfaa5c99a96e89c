import { en } from './index.ts';
import { lists } from './lists.ts';
import { merged } from './merged.ts';
import { recordPages } from './record-pages.ts';
import { records } from './records.ts';
import { screens } from './screens.ts';
import { visits } from './visits.ts';

/** What the workspace says, but for the pages that few people open. */
export const workspace = {
  ...en,
  ...merged,
  ...records,
  ...lists,
  ...recordPages,
  ...screens,
  ...visits,
};
