import type { Action, Resource } from '../../contract/permissions.ts';
import type { CurrentSession } from './current.ts';

/** Whether the member's role allows an act on anything at all, as far as is known here; the server asks its own. */
export const may = ({ session }: CurrentSession, resource: Resource, action: Action): boolean =>
  session.rights?.permissions[resource]?.[action] !== 'none';
