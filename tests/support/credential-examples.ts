import { newId } from '../../contract/id.ts';

/**
 * Inputs for each endpoint about accounts, as somebody would send them who knows no password, has no code and holds no link:
 * none of them has an effect on anybody. What has one is in `ready.ts`.
 */
export const credentialInputs = (
  ids: { member: string; session: string },
  word: string,
): Record<string, object[]> => ({
  'sessions.list': [{}, { limit: 1 }],
  'sessions.revoke': [{ id: ids.session }],
  'sessions.endOthers': [{}],
  'sessions.confirm': [{ password: 'not the password' }],
  'memberSessions.list': [{ id: ids.member }],
  'memberSessions.revoke': [{ id: ids.member, sessionId: ids.session }],
  'passwordResets.create': [{ email: `nobody@${word}.example` }],
  'passwordResets.complete': [{ token: newId(), password: 'a few words of mine' }],
  'me.changePassword': [{ current: 'not the password', password: 'a few words of mine' }],
  'me.changeEmail': [{ email: `new@${word}.example`, password: 'not the password' }],
  'emailChanges.confirm': [{ token: newId() }],
  'totp.start': [{}],
  'totp.confirm': [{ code: '000000' }],
  'totp.disable': [{ password: 'not the password', code: '000000' }],
  'pairings.create': [{}],
  'pairings.redeem': [{ code: 'ABCD-EFGH', name: 'A laptop' }],
  'mailbox.list': [{}, { limit: 1 }],
});

/** What an endpoint that anybody may call answers to those inputs; all others answer 401 to whoever is not signed in. */
export const toldToStrangers: Record<string, number> = {
  'passwordResets.create': 201,
  'passwordResets.complete': 422,
  'emailChanges.confirm': 422,
  // There is somebody who runs the installation.
  'setUp.create': 404,
  'invitations.look': 404,
  'invitations.accept': 404,
  'notFound.report': 204,
};
