import { imports } from './en/imports.ts';
import { workspace } from './en/workspace.ts';
import { translate } from './translate.ts';

/** The words for a key, those of the pages of imports included. */
export const t = translate({ ...workspace, ...imports });
