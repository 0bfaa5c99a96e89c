import type { RecordType } from '../../contract/record.ts';
import { recordTypes } from '../../contract/records/index.ts';
import { isMergeable, type MergeableType } from '../state/merging/rights.ts';

/** Kinds of record that have a list and pages of their own. */
const listed = [
  recordTypes.lead,
  recordTypes.client,
  recordTypes.contact,
  recordTypes.account,
  recordTypes.project,
  recordTypes.note,
] as const satisfies readonly RecordType[];

export type Route =
  | { to: 'home' }
  | { to: 'records'; type: RecordType; open: string | null }
  | { to: 'create'; type: RecordType }
  | { to: 'imports'; open: string | null }
  | { to: 'merge'; type: MergeableType; id: string }
  | { to: 'convert'; id: string }
  | { to: 'duplicates' }
  | { to: 'followUps' }
  | { to: 'tasks' }
  | { to: 'tags' }
  | { to: 'members' }
  | { to: 'teams' }
  | { to: 'roles'; open: string | null }
  | { to: 'company' }
  | { to: 'fields' }
  | { to: 'websiteForms' }
  | { to: 'mailbox' }
  | { to: 'auditLog' }
  | { to: 'securityLog' }
  | { to: 'notFoundLog' }
  | { to: 'accessGrants' }
  | { to: 'account' }
  | { to: 'nowhere' };

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const fixed: Record<string, Route> = {
  '/': { to: 'home' },
  '/import': { to: 'imports', open: null },
  '/follow-ups': { to: 'followUps' },
  '/tasks': { to: 'tasks' },
  '/tags': { to: 'tags' },
  '/duplicates': { to: 'duplicates' },
  '/team': { to: 'members' },
  '/team/teams': { to: 'teams' },
  '/team/roles': { to: 'roles', open: null },
  '/settings': { to: 'company' },
  '/settings/fields': { to: 'fields' },
  '/settings/website-forms': { to: 'websiteForms' },
  '/settings/mailbox': { to: 'mailbox' },
  '/settings/audit-log': { to: 'auditLog' },
  '/settings/security-log': { to: 'securityLog' },
  '/settings/not-found': { to: 'notFoundLog' },
  '/settings/access': { to: 'accessGrants' },
  '/account': { to: 'account' },
};

/** The screen that a path leads to. */
export function routeOf(path: string): Route {
  const known = fixed[path];
  if (known) return known;
  const [, role] = /^\/team\/roles\/([^/]+)$/.exec(path) ?? [];
  if (role) return uuid.test(role) ? { to: 'roles', open: role } : { to: 'nowhere' };
  const [, batch] = /^\/import\/([^/]+)$/.exec(path) ?? [];
  if (batch) return uuid.test(batch) ? { to: 'imports', open: batch } : { to: 'nowhere' };
  const [, plural, rest, act, ...more] = path.split('/');
  const type = listed.find((one) => one.plural === plural);
  if (!type || more.length > 0) return { to: 'nowhere' };
  if (act !== undefined) return actOf(type, rest, act);
  if (!rest) return { to: 'records', type, open: null };
  if (rest === 'new') return { to: 'create', type };
  return uuid.test(rest) ? { to: 'records', type, open: rest } : { to: 'nowhere' };
}

/** The screen of something that is done with one record. */
function actOf(type: RecordType, id: string | undefined, act: string): Route {
  if (!id || !uuid.test(id)) return { to: 'nowhere' };
  if (act === 'merge' && isMergeable(type)) return { to: 'merge', type, id };
  return act === 'convert' && type === recordTypes.lead ? { to: 'convert', id } : { to: 'nowhere' };
}
