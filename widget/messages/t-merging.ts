import { merging } from './en/merging.ts';
import { workspace } from './en/workspace.ts';
import { translate } from './translate.ts';

/** The words for a key, those of merging, converting and duplicates included; only what is loaded with those pages may import this. */
export const t = translate({ ...workspace, ...merging });
