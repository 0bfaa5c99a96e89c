import { admin } from './en/admin.ts';
import { en } from './en/index.ts';
import { logs } from './en/logs.ts';
import { roles } from './en/roles.ts';
import { translate } from './translate.ts';

/** The words for a key, those of the admin pages included; only what is loaded with those pages may import this. */
export const t = translate({ ...en, ...admin, ...logs, ...roles });
