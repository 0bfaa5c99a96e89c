import { admin } from './en/admin.ts';
import { fields } from './en/fields.ts';
import { logs } from './en/logs.ts';
import { roles } from './en/roles.ts';
import { workspace } from './en/workspace.ts';
import { translate } from './translate.ts';

/** The words for a key, those of the admin pages included; only what is loaded with those pages may import this. */
export const t = translate({ ...workspace, ...admin, ...logs, ...roles, ...fields });
