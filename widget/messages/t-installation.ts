import { installation } from './en/installation.ts';
import { workspace } from './en/workspace.ts';
import { translate } from './translate.ts';

/** The words for a key, those for who runs the installation included; only what is loaded with those pages may import this. */
export const t = translate({ ...workspace, ...installation });
