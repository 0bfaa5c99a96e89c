import type { Action, Resource } from '../../contract/permissions.ts';
import { t, type MessageKey } from '../../widget/messages/t-extension.ts';
import type { CurrentSession } from '../session/current.ts';
import { may } from '../session/may.ts';

const acts = [
  ['lead', 'create', 'panel.saveLeads'],
  ['interaction', 'create', 'panel.logInteractions'],
  ['followUp', 'create', 'panel.planFollowUps'],
] as const satisfies readonly (readonly [Resource, Action, MessageKey])[];

/** What of the bar's acts is not offered, and who can help; nothing where all of it is. */
export function MayNot({ session }: { session: CurrentSession }) {
  const missing = acts.filter(([resource, action]) => !may(session, resource, action));
  if (missing.length === 0) return null;
  const what = new Intl.ListFormat('en', { type: 'disjunction' }).format(
    missing.map(([, , words]) => t(words)),
  );
  return <p class="small quiet">{t('panel.mayNot', { what })}</p>;
}
