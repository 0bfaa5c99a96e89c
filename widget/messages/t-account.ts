import { account } from './en/account.ts';
import { en } from './en/index.ts';
import { translate } from './translate.ts';

/** The words for a key, those about accounts included; only what is loaded with those pages may import this. */
export const t = translate({ ...en, ...account });
