import { account } from './en/account.ts';
import { workspace } from './en/workspace.ts';
import { translate } from './translate.ts';

/** The words for a key, those about accounts included; only what is loaded with those pages may import this. */
export const t = translate({ ...workspace, ...account });
