import type { Action, Resource } from '../../contract/permissions.ts';
import type { Me } from '../../contract/sessions.ts';
import { may } from '../state/rights.ts';
import { useWorkspace } from './workspace-context.ts';

/** Who is signed in; null for the moment in which somebody signs out. */
export function useMe(): Me | null {
  const { session } = useWorkspace();
  const state = session.state.value;
  return state.is === 'signedIn' ? state.me : null;
}

/** Asks whether whoever is signed in may do something, to offer it or not. */
export function useMay(): (resource: Resource, action: Action) => boolean {
  const me = useMe();
  return (resource, action) => me !== null && may(me, resource, action);
}
